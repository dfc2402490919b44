import * as z from 'zod';
import { Form, Unit } from './vocabulary';

const DayPart = z.enum(['morning', 'noon', 'afternoon', 'evening', 'night', 'midnight']);
const Words = z.array(z.string()).nonempty();

/** Words of the instructions of any medicine, which the readers of our own drugs do not know. */
const Instruction = z.strictObject({
  /** Some units say where to. */
  units: z.array(z.strictObject({ words: Words, unit: z.string(), route: z.string().optional() })),
  routes: z.array(z.strictObject({ words: Words, route: z.string() })),
  /** Parts of the day: two words of one part say the same ("in the evening with dinner"). */
  slots: z.array(z.strictObject({ words: Words, slot: DayPart })),
  meals: Words,
  /** From Monday to Sunday. */
  weekdays: z.array(Words).length(7),
  /** Verbs of taking; some of them say where to. */
  takes: z.array(z.strictObject({ words: Words, route: z.string().optional() })),
  /** What leads to another dose: one that is taken now, and one that a plan has for later. */
  steps: Words,
  laterSteps: Words,
  caps: Words,
  upTo: Words,
});

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
  instruction: Instruction,
});

export type DayPart = z.infer<typeof DayPart>;
export type SigWords = z.infer<typeof SigWords>;
