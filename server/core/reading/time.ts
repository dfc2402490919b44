import type { Analysis, TimeReading } from '../types';

/** The days and intervals that a note names. */
export function readTime({ note }: Analysis): TimeReading {
  return { ...(note.on && { noteDate: note.on }), dates: [], intervals: [] };
}
