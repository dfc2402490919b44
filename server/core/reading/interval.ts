import { numberAt, type Token } from '../token';
import { daysOf, type TimeUnit, unitAt, wordNumber } from './duration';

/** How far apart in days: tokens[from..to) are the words of it. */
export interface Interval {
  days: number;
  /** The longer of a range. */
  most?: number;
  from: number;
  to: number;
}

/** "q12w", "every 3 months", "6-weekly", "once a year", "every 3-6 months", "daily". */
export function intervalAt(tokens: readonly Token[], at: number): Interval | undefined {
  const word = key(tokens, at);
  if (word === 'once') return once(tokens, at, at + 1);
  if (word === '1' && /^[x×]$/.test(key(tokens, at + 1))) return once(tokens, at, at + 2);
  if (/^(?:semi|half)$/.test(word)) return halfYearly(tokens, at);
  if (word === 'alternate' && key(tokens, at + 1) === 'days') return { days: 2, from: at, to: at + 2 };
  if (word === 'twice') return twice(tokens, at);
  if (word === 'q') return every(tokens, at, at + 1);
  if (word === 'every' || word === 'each') return every(tokens, at, at + 1);
  const fixed = FIXED[word];
  if (fixed) return { days: fixed, from: at, to: at + 1 };
  return counted(tokens, at) ?? alone(tokens, at);
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

const FIXED: Readonly<Record<string, number>> = {
  qod: 2,
  eod: 2,
  qow: 14,
  eow: 14,
  qw: 7,
  qwk: 7,
  qweek: 7,
  qmo: 30,
  qmonth: 30,
  fortnightly: 14,
  quarterly: 91,
  semiannually: 183,
};
const ADVERBS: Readonly<Record<string, TimeUnit>> = {
  weekly: 'week',
  wkly: 'week',
  monthly: 'month',
  mthly: 'month',
  yearly: 'year',
  annually: 'year',
  annual: 'year',
};
const ORDINALS: Readonly<Record<string, number>> = { other: 2, second: 2, alternate: 2, third: 3, fourth: 4 };
const MOST = 999;

const countAt = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' ? numberAt(tokens, at) : (wordNumber(key(tokens, at)) ?? ORDINALS[key(tokens, at)]);

/** A count and a unit, a range of them, or a unit alone. */
function every(tokens: readonly Token[], from: number, at: number): Interval | undefined {
  const count = countAt(tokens, at);
  const high = count === undefined ? undefined : highAt(tokens, at + 1);
  const hours = inHours(tokens, at);
  const unit = hours ?? unitAt(tokens, count === undefined ? at : at + (high === undefined ? 1 : 3));
  if (!unit || !isCount(count ?? 1) || !isCount(high ?? 1)) return undefined;
  const isHabit = count === undefined && unit.unit === 'day' && HABIT.test(key(tokens, unit.to));
  if (isHabit || (high !== undefined && high <= (count ?? 1))) return undefined;
  const dot = tokens[unit.to - 1]?.key === '.';
  const days = daysOf(hours?.days ?? count ?? 1, unit.unit);
  return { days, ...(high !== undefined && { most: daysOf(high, unit.unit) }), from, to: dot ? unit.to - 1 : unit.to };
}

const isCount = (count: number) => Number.isInteger(count) && count > 0 && count <= MOST;

/** The upper end of "3-6", "3 to 6". */
const highAt = (tokens: readonly Token[], at: number) =>
  /^(?:-|to)$/.test(key(tokens, at)) ? countAt(tokens, at + 1) : undefined;

/** "48 h" is two days; fewer hours are no days. */
function inHours(tokens: readonly Token[], at: number) {
  const days = /^(?:h|hr|hrs|hours?)$/.test(key(tokens, at + 1)) ? numberAt(tokens, at) / 24 : 0;
  return Number.isInteger(days) && days > 0 ? { unit: 'day' as const, days, to: at + 2 } : undefined;
}

/** "activities of daily living", "every day smoker". */
const HABIT = /^(?:living|life|activit.*|routine|tasks?|chores|function.*|smok.*|use)$/;

/** "once a year", "once weekly", "once every 3 months", "once daily". */
function once(tokens: readonly Token[], from: number, at: number): Interval | undefined {
  const next = key(tokens, at);
  const adverb = ADVERBS[next];
  if (adverb) return { days: daysOf(1, adverb), from, to: at + 1 };
  if (next === 'daily') return { days: 1, from, to: at + 1 };
  const leads = /^(?:a|per|each|every|in|\/)$/.test(next);
  return leads ? every(tokens, from, at + 1) : undefined;
}

/** "semi-annual", "half-yearly". */
function halfYearly(tokens: readonly Token[], from: number): Interval | undefined {
  const at = key(tokens, from + 1) === '-' ? from + 2 : from + 1;
  return ADVERBS[key(tokens, at)] === 'year' ? { days: HALF_YEAR, from, to: at + 1 } : undefined;
}

/** "twice a year"; twice a week is no whole number of days. */
function twice(tokens: readonly Token[], from: number): Interval | undefined {
  const to = /^(?:a|per|each)$/.test(key(tokens, from + 1)) ? from + 2 : from + 1;
  return /^(?:year|yearly)$/.test(key(tokens, to)) ? { days: HALF_YEAR, from, to: to + 1 } : undefined;
}

const HALF_YEAR = 183;

/** "6-weekly", "three monthly", "3/12ly". */
function counted(tokens: readonly Token[], at: number): Interval | undefined {
  const count = key(tokens, at) === 'a' ? undefined : countAt(tokens, at);
  const over = key(tokens, at + 1) === '/' && key(tokens, at + 3) === 'ly' ? unitAt(tokens, at + 1) : undefined;
  if (over && count) return { days: daysOf(count, over.unit), from: at, to: at + 4 };
  const adverb = key(tokens, at + 1) === '-' ? at + 2 : at + 1;
  const unit = ADVERBS[key(tokens, adverb)];
  // "15 mg weekly" is none, nor is "day 8 weekly review".
  if (!count || !unit || !Number.isInteger(count) || count > MOST || key(tokens, at - 1) === '-') return undefined;
  return { days: daysOf(count, unit), from: at, to: adverb + 1 };
}

const OTHERWISE = /^(?:twice|thrice|times|x|bi|semi|-|\/)$/;

function alone(tokens: readonly Token[], at: number): Interval | undefined {
  const [word, before] = [key(tokens, at), key(tokens, at - 1)];
  const unit = ADVERBS[word];
  if (OTHERWISE.test(before)) return undefined;
  // "2 daily" may be two a day.
  if (/^(?:daily|nightly)$/.test(word) && tokens[at - 1]?.kind !== 'number' && !HABIT.test(key(tokens, at + 1)))
    return { days: 1, from: at, to: at + 1 };
  return unit && { days: daysOf(1, unit), from: at, to: at + 1 };
}
