import type { Analysis, PersonReading } from '../types';

/** What the note says of its patient. */
export function readPersonOf({ patient }: Analysis): PersonReading {
  const { age, sex, weight } = patient;
  return {
    ...(age && { age: age.value }),
    ...(sex && { sex }),
    ...(weight && { weightKg: weight.value }),
    scores: {},
    prior: [],
  };
}
