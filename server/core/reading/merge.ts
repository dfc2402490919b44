import type { Instruction } from '../types';
import type { Draft } from './draft';
import { isStep } from './state';

/** A draft with what it says in numbers. */
export interface Told {
  draft: Draft;
  instruction: Instruction;
}

/** Joins what is one instruction in two: doses at different times of the day, and a step up. */
export function mergeTold(told: readonly Told[]): Instruction[] {
  const merged: Told[] = [];
  for (const next of told) {
    const last = merged.at(-1);
    const one = last && (asPair(last, next) ?? asStep(last, next) ?? asLater(last, next));
    if (one) merged[merged.length - 1] = one;
    else merged.push(next);
  }
  return merged.map((it) => it.instruction);
}

/** "2 tablets in the morning and 1 at night": the doses of one day. */
function asPair({ draft, instruction: one }: Told, { draft: then, instruction: other }: Told): Told | undefined {
  if (then.join === 'apart' || !inOneUnit(one, other) || !isDaily(draft) || !isDaily(then)) return undefined;
  const timed = then.slots > 0 ? draft.slots > 0 || then.join === 'and' : draft.slots > 0 && then.join === 'and';
  if (!timed || one.perDay === undefined || other.perDay === undefined) return undefined;
  const instruction: Instruction = {
    ...one,
    span: { start: one.span.start, end: other.span.end },
    ...(other.dose !== one.dose && other.dose !== undefined && { doseHigh: other.dose }),
    perDay: one.perDay + other.perDay,
    ...(one.mostPerDay !== undefined && { mostPerDay: one.mostPerDay + (other.dose ?? 0) * other.perDay }),
    ...(one.route === undefined && other.route !== undefined && { route: other.route }),
    prn: one.prn || other.prn,
  };
  return { draft: { ...draft, slots: Math.max(1, draft.slots) }, instruction };
}

/** What a plan has for later is not what is taken; after a single dose it is. */
const asLater = (last: Told, { draft }: Told): Told | undefined =>
  draft.join === 'later' && last.instruction.perDay !== undefined ? last : undefined;

/** "1 daily for a week, then 2 daily" is taken as a range; a step down says two things. */
function asStep({ draft, instruction: one }: Told, { draft: then, instruction: other }: Told): Told | undefined {
  if (!isStep(then.join) || !inOneUnit(one, other) || one.dose === undefined || other.dose === undefined)
    return undefined;
  const most = Math.max(one.mostPerDay ?? 0, other.mostPerDay ?? 0);
  const joined = {
    ...one,
    span: { start: one.span.start, end: other.span.end },
    ...(most > 0 && { mostPerDay: most }),
  };
  if (one.perDay === other.perDay && other.dose > one.dose)
    return { draft, instruction: { ...joined, doseHigh: other.dose } };
  if (one.dose !== other.dose || one.perDay === undefined || (other.perDay ?? 0) <= one.perDay) return undefined;
  return { draft, instruction: { ...joined, ...(other.perDay !== undefined && { perDayHigh: other.perDay }) } };
}

const inOneUnit = (one: Instruction, other: Instruction) => other.unit === undefined || other.unit === one.unit;

/** True when nothing but parts of the day says how often. */
const isDaily = ({ rates, weekdays, dose }: Draft) =>
  dose !== undefined && weekdays === undefined && rates.every((it) => it.low === 1 && it.high === 1);
