import * as z from 'zod';
import { Band, BoxedItem, Evidence, Id, Indication, Label, RiskId } from './vocabulary';

/**
 * What makes a patient one of those whom the boxed warnings, or the measures of the EU, speak of, and the `items` that
 * it touches. `label`: counts for that one only. `problems`: one of these. `treats`: does not count for a drug that is
 * given for one of these. `smoking`: a current smoker, or one of the past from `packYears` or `years` on who stopped less
 * than `remoteYears` ago.
 */
export const Risk = z
  .strictObject({
    id: RiskId,
    items: z.array(BoxedItem).nonempty(),
    label: Label.optional(),
    problems: z.array(Id).nonempty().optional(),
    treats: z.array(Indication).nonempty().optional(),
    ageYears: Band.optional(),
    smoking: z
      .strictObject({
        packYears: z.number().positive(),
        years: z.number().positive(),
        remoteYears: z.number().positive(),
      })
      .optional(),
    evidence: Evidence,
  })
  .refine((it) => it.problems ?? it.ageYears ?? it.smoking, 'needs problems, ageYears or smoking');

export type Risk = z.infer<typeof Risk>;
