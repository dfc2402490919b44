import { blocksIn } from './block';
import { alike, replaceIn } from './fold';
import type { KnowledgeBase } from './kb';
import { Ledger } from './ledger';
import type { Changes, Lines } from './lines';
import { Offsets } from './offsets';
import { Anchor } from './place';
import { handedDown, type Placed, placeBlock } from './placed-block';
import { contextOf, NO_SCOPE, type Scope, sameContext, sameScope } from './scope';
import type { Settings } from './types';

/** The blocks of one note as they were read last. An edit reads anew what it touched, and moves the rest. */
export class NoteBlocks {
  readonly lines: Lines;
  readonly kb: KnowledgeBase;
  readonly label: Settings['label'];
  readonly ledger = new Ledger();
  private readonly blocks: Placed[] = [];
  /** Where each block begins. */
  private readonly starts = new Offsets();
  private readonly changes: Changes;
  private length = 0;

  constructor(lines: Lines, kb: KnowledgeBase, label: Settings['label']) {
    this.lines = lines;
    this.kb = kb;
    this.label = label;
    this.changes = lines.follow();
    this.renew(0, 0, 0);
  }

  get all(): readonly Placed[] {
    return this.blocks;
  }

  /** The place in the list of the block that an offset stands in or behind; -1 where there is none. */
  indexAt(offset: number): number {
    return this.starts.countBefore(offset + 1) - 1;
  }

  /** Takes in what was edited since. */
  update(): void {
    const untouched = this.changes.take();
    if (!untouched) return;
    const { lines } = this;
    // The last block that begins above may go on into what is new.
    const from = Math.max(0, this.starts.countBefore(untouched.before) - 1);
    // Whether a line goes on from the one before it stays as it was only where both are untouched.
    const below = lines.startOf(lines.lineAt(lines.length - untouched.after) + 1);
    const shift = lines.length - this.length;
    this.renew(from, Math.max(from, this.starts.countBefore(below - shift)), shift);
  }

  /** Cuts and reads the text of the blocks [from, to) anew, and moves those behind. */
  private renew(from: number, to: number, shift: number): void {
    const { blocks, ledger } = this;
    ledger.open();
    const spans = this.cut(from, to, shift);
    const old = blocks.slice(from, to).map((it) => it.text);
    const [above, below] = alike(
      spans.map((it) => it.text),
      old,
    );
    const first = from + above;
    const gone = blocks.slice(first, to - below);
    for (const it of gone) ledger.remove(it);
    const last = spans.length - below;
    let scope = this.scopeAt(first);
    const fresh = spans.slice(above, last).map(({ text }, index) => {
      const block = placeBlock(new Anchor(this.starts, first + index), text, scope, this.kb, this.label);
      scope = handedDown(block);
      return block;
    });
    replaceIn(blocks, first, gone.length, fresh);
    const starts = spans.map((it) => it.start);
    this.starts.replace(from, to - from, starts, shift);
    if (starts.length !== to - from) for (let at = from; at < blocks.length; at++) (blocks[at] as Placed).at.index = at;
    for (const it of fresh) ledger.add(it);
    this.length = this.lines.length;
    this.handDown(first + fresh.length, scope);
  }

  private cut(from: number, to: number, shift: number): { start: number; text: string }[] {
    const { blocks, lines } = this;
    const next = blocks[to];
    const end = next ? next.at.start + shift : Number.POSITIVE_INFINITY;
    const spans: { start: number; text: string }[] = [];
    for (const span of blocksIn(lines, from === 0 ? 0 : blocks[from]?.at.start)) {
      if (span.start >= end) break;
      spans.push({ start: span.start, text: lines.slice(span.start, span.end) });
    }
    return spans;
  }

  /** Goes on below with what a block hands down, until that is what it was. */
  private handDown(from: number, scope: Scope): void {
    const { blocks, ledger, kb, label } = this;
    let current = scope;
    for (let at = from; at < blocks.length; at++) {
      const block = blocks[at] as Placed;
      if (sameScope(block.scope, current)) return;
      if (sameContext(block.context, contextOf(current, block.text, { label }))) block.scope = current;
      else {
        ledger.remove(block);
        blocks[at] = placeBlock(block.at, block.text, current, kb, label);
        ledger.add(blocks[at] as Placed);
      }
      current = handedDown(blocks[at] as Placed);
    }
  }

  private scopeAt(index: number): Scope {
    const before = this.blocks[index - 1];
    return before ? handedDown(before) : NO_SCOPE;
  }
}
