import { hangs } from './block';
import type { BlockReading } from './read-block';
import type { Note, Span } from './types';

/** From the plan's heading to the end of its last line; a signature below it is no plan. */
export function planOf(text: string, blocks: readonly Span[], readings: readonly BlockReading[]): Note['plan'] {
  let heading: Span | undefined;
  let open = false;
  let last: number | undefined;
  readings.forEach(({ headings, sentences }, index) => {
    const { start } = blocks[index] as Span;
    for (const it of headings) {
      open = it.section === 'plan';
      if (open) heading ??= { start: start + it.start, end: start + it.end };
    }
    if (open && sentences.at(-1)?.section === 'plan') last = index;
  });
  if (!heading || last === undefined) return undefined;
  const { start, end } = blocks[beforeClosing(text, blocks, readings, last, heading)] as Span;
  return { heading, end: start + text.slice(start, end).trimEnd().length };
}

/** Leaves out what follows an empty line, is no list item and names nothing that we know: "R. Okonjo MD, Rheumatology". */
function beforeClosing(
  text: string,
  blocks: readonly Span[],
  readings: readonly BlockReading[],
  last: number,
  heading: Span,
): number {
  let end = last;
  for (let at = last; at > 0; at--) {
    const [before, block] = [blocks[at - 1] as Span, blocks[at] as Span];
    const isPlain = readings[at]?.mentions.length === 0 && !hangs(text.slice(block.start, block.end));
    if (!isPlain || block.start <= heading.start) break;
    if (/\n\s*\n/.test(text.slice(before.end, block.start))) end = at - 1;
  }
  return end;
}
