import { type Found, valueAt } from '../lab-value';
import type { Lab } from '../library';
import type { Token } from '../token';
import type { Day } from '../types';
import { type DayTracker, dayBehind } from './day-before';
import type { NotePart } from './note-part';

/** The words between a test's name and the next one. */
export interface Reach {
  /** The last is the name's own; one before it shares its values. */
  labs: readonly Lab[];
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
  const own = labs.at(-1) as Lab;
  const found = eachAt(labs, tokens, at) ?? single(own, ownAt(own, tokens, at, factor) ?? firstOfTwo(own, tokens, at));
  const to = found?.at(-1)?.to;
  if (!found || to === undefined) return undefined;
  const bound = boundBefore(tokens, at);
  const flag = /^(?:h|l)$/.test(tokens[to]?.key ?? '') ? to + 1 : to;
  const dated = dayBehind(part, flag, until, on, days);
  const bounded = bound ? found.map((it) => ({ ...it, bound })) : found;
  return { found: bounded, to: dated?.to ?? flag, ...(dated && { day: dated.day }) };
}

const single = (lab: Lab, found: Found | undefined) => found && [{ ...found, lab }];

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
  return found?.to === at + 1 && MEASURE.test(tokens[at + 1]?.key ?? '') ? undefined : found;
}

const JOIN = /^(?:\/|and|,)$/;

/** "34/29", "34 and 29", "5.6/12.1/287": a value for each of several tests. */
function eachAt(labs: readonly Lab[], tokens: readonly Token[], from: number) {
  if (labs.length < 2) return undefined;
  const found: (Found & { lab: Lab })[] = [];
  let at = from;
  for (const lab of labs) {
    const isLast = found.length === labs.length - 1;
    const value = isLast ? valueAt(lab, tokens, at) : valueAt(lab, tokens.slice(at, at + 1), 0);
    if (!value || !(isLast || JOIN.test(tokens[at + 1]?.key ?? ''))) return undefined;
    found.push(isLast ? { ...value, lab } : { ...value, from: at, to: at + 1, lab });
    at += tokens[at + 1]?.key === ',' && tokens[at + 2]?.key === 'and' ? 3 : 2;
  }
  return found;
}

function boundBefore(tokens: readonly Token[], at: number): Found['bound'] {
  const before = tokens[at - 1]?.key === '=' || tokens[at - 1]?.key === 'than' ? at - 2 : at - 1;
  const key = tokens[before]?.key ?? '';
  if (/^(?:[<≤]|below|under|less)$/.test(key)) return 'below';
  const arrow = key === '>' && (/^[-=]$/.test(tokens[before - 1]?.key ?? '') || tokens[before - 1]?.kind === 'number');
  return /^(?:[>≥]|above|over|more)$/.test(key) && !arrow ? 'above' : undefined;
}
