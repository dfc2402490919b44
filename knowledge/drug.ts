import * as z from 'zod';
import { DoseRow, LimitRow } from './dose';
import {
  Band,
  BoxedItem,
  ChildPugh,
  Evidence,
  Form,
  Id,
  Indication,
  Label,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
} from './vocabulary';

/** `form` is set when the name alone tells the form ("Xeljanz XR"). */
const Name = z.strictObject({
  text: z.string().min(2),
  kind: z.enum(['generic', 'brand', 'code', 'abbreviation', 'misspelling']),
  form: Form.optional(),
});

/** Strengths in mg, a solution's in mg/mL. `mustBeNamed`: this form is not meant unless the note says so. */
const FormRow = z.strictObject({
  form: Form,
  strengths: z.array(z.number().positive()).nonempty(),
  labels: z.array(Label).nonempty(),
  mustBeNamed: z.boolean().optional(),
  weightKg: Band.optional(),
  evidence: Evidence,
});

/**
 * What a label allows: `place` is the place in therapy in one sentence. Ages in years. `acute`: a short course, meant only
 * where the note says so.
 */
const IndicationRow = z.strictObject({
  label: Label,
  indication: Indication,
  place: z.string().min(8),
  acute: z.literal(true).optional(),
  ageYears: Band,
  evidence: Evidence,
});

const Contraindication = z
  .strictObject({
    label: Label,
    problem: Id.optional(),
    childPugh: z.array(ChildPugh).nonempty().optional(),
    medicines: z.array(MedicineClass).nonempty().optional(),
    evidence: Evidence,
  })
  .refine((it) => it.problem ?? it.childPugh ?? it.medicines, 'needs a problem, childPugh or medicines');

const Combination = z.strictObject({
  label: Label,
  medicines: z.array(MedicineClass).nonempty(),
  indications: z.array(Indication).nonempty().optional(),
  evidence: Evidence,
});

const LabLimit = z.strictObject({
  label: Label,
  indications: z.array(Indication).nonempty().optional(),
  test: LabTest,
  action: z.enum(['do-not-start', 'interrupt', 'stop']),
  below: z.number().positive(),
  unit: LabUnit,
  evidence: Evidence,
});

const Monitoring = z.strictObject({
  label: Label,
  tests: z.array(MonitoringTest).nonempty(),
  firstWeeks: z.tuple([z.number().positive(), z.number().positive()]).optional(),
  everyWeeks: z.number().positive().optional(),
  when: z.string().min(4),
  onlyWith: Id.optional(),
  evidence: Evidence,
});

export const Drug = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  name: z.string().min(3),
  class: z.enum(['JAK inhibitor', 'TYK2 inhibitor']),
  targets: z.strictObject({ names: z.array(z.string()).nonempty(), evidence: Evidence }),
  atc: z.string().optional(),
  names: z.array(Name).nonempty(),
  labels: z
    .array(
      z.strictObject({ label: Label, product: z.string(), citation: Id, date: z.string().regex(/^\d{4}(-\d\d)*$/) }),
    )
    .nonempty(),
  forms: z.array(FormRow).nonempty(),
  indications: z.array(IndicationRow).nonempty(),
  doses: z.array(DoseRow).nonempty(),
  limits: z.array(LimitRow),
  contraindications: z.array(Contraindication),
  combinations: z.array(Combination),
  labLimits: z.array(LabLimit),
  boxedWarning: z.array(z.strictObject({ label: Label, items: z.array(BoxedItem), evidence: Evidence })),
  screening: z.array(z.strictObject({ label: Label, items: z.array(ScreeningItem).nonempty(), evidence: Evidence })),
  monitoring: z.array(Monitoring),
  notes: z.array(z.strictObject({ label: Label, topic: z.string(), evidence: Evidence })),
  unknown: z.array(z.string()),
});

export type Drug = z.infer<typeof Drug>;
export type LabLimit = z.infer<typeof LabLimit>;
