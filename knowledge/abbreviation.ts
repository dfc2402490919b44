import * as z from 'zod';
import { Evidence, Id, Label } from './fact';

/**
 * A way of writing that gets misread, and what to write instead. `exact`: only as it stands here. `shape`: it is no word
 * but a way to write a dose, of which `words` are examples. `order`: it may stand in an order of our drugs; `label`: only
 * where that label is followed, since elsewhere it is how everybody writes.
 */
export const Abbreviation = z.strictObject({
  id: Id,
  words: z.array(z.string().min(1)).nonempty(),
  exact: z.literal(true).optional(),
  shape: z
    .enum([
      'trailing-zero',
      'missing-leading-zero',
      'hour-run-together',
      'days-run-together',
      'name-run-together',
      'unit-run-together',
      'unit-full-stop',
      'large-number',
      'slash',
      'fraction',
      'drug-name',
    ])
    .optional(),
  write: z.string(),
  order: z.literal(true).optional(),
  label: Label.optional(),
  list: z.enum(['joint-commission', 'ismp']),
  evidence: Evidence,
});

export type Abbreviation = z.infer<typeof Abbreviation>;
