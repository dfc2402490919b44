import type { Token } from '../token';
import type { Day } from '../types';

export type TimeUnit = 'day' | 'week' | 'month' | 'year';

const UNITS: Readonly<Record<string, TimeUnit>> = {
  d: 'day',
  day: 'day',
  w: 'week',
  wk: 'week',
  week: 'week',
  m: 'month',
  mo: 'month',
  mth: 'month',
  mnth: 'month',
  month: 'month',
  y: 'year',
  yr: 'year',
  year: 'year',
};
/** British shorthand: 3/7 is three days, 6/52 six weeks, 3/12 three months. */
const OVER: Readonly<Record<string, TimeUnit>> = { '7': 'day', '52': 'week', '12': 'month' };

/** The unit of time at a token, and the token after it. */
export function unitAt(tokens: readonly Token[], at: number): { unit: TimeUnit; to: number } | undefined {
  const key = tokens[at]?.key ?? '';
  if (key === '/') {
    const over = OVER[tokens[at + 1]?.key ?? ''];
    return over && { unit: over, to: at + 2 };
  }
  const start = key === '-' ? at + 1 : at;
  const word = tokens[start]?.key ?? '';
  const unit = UNITS[word] ?? (word.length > 2 ? UNITS[word.replace(/s$/, '')] : undefined);
  if (!unit) return undefined;
  const dot = tokens[start + 1]?.key === '.' && !tokens[start + 1]?.spaced && word.length < 4;
  return { unit, to: dot ? start + 2 : start + 1 };
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** "two" is 2, "a" is 1. */
export function wordNumber(word: string): number | undefined {
  if (word === 'a' || word === 'an') return 1;
  const index = WORDS.indexOf(word);
  return index < 0 ? undefined : index + 1;
}

const DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 30.4375, year: 365 };

export const daysOf = (count: number, unit: TimeUnit): number => Math.round(count * DAYS[unit]);

/** The month that lies so many before a day. */
export function monthsBefore(on: Day, count: number): Day {
  const index = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
