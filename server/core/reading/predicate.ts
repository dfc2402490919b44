import { type CueWords, isAdverb, type Place } from './cue';
import type { Mark } from './mark';

const LINK =
  /^(?:and|but|then|later|,|felt|thought|deemed|judged|considered|to|be|been|is|was|were|has|very|highly|most|now)$/;

/** "Was considered but felt to be unlikely": of what is said of one thing the last counts; "was not resected" is not over. */
export function lastSaid(place: Place, marks: readonly Mark[]): Mark[] {
  const said: Mark[] = [];
  for (let mark of marks) {
    let last = said.at(-1);
    if (last && isUndone(last, mark)) continue;
    while (last && isSame(last, mark) && isLinked(place, last, mark)) {
      said.pop();
      if (last.direction === 'backward') mark = { ...mark, from: last.from };
      last = said.at(-1);
    }
    said.push(mark);
  }
  return said;
}

const isUndone = (first: Mark, next: Mark) =>
  next.value === 'historical' && next.direction === 'backward' && first.value === 'negated' && first.to === next.from;

/** Two that look back, or a guess that leads up to its answer: "thought to be" and "unlikely". */
const isSame = (first: Mark, next: Mark) =>
  first.axis === 'existence' &&
  next.axis === 'existence' &&
  next.direction === 'backward' &&
  next.from >= first.to &&
  (first.direction === 'backward' || first.value === 'possible');

const MOST_LINKS = 6;

const isLinked = ({ tokens }: Place, first: Mark, next: Mark) =>
  next.from - first.to <= MOST_LINKS &&
  tokens.slice(first.to, next.from).every((it) => LINK.test(it.key) || isAdverb(it));

/** "Suspicion for gout is low": what is hardly supposed is denied. */
export function lowMark({ from, to }: CueWords, marks: readonly Mark[]): Mark[] {
  const last = marks.findLast((it) => it.axis === 'existence');
  if (last?.value !== 'possible' || last.direction !== 'forward') return [];
  return [{ from, to, axis: 'existence', value: 'negated', direction: 'backward', reach: 'phrase' }];
}
