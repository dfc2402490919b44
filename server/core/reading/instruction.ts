import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import { scan } from '../lexicon';
import { sentenceStarts } from '../sentence';
import { tokenize } from '../token';
import type { Instruction } from '../types';
import { toInstruction } from './draft';
import { gather } from './gather';
import { mergeTold } from './merge';
import { readParts } from './part';

/** The dose instructions of a text, of whatever medicine, in the order of the text. */
export function readInstructions(text: string, kb: KnowledgeBase): Instruction[] {
  return splitBlocks(text).flatMap(({ start, end }) => readBlock(text.slice(start, end), start, kb));
}

function readBlock(text: string, offset: number, { lexicon }: KnowledgeBase): Instruction[] {
  const tokens = tokenize(text);
  const starts = sentenceStarts(text, tokens);
  const startOf = (at: number) => tokens[at]?.start ?? 0;
  const endOf = (to: number) => tokens[to - 1]?.end ?? 0;
  return starts.flatMap((from, index) => {
    const to = starts[index + 1] ?? tokens.length;
    const known = scan(lexicon.words, text, tokens, from, to);
    const parts = readParts({ text, tokens, to, doses: lexicon.doses }, from, known);
    const drafts = gather(parts, (it) => text.slice(startOf(it.from), endOf(it.to)));
    const span = (first: number, last: number) => ({ start: offset + startOf(first), end: offset + endOf(last) });
    return mergeTold(drafts.map((draft) => ({ draft, instruction: toInstruction(draft, span) })));
  });
}
