import type { Analysis, Day, TimeReading } from '../types';

/** The days and intervals that a note names. */
export function readTime({ note }: Analysis): TimeReading {
  return { ...(note.on && { noteDate: note.on }), dates: [], intervals: [] };
}

export const noteDay = ({ note }: Analysis): Day | undefined => note.on;
