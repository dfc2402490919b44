import { hangs } from './block';
import type { NoteBlocks } from './note-blocks';
import type { Placed } from './placed-block';
import type { Note, Span, Text } from './types';

/** From the plan's heading to the end of its last line; a signature below it is no plan. */
export function planOf(text: Text, blocks: NoteBlocks): Note['plan'] {
  const first = blocks.ledger.of('heading', 'plan')[0];
  const found = first?.reading.headings.find((it) => it.section === 'plan');
  const last = lastOfPlan(blocks);
  if (!first || !found || last === undefined) return undefined;
  const heading = { start: first.at.start + found.start, end: first.at.start + found.end };
  const { at, text: words } = blocks.all[beforeClosing(text, blocks.all, last, heading)] as Placed;
  return { heading, end: at.start + words.trimEnd().length };
}

/** The last block under a plan's heading that the heading still holds for: from the last such heading upwards. */
function lastOfPlan(blocks: NoteBlocks): number | undefined {
  const opened = blocks.ledger.of('has', 'heading');
  let end = blocks.all.length;
  for (let nth = opened.length - 1; nth >= 0; nth--) {
    const block = opened[nth] as Placed;
    const from = blocks.indexAt(block.at.start);
    for (let at = end - 1; isPlan(block) && at >= from; at--) {
      if (blocks.all[at]?.reading.ends === 'plan') return at;
    }
    end = from;
  }
  return undefined;
}

const isPlan = ({ reading }: Placed) => reading.headings.at(-1)?.section === 'plan';

/** Leaves out what follows an empty line, is no list item and names nothing that we know: "R. Okonjo MD, Rheumatology". */
function beforeClosing(text: Text, blocks: readonly Placed[], last: number, heading: Span): number {
  let end = last;
  for (let at = last; at > 0; at--) {
    const [before, block] = [blocks[at - 1] as Placed, blocks[at] as Placed];
    const isPlain = block.facts.mentions.length === 0 && !hangs(block.text);
    if (!isPlain || block.at.start <= heading.start) break;
    if (/\n\s*\n/.test(text.slice(before.at.start + before.text.length, block.at.start))) end = at - 1;
  }
  return end;
}
