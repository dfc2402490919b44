import { type Token, tokenize } from '../token';
import type { Analysis, Span, TimeReading } from '../types';
import { namedDay } from './day';
import { intervalAt } from './interval';
import { noteDay } from './note-day';

/** The days and intervals that a note names; its own day and days of birth are among them. */
export function readTime(analysis: Analysis): TimeReading {
  const on = noteDay(analysis);
  const tokens = tokenize(String(analysis.note.text));
  const monthFirst = analysis.blocks[0]?.context.monthFirst ?? true;
  const dates: TimeReading['dates'][number][] = [];
  const intervals: TimeReading['intervals'][number][] = [];
  for (let at = 0; at < tokens.length; ) {
    const date = isPartOfNumber(tokens, at) ? undefined : namedDay(tokens, at, monthFirst, on);
    const interval = date ? undefined : intervalAt(tokens, at);
    if (date) dates.push({ span: spanOf(tokens, date.from, date.to), day: date.day });
    if (interval) {
      const { from, to, ...apart } = interval;
      intervals.push({ span: spanOf(tokens, from, to), ...apart });
    }
    at = date?.to ?? interval?.to ?? at + 1;
  }
  return { ...(on && { noteDate: on }), dates, intervals };
}

/** The end of "555-10-2026", a telephone number. */
const isPartOfNumber = (tokens: readonly Token[], at: number) =>
  !tokens[at]?.spaced &&
  /^[-/]$/.test(tokens[at - 1]?.key ?? '') &&
  !tokens[at - 1]?.spaced &&
  tokens[at - 2]?.kind === 'number' &&
  tokens[at + 1]?.key === tokens[at - 1]?.key;

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});
