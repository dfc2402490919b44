import { addDays, dateAt } from '../../core/date';
import { type Token, tokenize } from '../../core/token';
import type { Analysis, Day, Mention, SectionId, Settings, Text } from '../../core/types';
import * as words from './event-words';
import { monthDay } from './month-day';

/** `named`: no word says when, and none says that it is past, denied or talk. */
export type Timing = 'planned' | 'done' | 'named';

/** When a vaccination or an operation of this patient is; nothing where it is long past, denied, another's or talk. */
export function timingOf(it: Mention, { note, today }: Analysis, { label }: Settings): Timing | undefined {
  const { existence, experiencer } = it.assertion;
  if (experiencer !== 'patient' || existence === 'negated') return undefined;
  const { lead, rest } = around(it, note.text);
  if (ELSEWHERE.has(it.section) || words.ANOTHER.test(rest)) return undefined;
  const clause = lead.split(/[,:]/).at(-1) ?? '';
  if (words.NEGATED.test(clause) || words.DENIED.test(lead) || words.REFUSED.test(rest)) return undefined;
  if (words.RELATIVE.test(lead) || words.RELATIVE.test(rest)) return undefined;
  const when = [lead.slice(-NEAR), rest].map((part) => whenIn(part, today, label === 'us')).find(Boolean);
  if (when === 'past') return undefined;
  const isPlanned = words.PLANNED.test(lead) || words.TO_COME.test(rest);
  const said = `${lead} | ${rest}`;
  // "Vaccines: FluMist 02/20/2026" was given on that day.
  const isDone = words.GIVEN.test(said) || words.GOT.test(lead) || words.DONE.test(rest) || it.section === 'vaccines';
  if (when === 'lately') return isDone || isPlanned ? 'done' : undefined;
  if (isPlanned || when === 'future') return 'planned';
  if (when === 'dated') return undefined;
  if (words.GIVEN.test(said) || (isDone && (when === 'now' || words.LATELY.test(said)))) return 'done';
  return words.GOT.test(lead) ? undefined : 'named';
}

const REACH = 110;
const NEAR = 30;
const ELSEWHERE: ReadonlySet<SectionId> = new Set([
  'family',
  'education',
  'allergies',
  'prior-treatment',
  'past-history',
]);

/** The clause before a name and the one behind it. */
export function around({ span, sentence }: Mention, text: Text): { lead: string; rest: string } {
  const before = text.slice(Math.max(sentence.start, span.start - REACH), span.start);
  const behind = text.slice(span.end, Math.min(sentence.end, span.end + REACH));
  const rest = flat(behind).split(words.BREAK_BEHIND)[0] ?? '';
  return {
    lead: reasonless(flat(before).split(words.BREAK).at(-1) ?? ''),
    rest: words.ANOTHER.test(rest) ? rest : reasonless(rest),
  };
}

const flat = (part: string) => part.replace(/\s+/g, ' ');
const reasonless = (part: string) => part.replace(words.REASON, '');

type When = 'past' | 'lately' | 'now' | 'future' | 'dated';

/** The first date of some words beside today; "dated" where nobody knows what day it is. */
function whenIn(part: string, today: Day | undefined, monthFirst: boolean): When | undefined {
  const tokens = tokenize(part);
  for (let at = 0; at < tokens.length; at++) {
    const { key, kind } = tokens[at] as Token;
    const full = kind === 'mark' ? undefined : dateAt(tokens, at, monthFirst)?.day;
    const day = full ?? (YEAR.test(key) ? key : today && thisYear(tokens, at, today, monthFirst));
    if (day) return today ? beside(day, today) : 'dated';
  }
  return undefined;
}

/** "on 12/18", "on 3 November" is the nearest one. */
function thisYear(tokens: readonly Token[], at: number, today: Day, monthFirst: boolean): Day | undefined {
  const [month, date] = monthDay(tokens, at, monthFirst) ?? [];
  const year = Number(today.slice(0, YEAR_ONLY));
  const day = `${year}-${month}-${date}`;
  if (!month || !Date.parse(day)) return undefined;
  if (addDays(day, HALF_A_YEAR) < today) return `${year + 1}-${month}-${date}`;
  return day > addDays(today, HALF_A_YEAR) ? `${year - 1}-${month}-${date}` : day;
}

const HALF_A_YEAR = 183;
const YEAR = /^(?:19|20)\d\d$/;
/** Days until what was done is past, and what is known of it may be older than the treatment. */
const LATELY = 45;

function beside(day: Day, today: Day): When | undefined {
  const now = today.slice(0, day.length);
  if (day > now) return 'future';
  if (day === now) return day.length > YEAR_ONLY ? 'now' : undefined;
  return day.length > YEAR_ONLY && addDays(`${day}-28`.slice(0, FULL), LATELY) >= today ? 'lately' : 'past';
}

const YEAR_ONLY = 4;
const FULL = 10;
