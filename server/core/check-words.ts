import { daysOf, type TimeUnit, wordNumber } from './reading/duration';

/** What the words beside a test's name tell of when it is done. */

const COUNT = String.raw`(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const LONG = String.raw`\s?(?:(d|w|m|y)[a-z]*|\/ ?(12|52))`;
const OVER = String.raw`(?:(over|more than|>|at least)\s?|about |almost |nearly |approx\.? |~\s?)?`;
/** "8 months ago", behind a name. */
const AGO = new RegExp(String.raw`^[^.;]{0,40}?\b${OVER}${COUNT}${LONG}\s(?:ago|back|prior|earlier)\b`, 'i');
/** "no labs in 9 months". */
const NONE_IN = new RegExp(
  String.raw`^[^.;,]{0,20}?\b(?:in|for|x)\s(?:the\s)?(?:last\s|past\s)?${OVER}${COUNT}${LONG}\b`,
  'i',
);
/** "9 months since her last", before a name. */
const SINCE = new RegExp(
  String.raw`\b${OVER}${COUNT}${LONG}\ssince\s(?:(?:her|his|the|their)\s)?(?:last\s|most recent\s)?$`,
  'i',
);
const NONE = /\b(?:no|not|n't|without|never|missed|declin\w+|refus\w+|defer\w*)\b[^.;,]{0,30}$/i;
const UNITS: Readonly<Record<string, TimeUnit>> = {
  d: 'day',
  w: 'week',
  m: 'month',
  y: 'year',
  '12': 'month',
  '52': 'week',
};
/** More than so many is a few days more. */
const MORE = 3;

/** How many days before the note it was done, where the words count that. */
export function daysAgo(before: string, after: string): number | undefined {
  const found = AGO.exec(after) ?? SINCE.exec(before) ?? (NONE.test(before) ? NONE_IN.exec(after) : null);
  const [, over, count = '', word, part = ''] = found ?? [];
  const unit = UNITS[(word ?? part).toLowerCase()];
  const number = wordNumber(count.toLowerCase()) ?? Number(count);
  return unit && number > 0 ? daysOf(number, unit) + (over ? MORE : 0) : undefined;
}

const NOW_BEFORE =
  /\b(?:today|now|this (?:morning|week|visit|am|afternoon)|yesterday|pending|recent|current)\b[^.;]{0,50}$/i;
const NOW_AFTER =
  /^[^.;,]{0,50}\b(?:today|now|this (?:morning|week|visit|am|afternoon)|yesterday|pending|tomorrow|drawn|sent|ordered|requested|arranged|before (?:s?he|they) leaves?|asap|stat|last (?:week|month))\b/i;
const ORDER =
  /\b(?:check|recheck|re-check|repeat|order\w*|get|obtain|draw|send|collect|update|needs?|arrange|request|book|schedule|redo|run|add|form|will (?:do|have))\b[^.;]{0,40}$/i;
const STANDING_AFTER =
  /^[^.;]{0,60}(?:\b(?:every|monthly|quarterly|weekly|yearly|annually|standing|periodic\w*|routine\w*|regular\w*|ongoing|per protocol)\b|\bq ?\d|\bqmo)/i;
const STANDING_BEFORE =
  /\b(?:routine|regular|standing|periodic|quarterly|monthly|yearly|weekly|ongoing|continues?|cont|every \w+ \w+|q ?\d+ ?\w+)\s[^.;]{0,20}$/i;

const UNDONE = /^\W{0,3}(?:(?:were|was) )?(?:declined|refused|deferred|missed|not (?:done|drawn))\b/i;

/** Done or ordered now; a schedule alone is neither. */
export function isNow(before: string, after: string, isPlanned: boolean): boolean {
  if (NONE.test(before) || UNDONE.test(after)) return false;
  if (NOW_BEFORE.test(before) || NOW_AFTER.test(after)) return true;
  return (isPlanned || ORDER.test(before)) && !STANDING_AFTER.test(after) && !STANDING_BEFORE.test(before);
}
