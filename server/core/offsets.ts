import { replaceIn } from './fold';

/** Where each piece of a text begins. An edit moves all behind it by one number, kept until somebody edits elsewhere. */
export class Offsets {
  private readonly values: number[];
  /** From here on the values lack `shift`. */
  private gap = 0;
  private shift = 0;

  constructor(values: number[] = []) {
    this.values = values;
  }

  get length(): number {
    return this.values.length;
  }

  get(index: number): number | undefined {
    const value = this.values[index];
    return value !== undefined && index >= this.gap ? value + this.shift : value;
  }

  /** Puts others in the place of `count` of them; those behind move by `shift`. */
  replace(from: number, count: number, fresh: readonly number[], shift: number): void {
    this.moveGap(from + count);
    replaceIn(this.values, from, count, fresh);
    this.gap = from + fresh.length;
    this.shift += shift;
  }

  /** How many begin before an offset. */
  countBefore(offset: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.get(middle) as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private moveGap(to: number): void {
    const { values, gap, shift } = this;
    for (let at = gap; at < to; at++) values[at] = (values[at] as number) + shift;
    for (let at = to; at < gap; at++) values[at] = (values[at] as number) - shift;
    this.gap = to;
  }
}
