import type { DayPart } from '../../../knowledge/sig-words';
import { as, type Term, termAt } from '../lexicon';
import { type Dose, doseAt, strengthAt, unitAt } from './dose';
import { durationAt, timeAt, weekdaysAt } from './hours';
import { keyAt, type Line, quantityAt } from './quantity';
import { type Rate, rateAt } from './rate';

/** What a run of tokens says in an instruction. */
type Saying =
  | { kind: 'dose'; dose: Dose }
  | { kind: 'rate'; rate: Rate; latin: boolean }
  | { kind: 'slot'; slot: DayPart | number; latin?: boolean }
  | { kind: 'weekdays'; days: number }
  | { kind: 'cap'; most?: number; unit?: string | undefined }
  | { kind: 'route'; route: string }
  | { kind: 'step'; later: boolean }
  | { kind: 'take'; route?: string | undefined }
  | { kind: 'noun'; unit: string }
  | { kind: 'link' | 'comma' | 'mark' | 'small' | 'stranger' | 'person' | 'habit' }
  | { kind: 'meals' | 'prn' | 'once' | 'form' | 'upTo' | 'duration' | 'strength' | 'medicine' | 'test' };

export type Part = Saying & { from: number; to: number };

const NEAR = 6;
const isRated = ({ kind }: Part) => kind === 'rate' || kind === 'prn';

/** A sentence in parts; `known` has its medicines and tests. */
export function readParts(line: Line, from: number, known: readonly Term[]): Part[] {
  const parts: Part[] = [];
  let term = 0;
  for (let at = from; at < line.to; ) {
    while (term < known.length && (known[term] as Term).from < at) term++;
    const named = known[term]?.from === at ? nameOf(line, known[term] as Term) : undefined;
    const next = named ?? partAt(line, at);
    const part = next.kind === 'upTo' && parts.slice(-NEAR).some(isRated) ? capAt(line, at, next.to) : next;
    parts.push(part);
    at = part.to;
  }
  return parts;
}

/** The name alone of "aspirin 81 mg", which is a name too. */
function nameOf(line: Line, term: Term): Part | undefined {
  const { from } = term;
  let to = from + 1;
  while (to < term.to && doseAt(line, to)?.unit === undefined) to++;
  if (as(term, 'drug') || as(term, 'medicine') || as(term, 'class')) return { kind: 'medicine', from, to };
  return as(term, 'lab') || as(term, 'test') ? { kind: 'test', from, to } : undefined;
}

function partAt(line: Line, at: number): Part {
  return numbered(line, at) ?? worded(line, at) ?? plain(line, at);
}

/** What is read by its grammar. */
function numbered(line: Line, at: number): Part | undefined {
  const rate = rateAt(line, at);
  if (rate && isEye(line, at)) return { kind: 'route', route: 'ophthalmic', from: at, to: at + 1 };
  if (rate) return { kind: 'rate', rate, latin: isLatin(line, at), from: at, to: rate.to };
  const lasts = durationAt(line, at);
  if (lasts && isExercise(line, at, lasts)) return { kind: 'habit', from: at, to: lasts };
  if (lasts) return { kind: 'duration', from: at, to: lasts };
  const time = timeAt(line, at);
  if (time) return { kind: 'slot', slot: time.hour, from: at, to: time.to };
  const weekdays = weekdaysAt(line, at);
  if (weekdays) return { kind: 'weekdays', days: weekdays.days, from: at, to: weekdays.to };
  const strength = strengthAt(line, at);
  if (strength) return { kind: 'strength', from: at, to: strength };
  const dose = doseAt(line, at);
  return dose && { kind: 'dose', dose, from: at, to: dose.to };
}

/** "heat pack 20 min bd": what is done for so long and so often is no medicine. */
const isExercise = (line: Line, at: number, to: number): boolean =>
  /^\d/.test(keyAt(line, at)) && /^min/.test(keyAt(line, to - 1)) && rateAt(line, to) !== undefined;

