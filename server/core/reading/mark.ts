import type { Term } from '../lexicon';
import { type Cue, type CueWords, findCues, goesOn, isAdverb, isPreposition, type Place } from './cue';
import { personMark } from './person-mark';
import { yearMarks } from './year-mark';

export type Axis = 'existence' | 'temporality' | 'experiencer';

/** A cue where it is known which way it looks. */
export interface Mark {
  from: number;
  to: number;
  axis: Axis;
  value: NonNullable<Cue['value']>;
  direction: 'forward' | 'backward';
  reach: NonNullable<Cue['reach']>;
}

/** Words that end a reach or begin a clause. */
export interface Hinge {
  from: number;
  to: number;
  kind: 'stop' | 'verb' | 'be' | 'seen';
}

export interface Marks {
  marks: Mark[];
  hinges: Hinge[];
  /** Tokens where a cue begins, ends, and those inside one. */
  ends: Readonly<Record<'begin' | 'end' | 'within', ReadonlySet<number>>>;
  /** Verbs that a cue leads up to: "does not report", "if she develops". */
  led: ReadonlySet<number>;
}

/** The cues of a sentence, in their order, each with its direction. */
export function readMarks(place: Place, text: string, tree: Parameters<typeof findCues>[2]): Marks {
  const words = findCues(place, text, tree);
  const found = { marks: [] as Mark[], hinges: [] as Hinge[] };
  const led = new Set<number>();
  const boxes = boxDirection(place, words);
  words.forEach((word, index) => {
    for (const kind of ['stop', 'verb', 'be', 'seen'] as const) {
      if (word.cues.some((it) => it.axis === kind)) found.hinges.push({ from: word.from, to: word.to, kind });
    }
    if (isLed(place, word.from, found.marks)) led.add(word.from);
    if (word.cues.some((it) => it.axis === 'excluded')) excluded(place, word, found.marks);
    if (word.cues.some((it) => it.axis === 'seen')) unseen(place, word, found.marks);
    for (const axis of ['existence', 'temporality', 'experiencer'] as const) {
      const own = word.cues.filter((it) => it.axis === axis);
      const cue = own.length > 0 ? chosen(place, word, own) : undefined;
      const mark = cue && markOf(place, word, cue, axis, boxes, words.slice(index + 1, index + 3));
      if (mark && !isDenied(place, mark, found.marks)) found.marks.push(mark);
    }
  });
  found.marks.push(...yearMarks(place));
  return { ...found, led, ends: endsOf(words), marks: found.marks.sort((a, b) => a.from - b.from) };
}

function endsOf(words: readonly CueWords[]): Marks['ends'] {
  const ends = { begin: new Set<number>(), end: new Set<number>(), within: new Set<number>() };
  for (const { from, to, cues } of words) {
    for (let at = from; at < to; at++) ends.within.add(at);
    if (!cues.some((it) => it.reach)) continue;
    ends.begin.add(from);
    ends.end.add(to);
  }
  return ends;
}

/** Of a word that may look both ways the one that counts here. */
function chosen(place: Place, { from, to }: CueWords, cues: readonly Cue[]): Cue | undefined {
  const ahead = cues.find((it) => it.direction === 'forward');
  const behind = cues.find((it) => it.direction === 'backward');
  if (!ahead || !behind) return cues[0];
  const before = place.tokens[from - 1];
  const next = place.tokens[to];
  if (from > place.from && before?.key === ':' && ahead.value === 'negated') {
    return next && isCapital(place, to) ? behind : ahead;
  }
  return goesOn(place, to) ? ahead : behind;
}

const isCapital = ({ tokens, to }: Place, at: number) => at >= to || tokens[at]?.kind === 'mark';

function markOf(
  place: Place,
  { from, to }: CueWords,
  cue: Cue,
  axis: Axis,
  boxes: Mark['direction'],
  next: readonly CueWords[],
): Mark | undefined {
  const { value, direction, reach } = cue;
  if (!value || !reach || !direction) return undefined;
  const mark = { from, to, axis, value, reach };
  if (direction === 'person') return personMark(place, mark, next);
  if (direction === 'box') return { ...mark, direction: boxes };
  if (direction !== 'adverb') return { ...mark, direction };
  return opensClause(place, from) && to < place.to
    ? { ...mark, direction: 'forward', reach: 'list' }
    : { ...mark, direction: 'backward' };
}

/** "Two years ago he had": nothing but an amount before it. */
function opensClause({ tokens, from }: Place, at: number): boolean {
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
function boxDirection({ tokens, from, to }: Place, words: readonly CueWords[]): Mark['direction'] {
  const boxes = words.filter((it) => it.cues.some((cue) => cue.direction === 'box'));
  const first = boxes[0];
  if (!first || first.from === from || boxes.at(-1)?.to !== to) return 'forward';
  return tokens[first.from - 1]?.kind === 'word' ? 'backward' : 'forward';
}

const FILLER =
  /^(?:that|he|she|they|it|patient|pt|the|any|to|currently|really|ever|you|been|be|having|had|have|felt|obviously|clearly|acutely|overtly|particularly|specifically|definitely|definite|frank|clear|strong|clinical|high|recent|new|other|further|significant|all|at|a|an)$/;

/** The denial that a word stands right behind: "does not currently report", "no significant concern for". */
function denialBefore(place: Place, at: number, marks: readonly Mark[]): Mark | undefined {
  const last = marks.findLast((it) => it.axis === 'existence');
  return last?.value === 'negated' && leadsTo(place, last, at) ? last : undefined;
}

function isLed(place: Place, at: number, marks: readonly Mark[]): boolean {
  const last = marks.findLast((it) => it.axis !== 'experiencer');
  return last !== undefined && leadsTo(place, last, at);
}

function leadsTo({ tokens, asked }: Place, { to, direction }: Mark, at: number): boolean {
  if (direction !== 'forward' || at - to > 3 || asked.some((it) => it.from >= to && it.from < at)) return false;
  return tokens.slice(to, at).every((it) => FILLER.test(it.key) || isAdverb(it));
}

/** "Not suspicious for" denies, it does not suspect. */
const isDenied = (place: Place, { axis, value, direction, from }: Mark, marks: readonly Mark[]): boolean =>
  axis === 'existence' &&
  direction === 'forward' &&
  value !== 'negated' &&
  denialBefore(place, from, marks) !== undefined;

/** "Effusion is not seen": the denial looks back, unless what was not seen follows. */
function unseen(place: Place, { from, to }: CueWords, marks: Mark[]): void {
  const denial = denialBefore(place, from, marks);
  if (!denial || goesOn(place, to) || place.tokens[denial.from]?.key === 'no') return;
  marks.splice(marks.indexOf(denial), 1, { ...denial, to, direction: 'backward', reach: 'phrase' });
}

const OPEN = /^(?:not|cannot|to|unable|yet|needs?|must|should|being|never|remains?|if|awaiting|until|once)$/;
const MOST_BEFORE = 5;
const PASSIVE = /^(?:is|was|were|are|been|be|being|has|have|since|now)$/;

/** "Was ruled out" denies, "has not been ruled out" leaves open, "CT excluded" denies what follows. */
function excluded(place: Place, { from, to }: CueWords, marks: Mark[]): void {
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

/** No asked word right before it: "CT ruled out PE". */
const isHead = ({ asked, tokens }: Place, from: number): boolean =>
  !asked.some((it: Term) => it.to === from) && !isPreposition(tokens[from - 1]);
