import * as z from 'zod';
import { Certainty, Evidence, Id, Indication } from './vocabulary';

const Arm = z.strictObject({ name: z.string(), n: z.number().int().positive().optional() });

/** A result of one arm in the words of the report ("57% (142/252)"); `versus` compares it with another arm. */
const Result = z.strictObject({
  arm: z.string(),
  value: z.string(),
  versus: z.string().optional(),
  effect: z.string().optional(),
});

const Study = z.strictObject({
  id: Id,
  name: z.string(),
  drugs: z.array(Id).nonempty(),
  design: z.string(),
  n: z.number().int().positive().optional(),
  population: z.string().optional(),
  arms: z.array(Arm),
  endpoint: z.string(),
  results: z.array(Result),
  met: z.boolean().optional(),
  secondary: z.string().optional(),
  safety: z.array(z.strictObject({ outcome: z.string(), results: z.array(Result).nonempty() })),
  registry: z.string().optional(),
  certainty: Certainty,
  plain: z.string().min(12),
  citation: Id,
  verified: z.boolean(),
  unverified: z.array(z.string()),
});

/** Who was kept out of the trials that a use rests on. `needs`: words of degree that must stand with the problem. */
const Exclusion = z.strictObject({
  drugs: z.array(Id).nonempty(),
  problem: Id,
  needs: z.array(z.enum(['severe', 'active'])),
  evidence: Evidence,
});

const UnsupportedDose = z.strictObject({
  drug: Id,
  amount: z.number().positive(),
  perDay: z.number().positive(),
  evidence: Evidence,
});

/**
 * What a society or an authority says of a use or of the class; `drugs` where it names some, else all. `after`: the treatment
 * that comes before any of ours.
 */
const Guidance = z.strictObject({
  id: Id,
  body: z.string().min(2),
  topic: z.string().min(4),
  drugs: z.array(Id).nonempty().optional(),
  after: Id.optional(),
  date: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  evidence: Evidence,
});

/** All studies of one use, or those of the safety of the whole class; `checked` is the day on which we last looked for new ones. */
export const EvidenceFile = z.strictObject({
  $schema: z.string().optional(),
  indication: z.union([Indication, z.literal('class-safety')]),
  checked: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  studies: z.array(Study),
  exclusions: z.array(Exclusion),
  unsupportedDoses: z.array(UnsupportedDose),
  guidance: z.array(Guidance),
});

/**
 * A statement that notes make and that the evidence contradicts. A phrase is words in order; `..` lets up to six other
 * words stand between, `(a|b c|)` is one of these or nothing, `<drug>` is any JAK inhibitor or the class, `<drug:id>`
 * that one, `<problem:id>` and `<medicine:id>` likewise. "it" and "which" after a drug's name count as the drug. `@lupus` is
 * any of the words that many claims share under that id. `unless`: words in the sentence that silence it.
 */
export const Claim = z.strictObject({
  id: Id,
  phrases: z.array(z.string()).nonempty(),
  unless: z.array(z.string()),
  /** A phrase without a drug speaks of the one named last, which must be this one. */
  of: z.string().optional(),
  wrong: z.array(z.string()).nonempty(),
  right: z.array(z.string()).nonempty(),
  truth: z.string().min(12).max(130),
  detail: z.string(),
  reword: z.string().optional(),
  evidence: z.array(Evidence).nonempty(),
});

/** Words that many claims share: alternatives in a phrase ("@lupus"), or what silences them ("@told"). */
export const Shared = z.strictObject({ id: Id, words: z.array(z.string()).nonempty() });

export const Citation = z.strictObject({
  id: Id,
  kind: z.enum(['label', 'trial', 'review', 'guideline', 'regulator', 'case-report', 'registry', 'digest']),
  short: z.string(),
  title: z.string(),
  url: z.url().optional(),
  doi: z.string().startsWith('10.').optional(),
  pmid: z.string().regex(/^\d+$/).optional(),
  date: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  read: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});

export type Study = z.infer<typeof Study>;
export type Guidance = z.infer<typeof Guidance>;
export type Claim = z.infer<typeof Claim>;
export type Shared = z.infer<typeof Shared>;
export type Citation = z.infer<typeof Citation>;
export type EvidenceFile = z.infer<typeof EvidenceFile>;
