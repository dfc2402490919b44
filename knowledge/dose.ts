import * as z from 'zod';
import {
  Band,
  Basis,
  ChildPugh,
  Clearance,
  Evidence,
  Form,
  Id,
  Indication,
  Label,
  MedicineClass,
  Phase,
} from './vocabulary';

/**
 * One labelled dose: `amount` in mg, `perDay` times a day. `weeks` is how long it is given, `longestWeeks` with the
 * extension that the label allows who responds late. `atRisk`: the lower dose for those with a risk of clots, MACE or cancer.
 */
export const DoseRow = z.strictObject({
  label: Label,
  indication: Indication,
  phase: Phase,
  form: Form,
  amount: z.number().positive(),
  perDay: z.number().positive(),
  weeks: z.number().positive().optional(),
  longestWeeks: z.number().positive().optional(),
  atRisk: z.literal(true).optional(),
  ageYears: Band.optional(),
  weightKg: Band.optional(),
  evidence: Evidence,
});

export const Dose = z.strictObject({ form: Form, amount: z.number().positive(), perDay: z.number().positive() });

/** One labelled use on the skin. `grams` at most in `days`, the label's alternatives; `bodySurface` is the largest part treated, in %. */
export const TopicalRow = z.strictObject({
  label: Label,
  indication: Indication,
  form: Form,
  strength: z.number().positive(),
  perDay: z.number().positive(),
  grams: z
    .array(z.strictObject({ amount: z.number().positive(), days: z.number().positive() }))
    .nonempty()
    .optional(),
  bodySurface: z.number().positive().optional(),
  weeks: z.number().positive().optional(),
  ageYears: Band.optional(),
  evidence: Evidence,
});

/**
 * An upper bound on the daily dose (mg/day); 0 means "not recommended".
 * Every condition that a row names must hold. `medicines`: each class must be among the patient's current medicines, one
 * medicine may count for several. `medicineIds`: one of these very medicines, `medicineDaily` how much of it, mg/day.
 * `platelets` in 10^9/L. `problem`: a condition, or a genotype; `without`: it does not bind who has this condition.
 * `atStart`: binds a start only, and not the labelled step-up after it. `phase`: binds that part of the treatment.
 */
export const LimitRow = z.strictObject({
  label: Label,
  indications: z.array(Indication).nonempty(),
  basis: Basis,
  form: Form.optional(),
  clearance: Clearance.optional(),
  range: Band.optional(),
  childPugh: z.array(ChildPugh).nonempty().optional(),
  medicines: z.array(MedicineClass).nonempty().optional(),
  medicineIds: z.array(Id).nonempty().optional(),
  medicineDaily: Band.optional(),
  ageYears: Band.optional(),
  weightKg: Band.optional(),
  platelets: Band.optional(),
  problem: Id.optional(),
  without: Id.optional(),
  atStart: z.literal(true).optional(),
  phase: z.enum(['induction', 'maintenance']).optional(),
  dailyMax: z.number().nonnegative(),
  doses: z.array(Dose),
  evidence: Evidence,
});

export type TopicalRow = z.infer<typeof TopicalRow>;
export type DoseRow = z.infer<typeof DoseRow>;
export type LimitRow = z.infer<typeof LimitRow>;
export type Dose = z.infer<typeof Dose>;
