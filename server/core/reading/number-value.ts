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
  const found =
    pairAt(labs, tokens, at) ?? single(own, valueAt(own, tokens, at, factor) ?? firstOfTwo(own, tokens, at));
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

/** "34/29", "34 and 29" of two tests. */
function pairAt(labs: readonly Lab[], tokens: readonly Token[], at: number) {
  const [first, second] = labs;
  if (!first || !second || !/^(?:\/|and)$/.test(tokens[at + 1]?.key ?? '')) return undefined;
  const one = valueAt(first, tokens.slice(at, at + 1), 0);
  const two = valueAt(second, tokens, at + 2);
  return (
    one &&
    two && [
      { ...one, from: at, to: at + 1, lab: first },
      { ...two, lab: second },
    ]
  );
}

function boundBefore(tokens: readonly Token[], at: number): Found['bound'] {
  const before = tokens[at - 1]?.key === '=' || tokens[at - 1]?.key === 'than' ? at - 2 : at - 1;
  const key = tokens[before]?.key ?? '';
  if (/^(?:[<≤]|below|under|less)$/.test(key)) return 'below';
  const arrow = key === '>' && (/^[-=]$/.test(tokens[before - 1]?.key ?? '') || tokens[before - 1]?.kind === 'number');
  return /^(?:[>≥]|above|over|more)$/.test(key) && !arrow ? 'above' : undefined;
}
