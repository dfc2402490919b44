import * as z from 'zod';
import {
  Band,
  Basis,
  ChildPugh,
  Clearance,
  Evidence,
  Form,
  Indication,
  Label,
  MedicineClass,
  Phase,
} from './vocabulary';

/** One labelled dose: `amount` in mg, `perDay` times a day. `weeks` is the longest labelled duration. */
export const DoseRow = z.strictObject({
  label: Label,
  indication: Indication,
  phase: Phase,
  form: Form,
  amount: z.number().positive(),
  perDay: z.number().positive(),
  weeks: z.number().positive().optional(),
  ageYears: Band.optional(),
  weightKg: Band.optional(),
  evidence: Evidence,
});

export const Dose = z.strictObject({ form: Form, amount: z.number().positive(), perDay: z.number().positive() });

/**
 * An upper bound on the daily dose (mg/day); 0 means "not recommended".
 * `medicines`: each class must be among the patient's current medicines, one medicine may count for several.
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
  ageYears: Band.optional(),
  dailyMax: z.number().nonnegative(),
  doses: z.array(Dose),
  evidence: Evidence,
});

export type DoseRow = z.infer<typeof DoseRow>;
export type LimitRow = z.infer<typeof LimitRow>;
export type Dose = z.infer<typeof Dose>;
