import { MONTH } from '../month';
import type { Token } from '../token';
import type { Place } from './cue';
import type { Mark } from './mark';

/** Since then it goes on, or it is known; a picture's date says nothing of what it shows. */
const GOES_ON =
  /^(?:since|from|through|diagnosed|diagnosis|dx|onset|began|started|starting|known|ct|mri|xray|echo|note|dated|scan|born|dob)$/;
const LOOK_BACK = 8;

/** "In 2014", "'06", "in March", "aged 2": what stands before a day long past is over. */
export function yearMarks(place: Place): Mark[] {
  const marks: Mark[] = [];
  for (let at = place.from; at < place.to; at++) {
    const to = pastUntil(place, at);
    if (to === undefined || goesOn(place, at)) continue;
    const forward = (to < place.to && place.tokens[to]?.kind === 'word') || isFirst(place, at, to);
    const mark = { from: at, to, axis: 'temporality', value: 'historical' } as const;
    marks.push(
      forward && datesNothing(place, at)
        ? { ...mark, direction: 'forward', reach: 'sentence' }
        : { ...mark, direction: 'backward', reach: 'phrase' },
    );
    at = to - 1;
  }
  return marks;
}

/** "In 2014, he had". */
const isFirst = ({ from, to, tokens }: Place, at: number, end: number): boolean =>
  end < to && (at === from || (at === from + 1 && tokens[from]?.key === 'in'));

/** None of the asked words stands before it in its part: it dates what follows. */
function datesNothing({ from, tokens, asked }: Place, at: number): boolean {
  let first = at;
  while (first > from && !/^[,:]$/.test(tokens[first - 1]?.key ?? '')) first--;
  return !asked.some((it) => it.from >= first && it.from < at);
}

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
