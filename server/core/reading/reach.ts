import type { Term } from '../lexicon';
import { isAdverb, type Place } from './cue';
import { EDGE, type Edge, type Edges } from './edge';
import type { Axis, Mark } from './mark';

/** What reaches some asked words: by axis the last cue. */
export type Reached = Partial<Record<Axis, Mark>>;

const AXES = ['existence', 'temporality', 'experiencer'] as const;
const BUT = /^(?:but|however|although|though)$/;

/** What reaches each of the asked words from before: one sweep, brackets aside. */
export function reachForward(
  { tokens, from, to, asked }: Place,
  marks: readonly Mark[],
  edges: Edges,
): Map<Term, Reached> {
  const found = new Map<Term, Reached>();
  const open: Reached[] = [];
  let [state, nextMark, nextAsked, repeats]: [Reached, number, number, number] = [{}, 0, 0, 0];
  for (let at = from; at < to; at++) {
    const bracket = edges.brackets.get(at);
    if (bracket === 'open') open.push(state);
    if (bracket === 'close') state = open.pop() ?? state;
    state = pastToken(
      state,
      at,
      { edge: edges.at[at - from] ?? EDGE.none, orAhead: edges.orAhead[at - from], repeats },
      tokens,
    );
    for (; (asked[nextAsked]?.from ?? to) <= at; nextAsked++) found.set(asked[nextAsked] as Term, state);
    for (; (marks[nextMark]?.from ?? to) <= at; nextMark++) {
      const mark = marks[nextMark] as Mark;
      if (mark.direction === 'backward') continue;
      if (mark.axis === 'existence')
        repeats = isNo(tokens[mark.from]?.key) && mark.to - mark.from === 1 ? repeats + 1 : 0;
      state = { ...state, [mark.axis]: mark };
    }
  }
  return found;
}

interface Past {
  edge: Edge;
  orAhead: boolean | undefined;
  /** How many items each had a "no" of their own: "no A, no B, C" does not deny the third. */
  repeats: number;
}

/** What still reaches on behind a token. */
function pastToken(
  state: Reached,
  at: number,
  { edge, orAhead = false, repeats }: Past,
  tokens: Place['tokens'],
): Reached {
  if (edge === EDGE.none) return state;
  const deniesNext = isNo(tokens[at + 1]?.key);
  const ended = repeats > 1 && edge === EDGE.comma && !deniesNext && !orAhead;
  return kept(state, (it) => {
    if (ended && it.value === 'negated') return false;
    if (deniesNext && edge >= EDGE.comma && it.value === 'hypothetical' && it.reach !== 'sentence') return false;
    return survives(it, edge, at, tokens[at]?.key ?? '', orAhead);
  });
}

const isNo = (key: string | undefined) => key === 'no' || key === 'nil';

/** What looks ahead keeps what looks back from going past it; "neither" and "nor" only join. */
const isWall = ({ axis, from }: Mark, tokens: Place['tokens']) =>
  axis !== 'temporality' && !/^n(?:either|or)$/.test(tokens[from]?.key ?? '');

function kept(state: Reached, stays: (mark: Mark) => boolean): Reached {
  const left: Reached = {};
  for (const axis of AXES) {
    const mark = state[axis];
    if (mark && stays(mark)) left[axis] = mark;
  }
  return left;
}

function survives(
  { axis, reach, to, from, value }: Mark,
  edge: Edge,
  at: number,
  key: string,
  orAhead: boolean,
): boolean {
  if (axis === 'experiencer' || (at === to && edge < EDGE.stop)) return true;
  if (edge === EDGE.stop) return reach === 'sentence' && !BUT.test(key);
  if (edge === EDGE.clause) return reach === 'sentence';
  if (edge === EDGE.comma) return reach === 'phrase' ? orAhead : reach !== 'next';
  // "No surgery for hernia": what was not done was for something that is there.
  if (edge === EDGE.purpose && value === 'negated' && to - from < 2) return false;
  // "Concern for cauda equina with new numbness": what is there already comes with it.
  if (key === 'with' && reach === 'items') return false;
  return reach !== 'next';
}

/** What reaches each of the asked words from behind. */
export function reachBackward(
  { tokens, from, to, asked }: Place,
  marks: readonly Mark[],
  edges: Edges,
): Map<Term, Reached> {
  const found = new Map<Term, Reached>();
  const behind = marks.toSorted((a, b) => a.to - b.to);
  const byEnd = asked.toSorted((a, b) => a.to - b.to);
  const joined = new Set<Mark>();
  let [state, nextMark, nextAsked]: [Reached, number, number] = [{}, behind.length - 1, byEnd.length - 1];
  for (let at = to - 1; at >= from; at--) {
    const edge = edges.at[at - from] ?? EDGE.none;
    if (edge > EDGE.none) state = kept(state, (it) => lasts(it, edge, at, tokens, joined));
    if (/^(?:and|or|&|\/|nor)$/.test(tokens[at]?.key ?? ''))
      for (const axis of AXES) if (state[axis]) joined.add(state[axis]);
    for (; (byEnd[nextAsked]?.to ?? from) > at; nextAsked--) found.set(byEnd[nextAsked] as Term, state);
    for (; (behind[nextMark]?.to ?? from) > at; nextMark--) {
      const mark = behind[nextMark] as Mark;
      if (mark.direction === 'backward') state = { ...state, [mark.axis]: mark };
      else if (isWall(mark, tokens)) state = kept(state, (it) => it.axis !== mark.axis || it.from === mark.from);
    }
  }
  return found;
}

function lasts(mark: Mark, edge: Edge, at: number, tokens: Place['tokens'], joined: ReadonlySet<Mark>): boolean {
  const { axis, reach, from } = mark;
  if (axis === 'experiencer' && reach === 'sentence') return true;
  if (edge >= EDGE.clause) return isBetween(tokens, at + 1, from);
  if (edge === EDGE.comma && isAlone(mark, at, tokens)) return true;
  if (edge === EDGE.comma) return reach === 'list' || joined.has(mark) || /^[:-]$/.test(tokens[from - 1]?.key ?? '');
  return reach !== 'next';
}

/** "AKI, now resolved.": a part that is nothing but the cue speaks of the one before. */
const isAlone = ({ from, to }: Mark, at: number, tokens: Place['tokens']) =>
  isBetween(tokens, at + 1, from) && tokens[to]?.kind !== 'word';

/** Nothing but adverbs between: "has since resolved". */
function isBetween(tokens: Place['tokens'], from: number, to: number): boolean {
  return to - from < 3 && tokens.slice(from, to).every(isAdverb);
}
