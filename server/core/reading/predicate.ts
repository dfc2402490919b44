import { type CueWords, isAdverb, type Place } from './cue';
import type { Mark } from './mark';

const LINK = /^(?:and|but|then|later|,|felt|thought|deemed|judged|considered|to|be|been|is|was|were|has|very|highly|most|now)$/;

/** "Was considered but felt to be unlikely": of what is said of one thing the last counts; "was not resected" is not over. */
export function lastSaid({ tokens }: Place, marks: readonly Mark[]): Mark[] {
  const before = new Map<Mark, Mark>();
  let last: Mark | undefined;
  for (const mark of marks) {
    if (mark.axis === 'experiencer') continue;
    if (last) before.set(mark, last);
    last = mark;
  }
  const linked = (a: Mark, b: Mark) =>
    b.direction === 'backward' &&
    b.from >= a.to &&
    tokens.slice(a.to, b.from).every((it) => LINK.test(it.key) || isAdverb(it));
  const dropped = new Set<Mark>();
  for (const [mark, earlier] of before) {
    if (!linked(earlier, mark)) continue;
    const isSame = mark.axis === 'existence' && earlier.axis === 'existence';
    if (isSame && (earlier.direction === 'backward' || earlier.value === 'possible')) dropped.add(earlier);
    const isUndone = mark.value === 'historical' && earlier.value === 'negated' && earlier.to === mark.from;
    if (isUndone) dropped.add(mark);
  }
  return marks.filter((it) => !dropped.has(it));
}

/** "Suspicion for gout is low": what is hardly supposed is denied. */
export function lowMark({ from, to }: CueWords, marks: readonly Mark[]): Mark[] {
  const last = marks.findLast((it) => it.axis === 'existence');
  if (last?.value !== 'possible' || last.direction !== 'forward') return [];
  return [{ from, to, axis: 'existence', value: 'negated', direction: 'backward', reach: 'phrase' }];
}
