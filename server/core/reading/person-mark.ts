import type { CueWords, Place } from './cue';
import type { Mark } from './mark';

const OWNER = /^(?:her|his|the|a|an|my|their|our|both|one|two|of|paternal|maternal|first|older|younger|s|')$/;
const MOST_OWNERS = 3;
const COMPANY = /^(?:with|by|per|from|to|via|both|and|w|for|of)$/;
const TOLD = /^(?:advised|told|asked|instructed|informed|reassured|educated|encouraged|counselled|counseled|warned)$/;
const HAS = /^(?:with|who|whose|had|has|have)$/;

/** A person of the family or another: who has what follows, who had what stands before ("in her mother"), or only tells. */
export function personMark(place: Place, mark: Omit<Mark, 'direction'>, next: readonly CueWords[]): Mark[] {
  const { tokens, from } = place;
  const after = tokens[mark.to]?.key ?? '';
  if (next.some((it) => it.from - mark.to <= 2 && tells(place, mark.to, it))) return [];
  let at = mark.from - 1;
  while (at >= from && mark.from - at <= MOST_OWNERS && OWNER.test(tokens[at]?.key ?? '')) at--;
  const before = at < from ? '' : (tokens[at]?.key ?? '');
  if (before === 'in' || (before === '(' && tokens[mark.to]?.key !== ':'))
    return [{ ...mark, direction: 'backward', reach: 'phrase' }];
  if (TOLD.test(before) || (before === 'by' && after === 'with')) return [];
  if (COMPANY.test(before) && !HAS.test(after)) return [];
  return [{ ...mark, direction: 'forward' }];
}

function tells({ asked, tokens }: Place, to: number, word: CueWords): boolean {
  const isTold =
    /^(?:is|was|were|been)$/.test(tokens[word.from - 1]?.key ?? '') &&
    /^(?:told|found|thought|called)$/.test(tokens[word.from]?.key ?? '');
  return (
    !isTold && word.cues.some((it) => it.axis === 'tells') && !asked.some((it) => it.from >= to && it.from < word.from)
  );
}

const PAST = /^(?:had|died|deceased|dec|passed|suffered|sustained|underwent|lost)$/;
const MOST_AFTER = 3;

/** "Mother died of MI", "father had a stroke": it was. */
export function pastMarks({ tokens, to, asked }: Place, marks: readonly Mark[]): Mark[] {
  return marks.flatMap((it) => {
    if (it.axis !== 'experiencer' || it.value !== 'family' || it.direction !== 'forward') return [];
    const end = Math.min(to, it.to + MOST_AFTER, asked.find((one) => one.from >= it.to)?.from ?? to);
    const at = tokens.slice(it.to, end).findIndex(({ key }) => PAST.test(key) || key === ':') + it.to;
    if (at < it.to || tokens[at]?.key === ':') return [];
    return [{ from: at, to: at + 1, axis: 'temporality', value: 'historical', direction: 'forward', reach: 'list' }];
  });
}

const FEMALE = /^(?:mother|sister|daughter|aunt|grandmother|grandma|mom|mum|niece|wife|girlfriend)s?$/;
const MALE = /^(?:father|brother|son|uncle|grandfather|grandpa|dad|nephew|husband|boyfriend)s?$/;

/** "Mother died of MI, he has no pain": who cannot be the mother is the patient. */
export function withPronouns({ tokens, from, to }: Place, marks: readonly Mark[]): Mark[] {
  const found: Mark[] = [];
  let [next, other]: [number, RegExp | undefined] = [0, undefined];
  for (let at = from; at < to; at++) {
    for (; (marks[next]?.from ?? to) <= at; next++) {
      const mark = marks[next] as Mark;
      found.push(mark);
      if (mark.axis === 'experiencer') other = strangerTo(tokens[mark.to - 1]?.key ?? '');
    }
    if (!other?.test(tokens[at]?.key ?? '')) continue;
    found.push({
      from: at,
      to: at + 1,
      axis: 'experiencer',
      value: 'patient',
      direction: 'forward',
      reach: 'sentence',
    });
    other = undefined;
  }
  return found;
}

const strangerTo = (key: string): RegExp | undefined =>
  FEMALE.test(key) ? /^he$/ : MALE.test(key) ? /^she$/ : undefined;