/** What the lexicon of instructions knows. */
function worded(line: Line, at: number): Part | undefined {
  const term = termAt(line.doses, line.text, line.tokens, at, line.to);
  if (!term) return undefined;
  const place = { from: at, to: term.to };
  const slot = as(term, 'slot')?.slot;
  if (slot) return { kind: 'slot', slot, latin: /^(?:nocte|mane|om|qhs|qam|qpm)$/.test(keyAt(line, at)), ...place };
  if (as(term, 'cap')) return capAt(line, at, term.to);
  const route = as(term, 'doseRoute')?.route;
  if (route) return { kind: 'route', route, ...place };
  const own = as(term, 'take') ?? as(term, 'step');
  if (own) return { ...own, ...place };
  const unit = as(term, 'doseUnit')?.unit;
  if (unit) return { kind: 'noun', unit, ...place };
  const kind = SIMPLE.find((it) => as(term, it));
  return kind && { kind, ...place };
}

const SIMPLE = ['meals', 'prn', 'once', 'upTo', 'form'] as const;

/** "max 8/day", "maximum of 4 tablets in 24 hours", "not to exceed 3 doses per day". */
function capAt(line: Line, from: number, to: number): Part {
  let next = to;
  while (next < to + 2 && /^(?:of|:|dose|the|a)$/.test(keyAt(line, next))) next++;
  const rate = rateAt(line, next);
  if (rate) return { kind: 'cap', most: rate.high, from, to: rate.to };
  const number = quantityAt(line, next);
  if (!number) return { kind: 'upTo', from, to };
  const lasts = durationAt(line, next);
  if (lasts) return { kind: 'duration', from, to: lasts };
  const unit = unitAt(line, number.to);
  const noun = unit?.to ?? (/^(?:doses?|times?)$/.test(keyAt(line, number.to)) ? number.to + 1 : number.to);
  const within = /^(?:in|within|per)$/.test(keyAt(line, noun)) ? noun + 1 : noun;
  const hours = quantityAt(line, within);
  const end = hours?.low === 24 ? hours.to + 1 : rateAt(line, noun)?.to;
  return { kind: 'cap', ...(end && { most: number.high, unit: unit?.unit }), from, to: Math.min(line.to, end ?? noun) };
}

const SMALL =
  /^(?:of|the|with|in|to|a|an|for|on|at|by|from|into|total|each|dose|doses|is|was|be|been|only|if|when|while|until|during|after|before|as|directed|per|and\/or|it|his|her|their|your|please|more|x|food|water|milk|that|this|via|both|full|glass)$/;
const PERSON = /^(?:he|she|they|we|i|patient|pt|mother|father|who)$/;

const HABIT =
  /^(?:alcohol|etoh|drinks?|drinking|drank|beers?|wine|salt|intake|caffeine|physio|physiotherapy|dressings?|exercises?|stretches|splints?|smokes?|smoking|smoked)$/;

/** What is done so often is no medicine: "labs q3mo". */
const VISIT = /^(?:labs?|bloods|bloodwork|monitoring|visits?|appts?|appointments?|clinic|scans?)$/;

function plain(line: Line, at: number): Part {
  const place = { from: at, to: at + 1 };
  const key = keyAt(line, at);
  if (/^(?:and|&|\+|or|plus)$/.test(key)) return { kind: 'link', ...place };
  if (key === ',') return { kind: 'comma', ...place };
  if (SMALL.test(key) || /..ly$/.test(key)) return { kind: 'small', ...place };
  if (HABIT.test(key)) return { kind: 'habit', ...place };
  if (VISIT.test(key)) return { kind: 'test', ...place };
  if (PERSON.test(key)) return { kind: 'person', ...place };
  return { kind: /^[\p{L}\d]/u.test(key) ? 'stranger' : 'mark', ...place };
}

/** "1 drop OD QID": the right eye, since how often comes after it. */
const isEye = (line: Line, at: number): boolean => keyAt(line, at) === 'od' && rateAt(line, at + 1) !== undefined;

/** Abbreviations that mean a dose wherever they stand. */
const isLatin = (line: Line, at: number): boolean => /^(?:b|t|q|bi?ds?|ti?ds|tid|q[a-z]{1,3})$/.test(keyAt(line, at));
