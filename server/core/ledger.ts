import type { Placed } from './placed-block';

const NONE: readonly Placed[] = [];

/**
 * Where a note says something of each thing: its blocks in their order, by a kind and a name such as "problem" and
 * "stroke". A list changes by becoming another one, so whoever kept it knows whether anything is new.
 */
export class Ledger {
  private readonly kinds = new Map<string, Map<string, Placed[]>>();
  /** The lists that became new since open() and may still change. */
  private fresh = new Set<Placed[]>();

  open(): void {
    this.fresh = new Set();
  }

  of(kind: string, name: string): readonly Placed[] {
    return this.kinds.get(kind)?.get(name) ?? NONE;
  }

  /** All names of a kind that the note has now. */
  names(kind: string): string[] {
    return [...(this.kinds.get(kind)?.keys() ?? [])];
  }

  add(block: Placed): void {
    for (const [kind, name] of block.keys) {
      const list = this.listOf(kind, name);
      list.splice(indexIn(list, block), 0, block);
    }
  }

  /** To be called before the block moves: it is found by its place. */
  remove(block: Placed): void {
    for (const [kind, name] of block.keys) {
      const list = this.listOf(kind, name);
      list.splice(indexIn(list, block), 1);
      if (list.length === 0) this.kinds.get(kind)?.delete(name);
    }
  }

  private listOf(kind: string, name: string): Placed[] {
    const names = this.kinds.get(kind) ?? new Map<string, Placed[]>();
    this.kinds.set(kind, names);
    const known = names.get(name) ?? [];
    if (this.fresh.has(known)) return known;
    const list = [...known];
    this.fresh.add(list);
    names.set(name, list);
    return list;
  }
}

function indexIn(list: readonly Placed[], { at: { start } }: Placed): number {
  let [low, high] = [0, list.length];
  if (high === 0 || (list[high - 1] as Placed).at.start < start) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Placed).at.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
