import * as z from 'zod';
import { Id, MedicineClass } from './vocabulary';

/**
 * An earlier treatment that a label or a guideline asks for: any medicine of these `classes`, or one of `medicineIds`. `words`: how notes
 * speak of it without a name; a word that ends in "*" may go on. `notAlone`: medicines of those classes that are a cream as often, so that
 * their bare name shows nothing.
 */
export const Treatment = z.strictObject({
  id: Id,
  title: z.string().min(3),
  classes: z.array(MedicineClass),
  medicineIds: z.array(Id),
  notAlone: z.array(Id).optional(),
  words: z.array(z.string().min(2)).nonempty(),
});

export type Treatment = z.infer<typeof Treatment>;
