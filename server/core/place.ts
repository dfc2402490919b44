import type { Offsets } from './offsets';
import type { Fact, Span } from './types';

/** Where a block begins, by its place in a list of starts; what stands in it moves with it. */
export class Anchor {
  private readonly starts: Offsets;
  index: number;

  constructor(starts: Offsets, index: number) {
    this.starts = starts;
    this.index = index;
  }

  get start(): number {
    return this.starts.get(this.index) as number;
  }
}

/** A span that counts from the start of its block. */
class Place implements Span {
  private readonly block: Anchor;
  private readonly from: number;
  private readonly to: number;

  constructor(block: Anchor, from: number, to: number) {
    this.block = block;
    this.from = from;
    this.to = to;
  }

  get start(): number {
    return this.block.start + this.from;
  }

  get end(): number {
    return this.block.start + this.to;
  }

  worded(words: string): Fact {
    return Object.assign(new Place(this.block, this.from, this.to), { words });
  }
}

/** A span in other words. A span that moves with its block must not be spread: it would lose its place. */
export const worded = (span: Span, words: string): Fact =>
  span instanceof Place ? span.worded(words) : { start: span.start, end: span.end, words };

const NONE: readonly unknown[] = [];

/**
 * A copy of facts whose spans move with a block. Facts are small values without circles, a span is what has start and
 * end, and what is one in the facts is one in the copy.
 */
export function placed<T>(value: T, block: Anchor, copies = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value;
  if (!copies.has(value)) copies.set(value, copied(value, block, copies));
  return copies.get(value) as T;
}

function copied(value: object, block: Anchor, copies: Map<unknown, unknown>): unknown {
  if (Array.isArray(value)) return value.length === 0 ? NONE : value.map((it) => placed(it, block, copies));
  const { start, end } = value as { start?: unknown; end?: unknown };
  const isSpan = typeof start === 'number' && typeof end === 'number';
  const copy = (isSpan ? new Place(block, start, end) : {}) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    if (isSpan && (key === 'start' || key === 'end')) continue;
    copy[key] = placed((value as Record<string, unknown>)[key], block, copies);
  }
  return copy;
}
