import * as z from 'zod';
import { Form, Unit } from './vocabulary';

/** Words of a dose instruction. A frequency gives times a day; `clock` words ("at night") add up. */
export const SigWords = z.strictObject({
  $schema: z.string().optional(),
  frequencies: z.array(z.strictObject({ words: z.array(z.string()).nonempty(), perDay: z.number().positive() })),
  clock: z.array(z.string()),
  once: z.array(z.string()),
  routes: z.array(
    z.strictObject({
      words: z.array(z.string()).nonempty(),
      route: z.enum([
        'oral',
        'topical',
        'subcutaneous',
        'intravenous',
        'intramuscular',
        'ophthalmic',
        'inhaled',
        'nasal',
      ]),
    }),
  ),
  forms: z.array(z.strictObject({ words: z.array(z.string()).nonempty(), form: Form })),
  units: z.array(z.strictObject({ words: z.array(z.string()).nonempty(), unit: Unit })),
  prn: z.array(z.string()),
  numbers: z.array(z.strictObject({ word: z.string(), value: z.number() })),
});

export type SigWords = z.infer<typeof SigWords>;
