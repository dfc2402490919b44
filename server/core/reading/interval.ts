import { numberAt, type Token } from '../token';
import { daysOf, type TimeUnit, unitAt, wordNumber } from './duration';

/** How far apart in days: tokens[from..to) are the words of it. */
export interface Interval {
  days: number;
  from: number;
  to: number;
}

/** "q12w", "every 3 months", "6-weekly", "once a year"; a range names no interval, nor does a day alone. */
export function intervalAt(tokens: readonly Token[], at: number): Interval | undefined {
  const word = key(tokens, at);
  if (word === 'once') return once(tokens, at);
  if (word === 'twice') return twice(tokens, at);
  if (word === 'q') return every(tokens, at, at + 1);
  if (word === 'every' || word === 'each') return every(tokens, at, at + 1);
  const fixed = FIXED[word];
  if (fixed) return { days: fixed, from: at, to: at + 1 };
  return counted(tokens, at) ?? alone(tokens, at);
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

const FIXED: Readonly<Record<string, number>> = {
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
  monthly: 'month',
  yearly: 'year',
  annually: 'year',
  annual: 'year',
};
const ORDINALS: Readonly<Record<string, number>> = { other: 2, second: 2, alternate: 2, third: 3, fourth: 4 };
const MOST = 999;

const countAt = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' ? numberAt(tokens, at) : (wordNumber(key(tokens, at)) ?? ORDINALS[key(tokens, at)]);

/** A count and a unit, or a unit alone. */
function every(tokens: readonly Token[], from: number, at: number): Interval | undefined {
  const count = countAt(tokens, at);
  const unit = unitAt(tokens, count === undefined ? at : at + 1);
  if (!unit || (count === undefined && unit.unit === 'day')) return undefined;
  if (count !== undefined && !(Number.isInteger(count) && count > 0 && count <= MOST)) return undefined;
  const dot = tokens[unit.to - 1]?.key === '.';
  return { days: daysOf(count ?? 1, unit.unit), from, to: dot ? unit.to - 1 : unit.to };
}

/** "once a year", "once weekly", "once every 3 months". */
function once(tokens: readonly Token[], from: number): Interval | undefined {
  const next = key(tokens, from + 1);
  const adverb = ADVERBS[next];
  if (adverb) return { days: daysOf(1, adverb), from, to: from + 2 };
  const leads = /^(?:a|per|each|every|in)$/.test(next);
  return leads ? every(tokens, from, from + 2) : undefined;
}

/** "twice a year"; twice a week is no whole number of days. */
function twice(tokens: readonly Token[], from: number): Interval | undefined {
  const to = /^(?:a|per|each)$/.test(key(tokens, from + 1)) ? from + 2 : from + 1;
  return /^(?:year|yearly)$/.test(key(tokens, to)) ? { days: HALF_YEAR, from, to: to + 1 } : undefined;
}

const HALF_YEAR = 183;

/** "6-weekly", "three monthly". */
function counted(tokens: readonly Token[], at: number): Interval | undefined {
  const count = key(tokens, at) === 'a' ? undefined : countAt(tokens, at);
  const adverb = key(tokens, at + 1) === '-' ? at + 2 : at + 1;
  const unit = ADVERBS[key(tokens, adverb)];
  // "15 mg weekly" is none, nor is "day 8 weekly review".
  if (!count || !unit || !Number.isInteger(count) || count > MOST || key(tokens, at - 1) === '-') return undefined;
  return { days: daysOf(count, unit), from: at, to: adverb + 1 };
}

const OTHERWISE = /^(?:twice|thrice|times|x|bi|semi|-|\/)$/;

function alone(tokens: readonly Token[], at: number): Interval | undefined {
  const unit = ADVERBS[key(tokens, at)];
  return unit && !OTHERWISE.test(key(tokens, at - 1)) ? { days: daysOf(1, unit), from: at, to: at + 1 } : undefined;
}
