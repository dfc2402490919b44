import { addDays, dateAt, MONTHS } from '../date';
import { MONTH } from '../month';
import { numberAt, type Token } from '../token';
import type { Day } from '../types';
import { monthsBefore, unitAt, wordNumber } from './duration';

/** A day that a text names: tokens[from..to) are the words of it. */
export interface Named {
  day: Day;
  from: number;
  to: number;
}

/** The day at a token: a date, a year where a word before it makes it one, or a day counted from the note's own. */
export function namedDay(
  tokens: readonly Token[],
  at: number,
  monthFirst: boolean,
  on: Day | undefined,
): Named | undefined {
  if (tokens[at]?.kind !== 'mark') {
    const date = dateAt(tokens, at, monthFirst);
    if (date) return { ...date, from: at };
  }
  return yearAt(tokens, at) ?? (on?.length === 10 ? relativeTo(on, tokens, at) : undefined);
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

const BEFORE_YEAR =
  /^(?:since|in|from|until|till|of|by|early|late|mid|around|about|circa|during|through|thru|before|after|to|year|spring|summer|autumn|fall|winter|dx|diagnosed|\()$/;
const YEAR = /^(?:19[2-9]|20[0-4])\d$/;

/** "since 2019", "(2019)", "2015-2018": a number alone is no year. */
function yearAt(tokens: readonly Token[], at: number): Named | undefined {
  const next = tokens[at + 1];
  if (!YEAR.test(key(tokens, at)) || (next?.kind === 'word' && !next.spaced)) return undefined;
  const before = key(tokens, at - 1);
  const bridge = /^[-/]$/.test(before) && /^(?:(?:19[2-9]|20[0-4])\d|mid|early|late)$/.test(key(tokens, at - 2));
  const opens =
    /^(?:-|to)$/.test(next?.key ?? '') &&
    (YEAR.test(key(tokens, at + 2)) || /^(?:now|present)$/.test(key(tokens, at + 2)));
  if (!BEFORE_YEAR.test(before) && !bridge && !opens) return undefined;
  if (before === '(' && !/^[),;-]$/.test(next?.key ?? '')) return undefined;
  return COUNTED.test(next?.key ?? '') ? undefined : { day: key(tokens, at), from: at, to: at + 1 };
}

const COUNTED = /^(?:mg|mcg|units?|iu|ml|g|steps?|kcal|cells|k|[%/])$/;

function relativeTo(on: Day, tokens: readonly Token[], at: number): Named | undefined {
  const [word, next] = [key(tokens, at), key(tokens, at + 1)];
  const named = (day: Day, to: number): Named => ({ day, from: at, to });
  if (word === 'today' && next !== "'") return named(on, at + 1);
  if (word === 'yesterday') return named(addDays(on, -1), at + 1);
  if (word === 'day' && next === 'before' && key(tokens, at + 2) === 'yesterday') return named(addDays(on, -2), at + 3);
  if (word === 'tomorrow') return named(addDays(on, 1), at + 1);
  if (word === 'last' && next === 'night') return named(addDays(on, -1), at + 2);
  if (word === 'this' && /^(?:am|morning|afternoon|evening)$/.test(next)) return named(on, at + 2);
  // "In the last year" is a duration.
  if (/^(?:last|this|next)$/.test(word) && key(tokens, at - 1) !== 'the')
    return calendar(on, word, next, named, at + 2);
  return ago(on, tokens, at);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The month in which a season begins. Once it has begun, "last summer" may be either; a winter has two years. */
const SEASON: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9 };

/** "last March", "last month", "next year", "last Tuesday", "last week" as a week ago. */
function calendar(on: Day, word: string, unit: string, named: (day: Day, to: number) => Named, to: number) {
  const step = word === 'last' ? -1 : word === 'next' ? 1 : 0;
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  if (unit === 'year') return named(`${year + step}`, to);
  if (unit === 'month') return named(monthsBefore(on, -step), to);
  if (unit === 'week' && step !== 0) return named(addDays(on, 7 * step), to);
  if (step < 0 && SEASON[unit]) return SEASON[unit] > month ? named(`${year - 1}`, to) : undefined;
  if (MONTH.test(unit) || unit === 'may') {
    const other = MONTHS.indexOf(unit.slice(0, 3)) + 1;
    const wraps = (step < 0 && other >= month) || (step > 0 && other <= month);
    return named(`${wraps ? year + step : year}-${String(other).padStart(2, '0')}`, to);
  }
  const weekday = WEEKDAYS.indexOf(unit);
  if (weekday < 0 || step === 0) return undefined;
  const own = new Date(`${on}T00:00:00Z`).getUTCDay();
  const days = step < 0 ? -(((own - weekday + 6) % 7) + 1) : ((weekday - own + 6) % 7) + 1;
  return named(addDays(on, days), to);
}

const MOST = { day: 999, week: 999, month: 999, year: 120 };

/** "3 months ago", "two weeks ago", "2/52 ago", "a year ago". */
function ago(on: Day, tokens: readonly Token[], at: number): Named | undefined {
  const count = tokens[at]?.kind === 'number' ? numberAt(tokens, at) : wordNumber(key(tokens, at));
  // "2 to 3 weeks ago", "half a year ago".
  if (count === undefined || !Number.isInteger(count) || /^(?:-|to|or|half)$/.test(key(tokens, at - 1)))
    return undefined;
  if (key(tokens, at + 1) === 'fortnight' && key(tokens, at + 2) === 'ago')
    return { day: addDays(on, -14 * count), from: at, to: at + 3 };
  const unit = unitAt(tokens, at + 1);
  if (!unit || key(tokens, unit.to) !== 'ago' || count > MOST[unit.unit]) return undefined;
  const named = (day: Day): Named => ({ day, from: at, to: unit.to + 1 });
  if (unit.unit === 'day') return named(addDays(on, -count));
  if (unit.unit === 'week') return named(addDays(on, -7 * count));
  return unit.unit === 'month' ? named(monthsBefore(on, count)) : named(`${Number(on.slice(0, 4)) - count}`);
}
