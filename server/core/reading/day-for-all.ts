import type { Sentence } from '../sentence';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';

const BETWEEN = /^(?:on|from|dated|of|drawn|done|in|at|checked|taken|:)$/;
const MOST_BETWEEN = 3;
const REACH = 12;

/** "Hb 105 and platelets 455, all on 12 May 2026": a date at the end of a sentence for all that it says. */
export function dayForAll({ tokens, context }: NotePart, { from, to }: Sentence, on: Day | undefined): Day | undefined {
  const start = Math.max(from, to - REACH);
  const all = tokens.slice(start, to).findLastIndex((it) => /^(?:all|both)$/.test(it.key));
  if (all < 0) return undefined;
  let at = start + all + 1;
  while (at < start + all + 1 + MOST_BETWEEN && BETWEEN.test(tokens[at]?.key ?? '')) at++;
  const date = namedDay(tokens, at, context.monthFirst, on);
  return date && date.to <= to && /^[.;)]?$/.test(tokens[date.to]?.key ?? '') ? date.day : undefined;
}
