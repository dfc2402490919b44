import { as, termAt } from '../lexicon';
import { keyAt, type Line, type Quantity, quantityAt } from './quantity';

/** Times a day, of a range both ends; ends before token `to`. */
export interface Rate {
  to: number;
  low: number;
  high: number;
}

/** Days of a period; a month is four weeks, as in the lexicon. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|days?|nights?|dly)$/, 1],
  [/^(?:h|hrs?|hours?|hrly|hourly|hly)$/, 1 / 24],
  [/^(?:w|wks?|weeks?)$/, 7],
  [/^(?:mo|mos|mth|mths|months?)$/, 28],
  [/^fortnights?$/, 14],
  [/^(?:min|mins|minutes?)$/, 1 / 1440],
  [/^(?:yr|yrs|years?)$/, 365],
];
const ADVERBS: Readonly<Record<string, number>> = {
  daily: 1,
  nightly: 1,
  weekly: 7,
  monthly: 28,
  hourly: 1 / 24,
  hrly: 1 / 24,
  yearly: 365,
};
const ORDINALS: readonly RegExp[] = [
  /^(?:other|second|2nd|alternate)$/,
  /^(?:third|3rd)$/,
  /^(?:fourth|4th)$/,
  /^(?:fifth|5th)$/,
  /^(?:sixth|6th)$/,
  /^(?:seventh|7th)$/,
];
const COUNTS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };

export const periodAt = (line: Line, at: number): number | undefined =>
  DAYS.find(([words]) => words.test(keyAt(line, at)))?.[1];

/** How often, in any grammar: "bid", "q4-6h", "3 times a day", "every other day", "bid-tid". */
export function rateAt(line: Line, at: number): Rate | undefined {
  const rate = simpleAt(line, at);
  if (!rate || !/^(?:-|to|or|\/)$/.test(keyAt(line, rate.to))) return rate;
  const other = simpleAt(line, rate.to + 1);
  if (!other || other.low === rate.low) return rate;
  return { to: other.to, low: Math.min(rate.low, other.low), high: Math.max(rate.high, other.high) };
}

const simpleAt = (line: Line, at: number): Rate | undefined =>
  timesAt(line, at) ?? everyAt(line, at) ?? hourlyAt(line, at) ?? knownAt(line, at);

/** A frequency that the lexicon has; a part of the day says more than that it comes once a day. */
function knownAt(line: Line, at: number): Rate | undefined {
  const term = termAt(line.doses, line.text, line.tokens, at, line.to);
  const perDay = as(term, 'slot') ? undefined : as(term, 'frequency')?.perDay;
  return term && perDay !== undefined ? { to: term.to, low: perDay, high: perDay } : undefined;
}

/** "3 times a day", "x3/day", "once or twice daily", "2 to 5 times a week", "5 days a week". */
function timesAt(line: Line, at: number): Rate | undefined {
  const crossed = /^[x×]$/.test(keyAt(line, at));
  const count = countAt(line, crossed ? at + 1 : at);
  if (!count) return undefined;
  const counted = /^(?:times?|x|×|days?)$/.test(keyAt(line, count.to));
  const tail = counted ? count.to + 1 : count.to;
  const needed = counted || crossed || count.adverb || keyAt(line, tail) === '/';
  const period = needed ? tailAt(line, tail) : undefined;
  if (!period) return undefined;
  return { to: period.to, low: count.low / period.days, high: count.high / period.days };
}

function countAt(line: Line, at: number): (Quantity & { adverb?: true }) | undefined {
  const times = COUNTS[keyAt(line, at)];
  if (times === undefined) return quantityAt(line, at);
  const more = /^(?:or|to|-)$/.test(keyAt(line, at + 1)) ? COUNTS[keyAt(line, at + 2)] : undefined;
  return { to: more === undefined ? at + 1 : at + 3, low: times, high: more ?? times, adverb: true };
}

/** "daily", "a day", "/day", "in 24 hours". */
function tailAt(line: Line, at: number): { to: number; days: number } | undefined {
  const adverb = ADVERBS[keyAt(line, at)];
  if (adverb !== undefined) return { to: at + 1, days: adverb };
  let next = at;
  while (next < at + 2 && /^(?:a|an|per|each|every|in|\/|the)$/.test(keyAt(line, next))) next++;
  if (next === at) return undefined;
  const number = quantityAt(line, next);
  const days = periodAt(line, number?.to ?? next);
  return days === undefined ? undefined : { to: (number?.to ?? next) + 1, days: days * (number?.low ?? 1) };
}

/** "every 6 hours", "q4-6h", "every other day", "once every 8 weeks". */
function everyAt(line: Line, at: number): Rate | undefined {
  const start = keyAt(line, at) === 'once' ? at + 1 : at;
  if (keyAt(line, at) === 'alternate') return over(line, at + 1, 2, 2);
  if (!/^(?:every|each|q|evry)$/.test(keyAt(line, start))) return undefined;
  const dotted = keyAt(line, start) === 'q' && keyAt(line, start + 1) === '.' ? 1 : 0;
  const next = start + 1 + dotted;
  const ordinal = ORDINALS.findIndex((it) => it.test(keyAt(line, next)));
  if (ordinal >= 0) return over(line, next + 1, ordinal + 2, ordinal + 2);
  const number = quantityAt(line, next);
  if (number) return over(line, keyAt(line, number.to) === '-' ? number.to + 1 : number.to, number.low, number.high);
  return over(line, next, 1, 1);
}

/** "6 hourly", "4-6 hourly", "8-weekly"; "2 weekly" without a hyphen is two, once a week. */
function hourlyAt(line: Line, at: number): Rate | undefined {
  const number = quantityAt(line, at);
  if (!number) return undefined;
  const joined = keyAt(line, number.to) === '-';
  const days = ADVERBS[keyAt(line, joined ? number.to + 1 : number.to)];
  const counts = !joined && !BEHIND_DOSE.test(keyAt(line, at - 1));
  if (days === undefined || (counts && days >= 1) || (!joined && days === 1)) return undefined;
  return { to: number.to + (joined ? 2 : 1), low: 1 / (number.high * days), high: 1 / (number.low * days) };
}

/** "300 mg 4 weekly": what has its amount is not counted again. */
const BEHIND_DOSE = /^(?:mg|mcg|ml|sc|s\/c|subcut|iv|im)$/;

function over(line: Line, at: number, low: number, high: number): Rate | undefined {
  const days = periodAt(line, at);
  if (days === undefined || low <= 0) return undefined;
  return { to: at + 1, low: 1 / (high * days), high: 1 / (low * days) };
}
