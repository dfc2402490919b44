import type { Tree } from '../tree';
import { type Cue, type CueWords, findCues, type Place } from './cue';
import { excluded, isLed, underDenial, unseen } from './denial';
import { boxDirection, chosen, instructionMark, isRecent, opensClause, warningMark } from './direction';
import { pastMarks, personMark, withPronouns } from './person-mark';
import { lastSaid, lowMark } from './predicate';
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
  kind: (typeof HINGES)[number];
}

export interface Marks {
  marks: Mark[];
  hinges: Hinge[];
  /** Tokens where a cue begins, ends, and those inside one. */
  ends: Readonly<Record<'begin' | 'end' | 'within', ReadonlySet<number>>>;
  /** Verbs that a cue leads up to: "does not report", "if she develops". */
  led: ReadonlySet<number>;
}

const AXES = ['existence', 'temporality', 'experiencer'] as const;
const HINGES = ['stop', 'verb', 'be', 'seen', 'contrary', 'organ', 'action', 'cause', 'happens', 'lasting'] as const;

const BE = /^(?:is|are|was|were)$/;

/** The cues of a sentence, in their order, each with its direction. */
export function readMarks(place: Place, tree: Tree): Marks {
  const words = findCues(place, tree);
  const [marks, hinges, led]: [Mark[], Hinge[], Set<number>] = [[], [], new Set()];
  const boxes = boxDirection(place, words);
  words.forEach((word, index) => {
    const does = (axis: Cue['axis']) => word.cues.some((it) => it.axis === axis);
    for (const kind of HINGES) if (does(kind)) hinges.push({ from: word.from, to: word.to, kind });
    if (!does('be') && BE.test(place.tokens[word.from]?.key ?? ''))
      hinges.push({ from: word.from, to: word.from + 1, kind: 'be' });
    const isTold = () => hinges.some((it) => it.kind === 'verb') || marks.some((it) => it.axis === 'existence');
    if (does('warns') && !isTold()) marks.push(...warningMark(place, word));
    if (does('low')) marks.push(...lowMark(word, marks));
    if (isLed(place, word.from, marks)) led.add(word.from);
    if (does('excluded')) excluded(place, word, marks);
    if (does('asks')) marks.push(...instructionMark(place, word));
    if (does('seen') && unseen(place, word, marks)) return;
    for (const axis of AXES) {
      const own = word.cues.filter((it) => it.axis === axis);
      const cue = own.length > 0 ? chosen(place, word, own) : undefined;
      const found = cue ? marksOf(place, word, cue, axis, boxes, words.slice(index + 1, index + 3)) : [];
      marks.push(...found.flatMap((it) => underDenial(place, it, marks)));
    }
  });
  const byPlace = [...lastSaid(place, marks), ...pastMarks(place, marks), ...yearMarks(place)].sort(
    (a, b) => a.from - b.from,
  );
  return { marks: withPronouns(place, byPlace), hinges, led, ends: endsOf(words) };
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

function marksOf(
  place: Place,
  { from, to }: CueWords,
  { value, direction, reach }: Cue,
  axis: Axis,
  boxes: Mark['direction'],
  next: readonly CueWords[],
): Mark[] {
  if (!value || !reach || !direction) return [];
  if (value === 'historical' && isRecent(place, { from, to, cues: [] })) return [];
  const mark = { from, to, axis, value, reach };
  if (direction === 'person') return personMark(place, mark, next);
  if (direction === 'box') return [{ ...mark, direction: boxes }];
  if (direction === 'both') return (['forward', 'backward'] as const).map((it) => ({ ...mark, direction: it }));
  if (direction === 'opening') return [];
  if (direction !== 'adverb') return [{ ...mark, direction }];
  return opensClause(place, from) && to < place.to
    ? [{ ...mark, direction: 'forward', reach: 'list' }]
    : [{ ...mark, direction: 'backward' }];
}
