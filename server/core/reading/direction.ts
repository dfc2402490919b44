import { type Cue, type CueWords, goesOn, isPreposition, type Place } from './cue';
import type { Mark } from './mark';

/** Of a word that may look both ways the one that counts here: "possible gout", "gout possible", "Fever: none". */
export function chosen(place: Place, { from, to }: CueWords, cues: readonly Cue[]): Cue | undefined {
  const ahead = cues.find((it) => it.direction === 'forward');
  const behind = cues.find((it) => it.direction === 'backward');
  const opening = cues.find((it) => it.direction === 'opening');
  if (opening && opensPhrase(place, from) && goesOn(place, to)) return { ...opening, direction: 'forward' };
  if (!ahead || !behind) return behind ?? cues[0];
  if (from === place.from && place.tokens[to]?.key === ':') return ahead;
  const isAnswer = from > place.from && place.tokens[from - 1]?.key === ':' && ahead.value === 'negated';
  return !goesOn(place, to) || (isAnswer && isCapital(place, to) && !isAcronym(place, to) && !isCapital(place, from))
    ? behind
    : ahead;
}

const isCapital = ({ tokens, text }: Place, at: number) =>
  tokens[at]?.key.charAt(0) !== text.charAt(tokens[at]?.start ?? 0);

/** "Neck: no JVD" is no answer, "Fever: no Chills: yes" is one. */
const isAcronym = ({ tokens, text }: Place, at: number) =>
  /^\p{Lu}{2}/u.test(text.slice(tokens[at]?.start, tokens[at]?.end));

/** Nothing before it that it could speak of: "neg JVD", "with negative Homans sign", not "flu negative". */
function opensPhrase({ tokens, from }: Place, at: number): boolean {
  const before = tokens[at - 1];
  return at === from || before?.kind === 'mark' || isPreposition(before) || /^(?:the|an?|no)$/.test(before?.key ?? '');
}

/** "Two years ago he had": nothing but an amount before it. */
export function opensClause({ tokens, from }: Place, at: number): boolean {
  let first = at;
  while (
    first > from &&
    at - first < 3 &&
    /^(?:\d+|an?|about|one|two|three|four|five|ten|some|several|many|in|but)$/.test(tokens[first - 1]?.key ?? '')
  )
    first--;
  return first === from || tokens[first - 1]?.key === ',' || tokens[first - 1]?.key === ':';
}

/** "Cough [x]  Fever [ ]" ticks behind; "[x] cough" before. */
export function boxDirection({ tokens, from, to }: Place, words: readonly CueWords[]): Mark['direction'] {
  const boxes = words.filter((it) => it.cues.some((cue) => cue.direction === 'box'));
  const first = boxes[0];
  if (!first || first.from === from || tokens.slice(boxes.at(-1)?.to, to).some((it) => it.kind !== 'mark'))
    return 'forward';
  return tokens[first.from - 1]?.kind === 'word' ? 'backward' : 'forward';
}

/** "3/7 hx of cough", "in the past 6 months": it goes on. */
export function isRecent({ tokens, from }: Place, word: CueWords): boolean {
  const [last, next] = [tokens[word.to - 1]?.key, tokens[word.to]];
  if (last === 'past') return next?.kind === 'number' || LENGTH.test(next?.key ?? '');
  const [before, stroke, number] = [1, 2, 3].map((back) =>
    word.from - back >= from ? tokens[word.from - back] : undefined,
  );
  if (last !== 'of') return false;
  return (
    (before?.kind === 'number' && stroke?.key === '/' && number?.kind === 'number') || UNIT.test(before?.key ?? '')
  );
}

const LENGTH = /^(?:few|several|couple|two|three|four|six|week|month|day|days|weeks|months|year|hours)$/;
const UNIT = /^(?:d|wk|wks|w|mo|mos|hr|hrs|h|yr|yrs|days?|weeks?|months?|hours?|years?)$/;

const MOST_BETWEEN = 7;

const MOST_LISTED = 14;

/** "The risks, which he understands, include", "side effects (": what such a list names has not happened. */
export function warningMark({ tokens, asked, to }: Place, word: CueWords): Mark[] {
  const end = Math.min(to, word.to + MOST_LISTED, asked.find((it) => it.from >= word.to)?.from ?? to);
  for (let at = word.to; at < end; at++) {
    if (!/^(?:includes?|including|such|like|[(:])$/.test(tokens[at]?.key ?? '')) continue;
    const mark = { from: word.from, to: at + 1, axis: 'temporality', value: 'hypothetical' } as const;
    return [{ ...mark, direction: 'forward', reach: 'sentence' }];
  }
  return [];
}

/** "Call your doctor for", "return to the ED with": what follows has not happened. */
export function instructionMark({ tokens, asked, to }: Place, word: CueWords): Mark[] {
  const end = Math.min(to, word.to + MOST_BETWEEN, asked.find((it) => it.from >= word.to)?.from ?? to);
  for (let at = word.to; at < end && !/^[,;:.]$/.test(tokens[at]?.key ?? ''); at++) {
    if (!/^(?:for|if|with|should)$/.test(tokens[at]?.key ?? '')) continue;
    const mark = { from: word.from, to: at + 1, axis: 'temporality', value: 'hypothetical' } as const;
    return [{ ...mark, direction: 'forward', reach: 'sentence' }];
  }
  return [];
}
