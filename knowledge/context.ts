import * as z from 'zod';

/**
 * Words that decide how any words near them are meant (ConText). Where one has both directions, what stands behind it
 * tells which counts; an `opening` looks ahead where it opens a phrase; an `adverb` governs the clause that it opens, else what stands before it; a `box` the item that it
 * is ticked for; a `person` is one who may have what follows or only tell of it.
 *
 * `word` reaches over one word, `next` to the next comma, preposition or verb, `phrase` to the next comma unless it divides a list, `list`
 * through commas to the next clause, `items` no further than "with", `sentence` to its end.
 */
export const Context = z.strictObject({
  words: z.array(z.string()).nonempty(),
  axis: z.enum([
    'existence',
    'temporality',
    'experiencer',
    /** Hides the cues that it is made of. */
    'pseudo',
    /** Ends what is denied or dated before it. */
    'stop',
    /** Ends it too, unless it is the cause that is denied or supposed: "not due to". */
    'cause',
    /** Of what is only supposed it says that hardly anyone does: "suspicion for gout is low". */
    'low',
    /** Begins a clause of its own, "be" only behind a comma or "and". */
    'verb',
    'be',
    /** A verb whose subject is what stands before it, not the patient: "the cough persists". */
    'happens',
    /** Says that something is there: what it opens is not denied by the list before it. */
    'contrary',
    /** The same, where what is acute or new is denied. */
    'lasting',
    /** A part of the body, as an examination goes through them. */
    'organ',
    /** What is done or changes, and was not: that of which it is said is there. */
    'action',
    /** What is not seen, not ruled out. */
    'seen',
    'excluded',
    /** What a person does who is no more than the teller. */
    'tells',
    /** What may come of a treatment: "risks include". */
    'warns',
    /** What a patient is told to do "if" or "for" something. */
    'asks',
  ]),
  value: z
    .enum([
      'affirmed',
      'possible',
      'negated',
      'current',
      'historical',
      'planned',
      'hypothetical',
      'patient',
      'family',
      'other',
    ])
    .optional(),
  direction: z.enum(['forward', 'backward', 'both', 'adverb', 'opening', 'box', 'person']).optional(),
  reach: z.enum(['word', 'next', 'phrase', 'items', 'list', 'sentence']).optional(),
  /** Counts only as written. */
  exact: z.literal(true).optional(),
});

export type Context = z.infer<typeof Context>;
