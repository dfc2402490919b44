import { MONTH } from '../month';
import type { Token } from '../token';
import type { Place } from './cue';
import type { Mark } from './mark';

/** Since then it goes on, or it is known; a picture's date says nothing of what it shows. */
const GOES_ON =
  /^(?:since|from|until|through|diagnosed|diagnosis|dx|onset|began|started|starting|known|ct|mri|xray|echo|note|dated|scan|born|dob)$/;
const LOOK_BACK = 8;

/** "In 2014", "'06", "in March", "aged 2": what stands before a day long past is over. */
export function yearMarks(place: Place): Mark[] {
  const marks: Mark[] = [];
  for (let at = place.from; at < place.to; at++) {
    const to = pastUntil(place, at);
    if (to === undefined || goesOn(place, at)) continue;
    const opens = at === place.from || (at === place.from + 1 && place.tokens[place.from]?.key === 'in');
    const direction = opens && to < place.to && !opensOnly(place, to) ? 'forward' : 'backward';
    marks.push({
      from: at,
      to,
      axis: 'temporality',
      value: 'historical',
      direction,
      reach: direction === 'forward' ? 'list' : 'phrase',
    });
    at = to - 1;
  }
  return marks;
}

/** "2015 appendicitis" in a list opens nothing but its own item. */
const opensOnly = (_: Place, __: number): boolean => false;

function pastUntil({ tokens, from, to, asked }: Place, at: number): number | undefined {
  const [token, next] = [tokens[at] as Token, tokens[at + 1]];
  const [before, earlier] = [at > from ? tokens[at - 1] : undefined, at > from + 1 ? tokens[at - 2] : undefined];
  if (asked.some((it) => it.from <= at && at < it.to)) return undefined;
  if (/^(?:19|20)\d\d$/.test(token.key)) return isWholeDay(before, earlier, next) ? undefined : at + 1;
  if (token.key === "'" && token.spaced && next && !next.spaced && /^\d\d$/.test(next.key) && at + 1 < to)
    return at + 2;
  if (MONTH.test(token.key) && before?.key === 'in' && next?.kind !== 'number') return at + 1;
  const isAge = /^(?:age|aged)$/.test(token.key) && next?.kind === 'number' && tokens[at + 2]?.key !== '-';
  return isAge && before && before.key !== '(' && at > from ? at + 2 : undefined;
}

/** Part of a day's date, or of another number. */
function isWholeDay(before: Token | undefined, earlier: Token | undefined, next: Token | undefined): boolean {
  if (before && /^[-/.]$/.test(before.key) && earlier?.kind === 'number') return true;
  if (next && !next.spaced && /^[-/%]$/.test(next.key)) return true;
  if (before?.key === ',' && earlier?.kind === 'number') return true;
  return MONTH.test(before?.key ?? '') && earlier?.kind === 'number';
}

function goesOn({ tokens, from }: Place, at: number): boolean {
  for (let back = at - 1; back >= Math.max(from, at - LOOK_BACK); back--) {
    const key = tokens[back]?.key ?? '';
    if (key === ',' || key === ';') return false;
    if (GOES_ON.test(key)) return true;
  }
  return false;
}
