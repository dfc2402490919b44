import type * as z from 'zod';
import { Abbreviation } from './abbreviation';
import { Context } from './context';
import { Drug } from './drug';
import { Cue, Lab, Medicine, Problem, Section, Test } from './language';
import { Assay, Score, SignWords } from './measures';
import { Risk } from './risk';
import { SigWords } from './sig-words';
import { Citation, Claim, EvidenceFile, Shared } from './study';
import { Treatment } from './treatment';

/** What each table holds: a folder of files with one object each, a file with a list, or a file with one object. */
export const shapes = {
  drugs: Drug,
  evidence: EvidenceFile,
  claims: Claim,
  shared: Shared,
  medicines: Medicine,
  problems: Problem,
  labs: Lab,
  tests: Test,
  assays: Assay,
  risks: Risk,
  treatments: Treatment,
  signs: SignWords,
  scores: Score,
  cues: Cue,
  context: Context,
  sections: Section,
  abbreviations: Abbreviation,
  sigWords: SigWords,
  citations: Citation,
} as const;

type Shape<K extends keyof typeof shapes> = z.infer<(typeof shapes)[K]>;

/** All the facts. */
export type Knowledge = { [K in Exclude<keyof typeof shapes, 'sigWords'>]: Shape<K>[] } & {
  sigWords: Shape<'sigWords'>;
};
