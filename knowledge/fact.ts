import * as z from 'zod';

/** What every fact has: whose it is, and on whose word. */

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
export const Label = z.enum(['us', 'eu', 'jp']);
export const Certainty = z.enum(['high', 'moderate', 'low', 'very-low', 'none']);

/** A range of a measured value; the two ends are written as the label words them. */
export const Band = z
  .strictObject({
    atLeast: z.number().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine((it) => Object.keys(it).length > 0, 'a band needs at least one end');

/**
 * Whose word a fact is. `verified` is true only when somebody read the source's own text; `at` is its section.
 * `says` is our sentence for what the source says, never a quotation.
 */
export const Evidence = z.strictObject({
  says: z.string().min(12),
  citation: Id,
  at: z.string().optional(),
  verified: z.boolean(),
});

export type Label = z.infer<typeof Label>;
export type Certainty = z.infer<typeof Certainty>;
export type Band = z.infer<typeof Band>;
export type Evidence = z.infer<typeof Evidence>;
