import { isPreposition, type Place } from './cue';
import { readFresh } from './fresh';
import type { Hinge, Mark, Marks } from './mark';

/** What a token ends: the higher, the more. */
export const EDGE = { none: 0, preposition: 1, purpose: 2, comma: 3, clause: 4, stop: 5 } as const;
export type Edge = (typeof EDGE)[keyof typeof EDGE];

export interface Edges {
  /** By token, counted from the sentence's first. */
  at: Edge[];
  /** True where "or" goes on with the same list before the clause ends. */
  orAhead: boolean[];
  /** Where something begins that is there though the list before it is denied. */
  fresh: ReadonlySet<number>;
  /** Where an aside opens and closes; a box to tick is none. */
  brackets: ReadonlyMap<number, 'open' | 'close'>;
}

/** Where the clauses and lists of a sentence end. */
export function readEdges(place: Place, found: Marks): Edges {
  const { from, to, tokens } = place;
  const at: Edge[] = [];
  for (let index = from; index < to; index++) at.push(plainEdge(place, index, found.ends));
  for (const { kind, from: begin, to: end } of found.hinges) {
    if (kind === 'stop' || (kind === 'cause' && !found.led.has(begin))) at.fill(EDGE.stop, begin - from, end - from);
    if ((kind === 'verb' || kind === 'happens') && !found.led.has(begin)) at[begin - from] = EDGE.clause;
  }
  for (const { from: begin, to: end } of place.asked)
    at.fill(EDGE.none, Math.max(0, begin - from), Math.max(0, end - from));
  raiseClauses(place, found, at);
  const orAhead: boolean[] = [];
  let ahead = false;
  for (let index = to - 1; index >= from; index--) {
    if ((at[index - from] ?? 0) >= EDGE.clause) ahead = false;
    orAhead[index - from] = ahead;
    if (/^(?:n?or|vs|versus)$/.test(tokens[index]?.key ?? '')) ahead = true;
  }
  return { at, orAhead, fresh: readFresh(place, found, orAhead), brackets: readBrackets(place, found.ends.within) };
}

function readBrackets({ from, to, tokens }: Place, within: ReadonlySet<number>): Edges['brackets'] {
  const brackets = new Map<number, 'open' | 'close'>();
  for (let index = from; index < to; index++) {
    const key = tokens[index]?.key ?? '';
    if (!within.has(index) && /^[()[\]]$/.test(key)) brackets.set(index, /[([]/.test(key) ? 'open' : 'close');
  }
  return brackets;
}

/** What a token ends by itself. "Denies: fever" and "Fever: none" go on behind their colon. */
function plainEdge({ tokens, from, to }: Place, index: number, { begin, end, within }: Marks['ends']): Edge {
  const { key, spaced } = tokens[index] as Place['tokens'][number];
  if (within.has(index)) return EDGE.none;
  if (key === ',' || key === '•') return EDGE.comma;
  const isDash = key === '-' && spaced && tokens[index + 1]?.spaced && index > from && index + 1 < to;
  if (key === ':' || isDash) return end.has(index) || begin.has(index + 1) ? EDGE.none : EDGE.clause;
  if (key === ';') return EDGE.stop;
  if (key === 'for') return EDGE.purpose;
  return isPreposition(tokens[index]) && !/^(?:and|or|is|are|was|were|has|had|have|be)$/.test(key)
    ? EDGE.preposition
    : EDGE.none;
}

const VERB = /^(?:verb|be|happens)$/;
const JOINT = /^(?:,|and|&)$/;

/** A comma or "and" before a part with a verb or a person of its own begins a clause. */
function raiseClauses(place: Place, { hinges, marks }: Marks, at: Edge[]): void {
  const { tokens, from, to } = place;
  const parts = countParts(place, hinges, marks);
  const ends = partEnds(place, hinges, at);
  let verbs = 0;
  let denials = 0;
  for (let index = from; index < to; index++) {
    const edge = at[index - from] ?? 0;
    if (JOINT.test(tokens[index]?.key ?? '') && edge < EDGE.clause) {
      const { end: until, verb } = ends[index - from] ?? { end: to, verb: true };
      const own = verb ? parts.verbs(index + 1, until) : 0;
      const isList = parts.closings(index + 1, until) > 0 || (denials === 0 && parts.passives(index + 1, until) > 0);
      const isClause = own > 0 && (!isList || verbs > 0);
      if (isClause || parts.people(index + 1, Math.min(until, index + 4)) > 0) at[index - from] = EDGE.clause;
    }
    const ended = (at[index - from] ?? 0) >= EDGE.clause;
    verbs = ended ? 0 : verbs + parts.verbs(index, index + 1);
    denials = ended ? 0 : denials + parts.denials(index, index + 1);
  }
}

/** Where the part behind each token ends, and whether a verb in it comes before any "or". */
function partEnds({ tokens, from, to }: Place, hinges: readonly Hinge[], at: readonly Edge[]) {
  const own = new Set(hinges.flatMap((it) => (it.kind === 'happens' || it.kind === 'be' ? [it.from] : [])));
  const ends: { end: number; verb: boolean }[] = [];
  let [end, verb] = [to, false];
  for (let index = to - 1; index >= from; index--) {
    ends[index - from] = { end, verb };
    const key = tokens[index]?.key ?? '';
    if (own.has(index)) verb = true;
    else if (JOINT.test(key) || (at[index - from] ?? 0) >= EDGE.clause) [end, verb] = [index, false];
    else if (/^n?or$/.test(key)) verb = false;
  }
  return ends;
}

/** How many verbs, closing words ("were denied", "was seen") and new people stand between two tokens. */
function countParts({ from, to, tokens, asked }: Place, hinges: readonly Hinge[], marks: readonly Mark[]) {
  const sums = (places: readonly number[]) => {
    const sum = new Array<number>(to - from + 1).fill(0);
    for (const it of places) sum[it - from + 1] = (sum[it - from + 1] ?? 0) + 1;
    for (let at = 1; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (sum[at - 1] ?? 0);
    return (begin: number, end: number) => (sum[end - from] ?? 0) - (sum[begin - from] ?? 0);
  };
  const isPassive = ({ kind, to: end }: Hinge) =>
    kind === 'be' && /ed$/.test(tokens[end]?.key ?? '') && !starts.has(end);
  const starts = new Set(asked.map((it) => it.from));
  const isClosing = ({ axis, direction }: Mark) => axis === 'existence' && direction === 'backward';
  const isOver = ({ axis, direction }: Mark) => axis === 'temporality' && direction === 'backward';
  const isDenial = ({ axis, value, direction }: Mark) =>
    axis === 'existence' && value === 'negated' && direction === 'forward';
  const isPerson = (it: Mark) => it.axis === 'experiencer' && it.direction === 'forward';
  const fromOf = (it: { from: number }) => it.from;
  return {
    verbs: sums(hinges.filter((it) => VERB.test(it.kind)).map(fromOf)),
    closings: sums([...hinges.filter((it) => it.kind === 'seen'), ...marks.filter(isClosing)].map(fromOf)),
    passives: sums([...hinges.filter(isPassive), ...marks.filter(isOver)].map(fromOf)),
    denials: sums(marks.filter(isDenial).map(fromOf)),
    people: sums(marks.filter(isPerson).map(fromOf)),
  };
}
