import type { Term } from '../lexicon';
import type { Place } from './cue';
import { EDGE, type Edge, type Edges } from './edge';
import type { Axis, Mark } from './mark';

/** What reaches some asked words: by axis the last cue. */
export type Reached = Partial<Record<Axis, Mark>>;

export const AXES = ['existence', 'temporality', 'experiencer'] as const;
const BUT = /^(?:but|however|although|though|because|given)$/;

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
    if (isOver(state.existence, at, edges, tokens)) state = without(state);
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

const without = ({ existence: _, ...rest }: Reached): Reached => rest;

/** A new item begins, or "non-tender mass" denied the tenderness alone. */
function isOver(mark: Mark | undefined, at: number, { fresh }: Edges, tokens: Place['tokens']): boolean {
  if (!mark) return false;
  if (mark.reach === 'word') return at > mark.to + (tokens[mark.to]?.key === '-' ? 1 : 0);
  return mark.value === 'negated' && fresh.has(at);
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
    return survives(it, edge, at, tokens, orAhead);
  });
}

const isNo = (key: string | undefined) => key === 'no' || key === 'nil';

export function kept(state: Reached, stays: (mark: Mark) => boolean): Reached {
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
  tokens: Place['tokens'],
  orAhead: boolean,
): boolean {
  const key = tokens[at]?.key ?? '';
  if (axis === 'experiencer' || (at === to && edge < EDGE.stop)) return true;
  if (edge === EDGE.stop) return reach === 'sentence' && !BUT.test(key);
  if (edge === EDGE.clause) return reach === 'sentence';
  if (edge === EDGE.comma) return reach === 'phrase' ? orAhead : reach !== 'next';
  // "No surgery for hernia": what was not done was for something that is there.
  const isShort = to - from < 2 || /^(?:not|t)$/.test(tokens[to - 1]?.key ?? '');
  if (edge === EDGE.purpose && (value === 'planned' || (value === 'negated' && isShort))) return false;
  // "Concern for cauda equina with new numbness": what is there already comes with it.
  if (key === 'with' && reach === 'items') return false;
  return reach !== 'next';
}
