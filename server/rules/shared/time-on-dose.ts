import { wordNumber } from '../../core/reading/duration';
import { daysSince } from '../../core/reading/since';
import type { Day, Span, Text } from '../../core/types';

/** How long a dose was given or shall be, in weeks, by words of the note. */
export interface TimeOn {
  weeks: number;
  span: Span;
  /** That part is over, or comes on top of what was. */
  kind: 'given' | 'done' | 'more';
}

export interface Calendar {
  today: Day | undefined;
  monthFirst: boolean;
}

const NUMBER = String.raw`(?<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const UNIT = String.raw`(?<unit>d(?:ays?)?|w(?:ks?|eeks?)?|m(?:os?|ths?|onths?)?|y(?:rs?|ears?)?)\b`;
const TIME = String.raw`${NUMBER}(?: ?[-–] ?\d{1,3})?(?:[ -]?${UNIT}|\/(?<over>7|52|12)\b)`;
const NTH = String.raw`(?<unit>day|wk|week|month)s? ?#?(?:[01] ?[-–] ?)?${NUMBER}\b`;
const PART = String.raw`(?:[\w ]{0,24}\W{0,2})`;
const re = (source: string) => new RegExp(source, 'i');

/** Behind the dose: "x 12 weeks", "for another 8 weeks", "20 weeks in", "now week 20", "through week 24". */
const BEHIND = [
  re(
    String.raw`(?:\bx|×|\bfor|\bto|\bthrough|\buntil) ?(?:(?:the|a|total of|about|approx|around|over|past|last|nearly|almost|more than|at least|up to|~|>) ?){0,3}(?<more>another |additional |further )?${TIME}(?<again> more\b)?`,
  ),
  re(String.raw`\b${TIME} (?:in\b(?! total)|into|so far|ago|now|completed|of (?:therapy|treatment|induction))`),
  re(String.raw`\b${NTH}`),
  re(String.raw`\b(?<done>completed|finished) ${TIME}`),
];
/** Right before the name: "week 20 of", "completed 16 weeks of induction with". */
const BEFORE = [
  re(
    String.raw`(?<done>\bcompleted |\bfinished |\bafter |\bs\/p )?\b${TIME}(?: (?:of|on|into|induction|course)\b${PART}| )$`,
  ),
  re(String.raw`\b${NTH} (?:of|on|into)\b${PART}$`),
  re(String.raw`\b${NTH},? $`),
];
const INDUCTION = [
  re(String.raw`\b${NTH} of (?:the )?induction\b`),
  re(String.raw`\binduction,? (?:now )?(?:at )?${NTH}`),
  re(String.raw`\b${TIME} (?:of|into) (?:the )?induction\b`),
  re(String.raw`\b${NTH} (?:of )?\w{1,14} induction\b`),
  re(String.raw`\b${NTH} (?:visit|review|check|f\/u|follow|clinic|assessment)`),
];
const SINCE = /\b(?:since|started|begun|began|commenced|initiated|start date|increased)(?: on| in| from| back in|:)? /i;
/** What a time behind the dose belongs to, if not to the dose. */
const OTHERS =
  /\b(?:then|was (?:used|taken|given|tried)|labs?|bloods?|cbc|fbc|lipids?|lfts?|scope|\w{0,9}scopy|flex sig|rtc|review|return|recheck|see|assess|evaluat|reassess|repeat|symptom|remission|steroid|diagnosed|dx|hx|flare|supply|refill|bleed|pain|fever|diarrh|taper|pred|after|before|next|calpro|crp|disease for)/i;

/** What the words behind a dose say, up to a word of something else. */
export function timesBehind(text: Text, from: number, to: number, calendar: Calendar): TimeOn[] {
  const whole = text.slice(from, Math.max(from, to));
  const words = whole.slice(0, OTHERS.exec(whole)?.index ?? whole.length);
  return [...BEHIND.flatMap((it) => timeIn(it, words, from)), ...since(words, from, calendar)];
}

/** What leads to the name; years are those of the disease. */
export const timesBefore = (text: Text, from: number, to: number): TimeOn[] =>
  BEFORE.flatMap((it) => timeIn(it, text.slice(from, to), from)).filter((it) => it.weeks < YEAR);

/** Right behind the dose: ", 4 months", and the day of the start where the verb says that it is one. */
export function timesRightBehind(text: Text, from: number, to: number, calendar: Calendar, isStart: boolean): TimeOn[] {
  const words = text.slice(from, Math.max(from, to));
  return [...timeIn(RIGHT_BEHIND, words, from), ...(isStart ? since(words, from, calendar, FROM) : [])];
}

const RIGHT_BEHIND = re(String.raw`^\W{0,3}${TIME}(?= ?(?:[.,;)]|now|induction|course|$))`);
const YEAR = 52;
const FROM = /^[ ,(]{0,2}(?:on|in|from|back in) /i;

/** "Week 20 of induction", wherever it stands. */
export const timesOfInduction = (words: string): TimeOn[] => INDUCTION.flatMap((it) => timeIn(it, words, 0));

function timeIn(pattern: RegExp, words: string, at: number): TimeOn[] {
  const match = pattern.exec(words);
  const { count = '', unit, over, more, again, done } = match?.groups ?? {};
  const size = DAYS[unit?.charAt(0).toLowerCase() ?? over ?? ''];
  if (!match || size === undefined) return [];
  const weeks = ((wordNumber(count.toLowerCase()) ?? Number(count)) * size) / WEEK;
  const start = at + match.index + match[0].search(/\w/);
  const span = { start, end: at + match.index + match[0].trimEnd().length };
  return [{ weeks, span, kind: (more ?? again) ? 'more' : done ? 'done' : 'given' }];
}

const WEEK = 7;
/** A month is four weeks at least. */
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 28, y: 365, '7': 1, '52': 7, '12': 28 };

function since(words: string, at: number, { today, monthFirst }: Calendar, lead = SINCE): TimeOn[] {
  const match = lead.exec(words);
  if (!match || !today) return [];
  const from = match.index + match[0].length;
  const days = daysSince(words.slice(from, from + 24), today, monthFirst);
  const end = from + (/^[\w/.'-]+(?: \d[\w/-]*)?(?: ago)?/.exec(words.slice(from))?.[0].length ?? 0);
  return days === undefined
    ? []
    : [{ weeks: days / WEEK, span: { start: at + match.index, end: at + end }, kind: 'given' }];
}
