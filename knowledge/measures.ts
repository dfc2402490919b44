import * as z from 'zod';
import { Evidence, Id } from './vocabulary';

/** Words that are looked up only in the words of tests, and where somebody asks what a note states. */

const Names = { names: z.array(z.string().min(1)).nonempty(), exact: z.array(z.string().min(1)).optional() };

/** A test whose result is a word; or a number, that is positive `from` this one on. */
export const Assay = z.strictObject({
  id: Id,
  title: z.string(),
  ...Names,
  positive: z.strictObject({ from: z.number().positive(), evidence: Evidence }).optional(),
});

export const Sign = z.enum([
  'negative',
  'positive',
  'indeterminate',
  'detected',
  'not-detected',
  'immune',
  'non-immune',
]);

/** How such a result is written. */
export const SignWords = z.strictObject({ sign: Sign, words: z.array(z.string().min(1)).nonempty() });

/** A score of disease activity, by the name that people call it, and the highest value that it can have. */
export const Score = z.strictObject({ id: z.string(), ...Names, most: z.number().positive() });

export type Sign = z.infer<typeof Sign>;
