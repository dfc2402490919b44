import type { Analysis, Span, Text } from '../../core/types';

/** What stands around a span. */
export const near = ({ start, end }: Span, reach: number): Span => ({
  start: Math.max(0, start - reach),
  end: end + reach,
});

/** The words of a place, which may reach beyond the note's end. */
export const wordsAt = ({ start, end }: Span, text: Text): string => text.slice(start, Math.min(end, text.length));

/** The plan, as far as it is read for a word; the end of a note that has none. */
export function planPlace({ note: { plan, end } }: Analysis): Span {
  return plan
    ? { start: Math.max(plan.heading.start, plan.end - MOST), end: plan.end }
    : { start: Math.max(0, end - LAST), end };
}

const MOST = 3000;
const LAST = 240;
const BESIDE = 12;
const MOST_PLACES = 16;

/** True where one of the places has such words, and no other medicine stands right beside them or is governed by them. */
export function isWritten(pattern: RegExp, all: readonly Span[], { note, statementsIn }: Analysis): boolean {
  // What a note says a hundred times it says in the last of them too.
  const places = all.slice(-MOST_PLACES);
  const others = places.flatMap((place) =>
    statementsIn(place).filter(({ mention }) => mention.kind === 'medicine' && overlaps(place, mention.span)),
  );
  return places.some((place) =>
    [...wordsAt(place, note.text).matchAll(pattern)].some(({ index, 0: word }) => {
      const start = place.start + index;
      const at = { start, end: start + word.length };
      return !others.some(({ mention, cue }) => isBeside(at, mention.span, note.text) || (cue && overlaps(cue, at)));
    }),
  );
}

/** On its left or its right, in the same phrase. */
function isBeside(a: Span, b: Span, text: Text): boolean {
  if (!overlaps(near(a, BESIDE), b)) return false;
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return !/[\n.;]/.test(text.slice(first.end, Math.max(first.end, second.start)));
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
