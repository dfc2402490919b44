import type { Analysis, Result } from '../types';

/** The results that a note states, in the order of the text. */
export function readResults({ patient }: Analysis): Result[] {
  return [...patient.labs.values()]
    .map(({ span, test, value, unit, on, bound }) => ({
      span,
      test,
      value,
      unit,
      ...(on && { on }),
      ...(bound && { bound }),
    }))
    .sort((a, b) => a.span.start - b.span.start);
}
