import { type Found, valueAt } from '../lab-value';
import type { Lab } from '../library';
import { numberAt, type Token } from '../token';
import type { Day } from '../types';
import { type DayTracker, dayBehind } from './day-before';
import type { NotePart } from './note-part';
import { eachAt, type Group } from './number-group';

/** The words between a test's name and the next one. */
export interface Reach {
  /** More than one where several share their values; of one that we do not know the value is passed over. */
  labs: Group;
  from: number;
  until: number;
  /** Of a unit that stands before the values. */
  factor: number | undefined;
  on: Day | undefined;
  days: DayTracker;
}

export interface Value {
  found: readonly (Found & { lab: Lab })[];
  to: number;
  day?: Day;
}

/** A value of each of the tests, with its bound and the date right behind it. */
export function valueIn({ labs, factor, until, on, days }: Reach, part: NotePart, at: number): Value | undefined {
  const { tokens } = part;
  const own = labs.every((it) => it) ? labs.at(-1) : undefined;
  const each = eachAt(labs, tokens, at) ?? (own && single(own, tokens, at, factor));
  if (!each) return undefined;
  const { found, to } = each;
  const bound = boundBefore(tokens, at);
  const flag = /^(?:h|l)$/.test(tokens[to]?.key ?? '') ? to + 1 : to;
  const dated = dayBehind(part, flag, until, on, days);
  const bounded = bound ? found.map((it) => ({ ...it, bound })) : found;
  return { found: bounded, to: dated?.to ?? flag, ...(dated && { day: dated.day }) };
}

function single(lab: Lab, tokens: readonly Token[], at: number, factor: number | undefined) {
  const found = ownAt(lab, tokens, at, factor) ?? firstOfTwo(lab, tokens, at);
  return found && { found: [{ ...found, lab }], to: found.to };
}

/** "H/H 9.1/27": the first is the one that the name gives. */
function firstOfTwo(lab: Lab, tokens: readonly Token[], at: number): Found | undefined {
  const paired = /^[/&]$/.test(tokens[at - 2]?.key ?? '') && tokens[at - 1]?.key === 'h' && tokens[at + 1]?.key === '/';
  const found = paired ? valueAt(lab, tokens.slice(at, at + 1), 0) : undefined;
  return found && { ...found, from: at, to: at + 3 };
}

/** "wt 58 kg" beside a clearance. */
const MEASURE = /^(?:kg|kgs|lbs?|cm|mmhg|bpm|stone|kilos?)$/;

function ownAt(lab: Lab, tokens: readonly Token[], at: number, factor: number | undefined): Found | undefined {
  const found = valueAt(lab, tokens, at, factor);
  const next = tokens[at + 1]?.key ?? '';
  // "2 x ULN".
  const times =
    /^(?:x|×|times)$/.test(next) && /^(?:uln|the|upper|normal|limit|baseline)$/.test(tokens[at + 2]?.key ?? '');
  return found?.to === at + 1 && (times || MEASURE.test(next)) ? undefined : found;
}

/** Behind the two numbers of a range: "12.0-16.0", "150 - 400". */
export function behindRange(tokens: readonly Token[], at: number): number | undefined {
  const isRange = /^(?:-|to)$/.test(tokens[at + 1]?.key ?? '') && numberAt(tokens, at) < numberAt(tokens, at + 2);
  return isRange ? at + 3 : undefined;
}

function boundBefore(tokens: readonly Token[], at: number): Found['bound'] {
  const before = tokens[at - 1]?.key === '=' || tokens[at - 1]?.key === 'than' ? at - 2 : at - 1;
  const key = tokens[before]?.key ?? '';
  if (/^(?:[<≤]|below|under|less)$/.test(key)) return 'below';
  const arrow = key === '>' && (/^[-=]$/.test(tokens[before - 1]?.key ?? '') || tokens[before - 1]?.kind === 'number');
  return /^(?:[>≥]|above|over|more)$/.test(key) && !arrow ? 'above' : undefined;
}
