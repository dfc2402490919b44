import type { Term } from '../lexicon';
import type { Token } from '../token';
import { type CueWords, goesOn, isAdverb, isPreposition, type Place } from './cue';
import type { Mark } from './mark';

export const FILLER =
  /^(?:that|he|she|they|it|patient|pt|the|any|to|currently|really|ever|you|been|be|having|had|have|has|felt|appear|seem|look|feel|obviously|clearly|overtly|definite|frank|clear|strong|clinical|high|recent|new|other|further|significant|all|at|a|an)$/;

const MOST_WORDS = 5;

/** The denial that a word stands right behind: "does not currently report", "no significant concern for". */
function denialBefore(place: Place, at: number, marks: readonly Mark[]): Mark | undefined {
  const last = marks.findLast((it) => it.axis === 'existence');
  return last?.value === 'negated' && leadsTo(place, last, at) ? last : undefined;
}

/** A verb that a cue leads up to. */
export function isLed(place: Place, at: number, marks: readonly Mark[]): boolean {
  const last = marks.findLast((it) => it.axis !== 'experiencer');
  return last !== undefined && (leadsTo(place, last, at) || isSubject(place, last, at));
}

/** "Neither kidney shows": who does not show it is denied with it. */
function isSubject({ tokens, asked }: Place, { to, value, direction }: Mark, at: number): boolean {
  if (value !== 'negated' || direction !== 'forward' || !SHOWS.test(tokens[at]?.key ?? '')) return false;
  if (at - to > MOST_WORDS || asked.some((it) => it.from >= to && it.from < at)) return false;
  return tokens.slice(to, at).every((it) => it.kind === 'word' && !isPreposition(it));
}

const SHOWS = /^(?:shows?|showed|reveals?|revealed|demonstrates?|demonstrated|contains?|contained)$/;

function leadsTo({ tokens, asked }: Place, { to, direction }: Mark, at: number): boolean {
  if (direction !== 'forward' || at - to > MOST_WORDS || asked.some((it) => it.from >= to && it.from < at))
    return false;
  return tokens.slice(to, at).every((it) => FILLER.test(it.key) || isAdverb(it));
}

/** What a denied noun would mean: "no symptoms suggestive of". */
const MEANING =
  /^(?:concerning|suggestive|suggesting|suspicious|worrisome|consistent|compatible|indicative|diagnostic|suggest|suggests|indicate|indicates|indicating|support)$/;
const MOST_DENIED = 8;
const MOST_LISTED = 16;

/** "Not suspicious for" denies, it does not suspect; "no mass that would suggest" denies what it would suggest too. */
export function underDenial(place: Place, mark: Mark, marks: readonly Mark[]): Mark[] {
  const { axis, value, direction, from } = mark;
  if (axis !== 'existence' || direction !== 'forward' || value === 'negated') return [mark];
  const last = marks.findLast((it) => it.axis === 'existence');
  if (denialBefore(place, from, marks) || (last && isSubject(place, last, from))) return [];
  return isMeant(place, from, marks) ? [{ ...mark, value: 'negated' }] : [mark];
}

function isMeant(place: Place, from: number, marks: readonly Mark[]): boolean {
  const { tokens } = place;
  const last = marks.findLast((it) => it.axis === 'existence');
  if (!MEANING.test(tokens[from]?.key ?? '') || last?.value !== 'negated' || last.direction !== 'forward') return false;
  const between = tokens.slice(last.to, from);
  if (between.length > MOST_DENIED) return false;
  return between.every((it) => it.kind === 'word' && (!isPreposition(it) || /^(?:to|which|in|on|at)$/.test(it.key)));
}

/** "Effusion is not seen": the denial looks back, unless what was not seen follows. */
export function unseen(place: Place, { from, to }: CueWords, marks: Mark[]): boolean {
  if (isInDenied(place, from, marks)) return true;
  const denial = denialBefore(place, from, marks);
  if (!denial || goesOn(place, to) || (place.tokens[denial.from]?.key === 'no' && denial.to - denial.from === 1))
    return false;
  marks.splice(marks.indexOf(denial), 1, { ...denial, to, direction: 'backward', reach: 'phrase' });
  return true;
}

/** "No sign of any mass is present": the denial speaks of the same thing. */
function isInDenied({ tokens }: Place, at: number, marks: readonly Mark[]): boolean {
  const last = marks.findLast((it) => it.axis === 'existence');
  if (last?.value !== 'negated' || last.direction !== 'forward' || last.to === at) return false;
  const between = tokens.slice(last.to, at);
  if (tokens[last.from]?.key !== 'no' || between.length > MOST_LISTED) return false;
  const joined = between.findLast(({ key }) => key === ',' || key === 'or')?.key === 'or';
  return between.every((it) => isSame(it) || (joined && it.key === ','));
}

const isSame = (it: Token) => it.kind === 'word' && !/^(?:and|but|with|however|though|has|is|are|which)$/.test(it.key);

const OPEN = /^(?:not|cannot|to|unable|yet|needs?|must|should|being|never|remains?|if|awaiting|until|once)$/;
const MOST_BEFORE = 5;
const PASSIVE = /^(?:is|was|were|are|been|be|being|since|now)$/;

/** "Was ruled out" denies, "has not been ruled out" leaves open, "CT excluded" denies what follows. */
export function excluded(place: Place, { from, to }: CueWords, marks: Mark[]): void {
  const keyAt = (at: number) => place.tokens[at]?.key ?? '';
  let open = from;
  for (let at = from - 1; at >= Math.max(place.from, from - MOST_BEFORE) && keyAt(at) !== ','; at--) {
    if (OPEN.test(keyAt(at)) || (keyAt(at) === "'" && keyAt(at + 1) === 't')) open = at;
  }
  const isActive =
    open === from &&
    goesOn(place, to) &&
    ![1, 2].some((back) => PASSIVE.test(keyAt(from - back))) &&
    isHead(place, from);
  const denial = marks.findIndex((it) => it.axis === 'existence' && it.direction === 'forward' && it.to > open);
  if (denial >= 0) open = Math.min(open, (marks.splice(denial)[0] as Mark).from);
  const direction = isActive ? 'forward' : 'backward';
  const value = open < from ? 'possible' : 'negated';
  marks.push({ from: open, to, axis: 'existence', value, direction, reach: 'phrase' });
}

const HAS = /^(?:has|have|had)$/;

/** No asked word right before it: "CT ruled out PE". */
const isHead = ({ asked, tokens }: Place, from: number): boolean =>
  !asked.some((it: Term) => it.to === from) &&
  (!isPreposition(tokens[from - 1]) || HAS.test(tokens[from - 1]?.key ?? ''));
