import type { DayPart } from '../../../knowledge/sig-words';
import type { Instruction } from '../types';
import type { Dose } from './dose';
import type { Rate } from './rate';

/** How a draft follows the one before it in its sentence; `apart` when other words stand between. */
export type Join = 'apart' | 'none' | 'and' | 'step' | 'later';

/** An instruction that is being read: tokens[from..to). */
export interface Draft {
  from: number;
  to: number;
  join: Join;
  /** It begins where an instruction may; a frequency alone needs it. */
  begun: 'no' | 'alone' | 'led';
  dose?: Dose;
  rates: Rate[];
  /** Parts of the day and hours; `slots` counts those that are not the same. */
  last?: DayPart | number;
  slots: number;
  /** Times beyond what the frequency says: "tid and at bedtime". */
  extra: number;
  /** Times a day that meals give, where nothing else says how often. */
  meals: number;
  /** On how many days of a week. */
  weekdays?: number;
  route?: string;
  verbRoute?: string;
  taken: boolean;
  /** It stands right behind a medicine's name: "amlodipine 5 mg". */
  ofName: boolean;
  /** A medicine's name stands in it or leads to it. */
  named: boolean;
  /** What an amount comes in: "500 mg tablets, 2 bd". */
  noun?: string;
  once: boolean;
  /** It is taken for a time that the text gives. */
  lasts: boolean;
  prn: boolean;
  upTo: boolean;
  /** It is food or drink, no medicine. */
  habit: boolean;
  most?: number;
}

export interface Frequency {
  low: number;
  high: number;
}

/** Times a day of all that a draft says; a frequency counts before parts of the day, which then only say when. */
export function frequencyOf({ rates, slots, extra, meals, weekdays }: Draft): Frequency | undefined {
  const share = weekdays === undefined ? 1 : weekdays / 7;
  const daily = rates.filter((it) => it.high >= 1);
  const seldom = rates.filter((it) => it.high < 1);
  const times = slots + (rates.length === 0 ? meals : 0);
  const most = daily.reduce((one, it) => (it.low > one.low ? it : one), { low: 0, high: 0 });
  const day = { low: Math.max(most.low + extra, times), high: Math.max(most.high + extra, times) };
  const rare = seldom.reduce<Rate | undefined>((one, it) => (one && one.low <= it.low ? one : it), undefined);
  if (rare) return { low: rare.low * Math.max(1, day.low), high: rare.high * Math.max(1, day.high) };
  if (day.low > 0) return { low: day.low * share, high: day.high * share };
  return weekdays === undefined ? undefined : { low: share, high: share };
}

const COMPATIBLE: readonly (readonly (DayPart | number)[])[] = [
  ['evening', 'night'],
  ['noon', 'afternoon'],
  ['night', 'midnight'],
];

/** Counts a part of the day. Two that no word joins may say the same: "at 8 am in the morning", "every evening at bedtime". */
export function addSlot(draft: Draft, slot: DayPart | number, joined: boolean, added: boolean): void {
  const { last } = draft;
  if (last === undefined) {
    draft.slots = 1;
    if (added && draft.rates.length > 0) draft.extra++;
  } else if (last !== slot && (joined || !mayBeSame(last, slot))) draft.slots++;
  draft.last = slot;
}

const mayBeSame = (one: DayPart | number, other: DayPart | number): boolean =>
  typeof one !== typeof other || COMPATIBLE.some((it) => it.includes(one) && it.includes(other));

const MEALS = 3;

/** "with meals" is three times a day, unless it only says how: "every evening with meals". */
export function addMeals(draft: Draft, joined: boolean): void {
  if (draft.slots === 0 || joined) draft.meals = MEALS;
}

/** Puts a draft into words of the text; what it does not say is left out. */
export function toInstruction(draft: Draft, spanOf: (from: number, to: number) => Instruction['span']): Instruction {
  const { dose, upTo, prn } = draft;
  const frequency = frequencyOf(draft);
  const route = draft.route ?? draft.verbRoute ?? dose?.route;
  const most = draft.most ?? (dose && frequency && dose.high * frequency.high);
  return {
    span: spanOf(draft.from, draft.to),
    ...(dose && { dose: dose.low }),
    ...(dose && dose.high > dose.low && { doseHigh: dose.high }),
    ...(dose?.unit !== undefined && { unit: dose.unit }),
    ...(dose?.strength !== undefined && { strength: dose.strength }),
    ...(frequency && !upTo && { perDay: frequency.low }),
    ...(frequency && (upTo || frequency.high > frequency.low) && { perDayHigh: frequency.high }),
    ...(most !== undefined && { mostPerDay: most }),
    ...(route !== undefined && { route }),
    prn,
  };
}
