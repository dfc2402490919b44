import type { KnowledgeBase } from '../kb';
import { readRow } from '../lab-cells';
import type { Analysis, Result } from '../types';
import { noteDay } from './note-day';
import { type NotePart, partsOf } from './note-part';
import { readNumbers, readUnder } from './number-result';
import { readSigns } from './sign-result';

/** The results that a note states, in the order of the text. */
export function readResults(analysis: Analysis, kb: KnowledgeBase): Result[] {
  const on = noteDay(analysis);
  let above: NotePart | undefined;
  return partsOf(analysis, kb).flatMap((part) => {
    const under = above && readUnder(above, part, kb);
    // A name alone on its line is the head of the lines with days below it.
    if (!under) above = isName(part) ? part : undefined;
    const results = under ?? [...readNumbers(part, kb, on), ...readSigns(part, on), ...rows(part, kb)];
    return results
      .map((it) => ({ ...it, span: { start: it.span.start + part.start, end: it.span.end + part.start } }))
      .sort((a, b) => a.span.start - b.span.start);
  });
}

const isName = ({ tokens, terms }: NotePart) =>
  terms.length === 1 && terms[0]?.from === 0 && tokens.length - terms[0].to <= 1;

/** A row that begins with its day, under a head of tests. */
const rows = ({ tokens, context: { columns, monthFirst } }: NotePart, kb: KnowledgeBase): Result[] =>
  columns?.kind === 'tests'
    ? readRow(columns, tokens, kb, monthFirst).map(({ test, value, unit, on, span }) => ({
        span,
        test,
        value,
        unit,
        ...(on && { on }),
      }))
    : [];
