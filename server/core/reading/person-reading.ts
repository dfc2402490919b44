import type { KnowledgeBase } from '../kb';
import type { Analysis, PersonReading } from '../types';
import { readAge } from './age';
import { readChildbearing } from './childbearing';
import { partsOf } from './note-part';
import { readPrior } from './prior';
import { readScores } from './score';
import { readSex } from './sex';
import { readSmoking } from './smoking';
import { readPrednisone } from './steroid';
import { readWeight } from './weight';

/** What the note says of its patient. */
export function readPersonOf(analysis: Analysis, kb: KnowledgeBase): PersonReading {
  const parts = partsOf(analysis, kb);
  const childbearing = readChildbearing(analysis, parts);
  const age = readAge(analysis, parts);
  const sex = readSex(analysis, parts, childbearing);
  const weightKg = readWeight(parts);
  const prednisone = readPrednisone(analysis);
  return {
    ...(age !== undefined && { age }),
    ...(sex && { sex }),
    ...(weightKg !== undefined && { weightKg }),
    ...childbearing,
    ...readSmoking(parts),
    ...(prednisone !== undefined && { prednisone }),
    scores: readScores(parts),
    prior: readPrior(analysis, kb),
  };
}
