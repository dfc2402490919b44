import type { Term } from '../lexicon';
import { isAdverb, type Place } from './cue';
import { EDGE, type Edge, type Edges } from './edge';
import type { Mark } from './mark';
import { AXES, kept, type Reached } from './reach';

const LINK = /^(?:which|that|this|it|but|and|then|later|since|these|has|have|however|,)$/;

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

/** Nothing but adverbs between: "has since resolved", "which then resolved". */
function isBetween(tokens: Place['tokens'], from: number, to: number): boolean {
  return to - from < 4 && tokens.slice(from, to).every((it) => isAdverb(it) || LINK.test(it.key));
}

/** What looks ahead keeps what looks back from going past it; "neither" and "nor" only join. */
const isWall = ({ axis, from }: Mark, tokens: Place['tokens']) =>
  axis !== 'temporality' && !/^n(?:either|or)$/.test(tokens[from]?.key ?? '');
