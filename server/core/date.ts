import { MONTH } from './month';
import { numberAt, type Token } from './token';
import type { Day } from './types';

export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date that starts at a token, and the token after it. "05/12/2026" is month-first in the US only. */
export function dateAt(
  tokens: readonly Token[],
  at: number,
  monthFirst: boolean,
): { day: Day; to: number } | undefined {
  return iso(tokens, at) ?? slashed(tokens, at, monthFirst) ?? named(tokens, at);
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';
const number = (tokens: readonly Token[], at: number) =>
  /^\d+$/.test(key(tokens, at)) ? numberAt(tokens, at) : Number.NaN;
const pad = (value: number) => String(value).padStart(2, '0');

function iso(tokens: readonly Token[], at: number) {
  const mark = key(tokens, at + 1);
  if (!/^\d{4}$/.test(key(tokens, at)) || !/^[-/]$/.test(mark) || key(tokens, at + 3) !== mark) return undefined;
  const month = number(tokens, at + 2);
  return day(number(tokens, at), month, number(tokens, at + 4), at + 5);
}

function slashed(tokens: readonly Token[], at: number, monthFirst: boolean) {
  const mark = key(tokens, at + 1);
  if (mark !== '/' && mark !== '-') return dotted(tokens, at);
  if (tokens[at + 1]?.spaced || tokens[at + 2]?.spaced) return undefined;
  const [first, second, third] = [number(tokens, at), number(tokens, at + 2), number(tokens, at + 4)];
  if (key(tokens, at + 3) !== mark) {
    // "05/2026": a month and a year.
    return mark === '/' && second > 1990 && first <= 12 ? { day: `${second}-${pad(first)}`, to: at + 3 } : undefined;
  }
  const [month, date] = first > 12 || (!monthFirst && second <= 12) ? [second, first] : [first, second];
  return day(year(third), month, date, at + 5);
}

/** "12.05.2026" is read as a number, a dot and a number. */
function dotted(tokens: readonly Token[], at: number) {
  const parts = /^(\d{1,2})\.(\d{1,2})$/.exec(key(tokens, at));
  if (!parts || key(tokens, at + 1) !== '.' || tokens[at + 2]?.spaced) return undefined;
  return day(year(number(tokens, at + 2)), Number(parts[2]), Number(parts[1]), at + 3);
}

/** "3 June 2026", "3rd of June 2026", "22-Feb-2026", "June 3rd, 2026", "June 2026", "June of 2026", "Jun '26". */
function named(tokens: readonly Token[], at: number) {
  const monthAt = isMonth(tokens, at) ? at : skip(tokens, at + 1, BEFORE_MONTH);
  if (!isMonth(tokens, monthAt)) return undefined;
  const month = MONTHS.indexOf(key(tokens, monthAt).slice(0, 3)) + 1;
  const next = skip(tokens, monthAt + 1, BEFORE_YEAR);
  const short = key(tokens, next) === "'" ? next + 1 : next;
  const [first, fullYear] = [number(tokens, short), year(number(tokens, short))];
  if (monthAt > at) return day(fullYear, month, number(tokens, at), short + 1);
  const hasYear = first > 1900 || (short > next && first < 100);
  if (hasYear) return { day: `${fullYear}-${pad(month)}`, to: short + 1 };
  const yearAt = skip(tokens, next + 1, BEFORE_YEAR);
  return day(year(number(tokens, yearAt)), month, first, yearAt + 1);
}

const BEFORE_MONTH = /^(?:st|nd|rd|th|of|-)$/;
const BEFORE_YEAR = /^(?:st|nd|rd|th|of|[-.,])$/;
const MOST_SKIPPED = 2;

function skip(tokens: readonly Token[], from: number, words: RegExp): number {
  let at = from;
  while (at < from + MOST_SKIPPED && words.test(key(tokens, at))) at++;
  return at;
}

const isMonth = (tokens: readonly Token[], at: number) => MONTH.test(key(tokens, at)) || key(tokens, at) === 'may';
const year = (value: number) => (value < 100 ? 2000 + value : value);

function day(fullYear: number, month: number, date: number, to: number) {
  const valid = fullYear >= 1900 && fullYear <= 2100 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
  return valid ? { day: `${fullYear}-${pad(month)}-${pad(date)}`, to } : undefined;
}

/** Adds days to a full day; one that no calendar has stays as it is. */
export function addDays(from: Day, days: number): Day {
  const time = Date.parse(`${from}T00:00:00Z`) + days * 86_400_000;
  return Math.abs(time) < LAST ? new Date(time).toISOString().slice(0, 10) : from;
}

const LAST = 8.64e15;
