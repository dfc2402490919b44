import { MONTH } from './month';
import { numberAt, type Token } from './token';
import type { Day } from './types';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
  if (!/^\d{4}$/.test(key(tokens, at)) || key(tokens, at + 1) !== '-') return undefined;
  const month = number(tokens, at + 2);
  if (key(tokens, at + 3) !== '-') return undefined;
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

function named(tokens: readonly Token[], at: number) {
  const monthAt = isMonth(tokens, at) ? at : isMonth(tokens, at + 1) ? at + 1 : undefined;
  if (monthAt === undefined) return undefined;
  const month = MONTHS.indexOf(key(tokens, monthAt).slice(0, 3)) + 1;
  let next = monthAt + 1;
  if (key(tokens, next) === '.') next++;
  if (monthAt === at + 1) return day(year(number(tokens, next)), month, number(tokens, at), next + 1);
  if (number(tokens, next) > 1900) return { day: `${number(tokens, next)}-${pad(month)}`, to: next + 1 };
  const yearAt = /^(?:,|st|nd|rd|th)$/.test(key(tokens, next + 1)) ? next + 2 : next + 1;
  return day(year(number(tokens, yearAt)), month, number(tokens, next), yearAt + 1);
}

const isMonth = (tokens: readonly Token[], at: number) => MONTH.test(key(tokens, at)) || key(tokens, at) === 'may';
const year = (value: number) => (value < 100 ? 2000 + value : value);

function day(fullYear: number, month: number, date: number, to: number) {
  const valid = fullYear >= 1900 && fullYear <= 2100 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
  return valid ? { day: `${fullYear}-${pad(month)}-${pad(date)}`, to } : undefined;
}

/** Adds weeks to a full day; anything less exact has no due date. */
export function addWeeks(from: Day | undefined, weeks: number): Day | undefined {
  if (from?.length !== 10) return undefined;
  const time = Date.parse(`${from}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : new Date(time + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
