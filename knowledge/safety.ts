import * as z from 'zod';
import {
  ChildPugh,
  Evidence,
  Forms,
  Id,
  Indication,
  Label,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  RiskId,
} from './vocabulary';

export const Contraindication = z
  .strictObject({
    label: Label,
    forms: Forms,
    problem: Id.optional(),
    childPugh: z.array(ChildPugh).nonempty().optional(),
    medicines: z.array(MedicineClass).nonempty().optional(),
    /** Holds for the first months of treatment only. */
    firstMonths: z.number().positive().optional(),
    evidence: Evidence,
  })
  .refine((it) => it.problem ?? it.childPugh ?? it.medicines, 'needs a problem, childPugh or medicines');

export const Combination = z.strictObject({
  label: Label,
  forms: Forms,
  medicines: z.array(MedicineClass).nonempty(),
  indications: z.array(Indication).nonempty().optional(),
  evidence: Evidence,
});

/** A value `below` a limit, or its `fall` by more than that within the note's own series. */
export const LabLimit = z
  .strictObject({
    label: Label,
    forms: Forms,
    indications: z.array(Indication).nonempty().optional(),
    test: LabTest,
    action: z.enum(['do-not-start', 'interrupt', 'stop']),
    below: z.number().positive().optional(),
    fall: z.number().positive().optional(),
    unit: LabUnit,
    evidence: Evidence,
  })
  .refine((it) => (it.below === undefined) !== (it.fall === undefined), 'needs either below or fall');

/** A co-medicine for which the label gives no dose, but says avoid or not recommended. Each class must be there. */
export const Interaction = z.strictObject({
  label: Label,
  forms: Forms,
  medicines: z.array(MedicineClass).nonempty(),
  evidence: Evidence,
});

/** `afterDays`: how long after the last dose contraception goes on, or breast-feeding waits. `allowed`: the label has nothing against it. */
export const Reproduction = z.strictObject({
  label: Label,
  forms: Forms,
  topic: z.enum(['pregnancy', 'breast-feeding', 'contraception']),
  afterDays: z.number().positive().optional(),
  allowed: z.literal(true).optional(),
  evidence: Evidence,
});

/**
 * A warning that a fact of the note may meet: one of these problems, or all of these medicines. `risks`: it names these,
 * under a label without a boxed warning. `precaution`: no other rule speaks of it.
 */
export const Warning = z.strictObject({
  label: Label,
  forms: Forms,
  topic: Id,
  problems: z.array(Id).nonempty().optional(),
  medicines: z.array(MedicineClass).nonempty().optional(),
  risks: z.array(RiskId).nonempty().optional(),
  precaution: z.literal(true).optional(),
  evidence: Evidence,
});

/** Days to pause before `problems`, what is done to the patient; a guideline speaks where the label does not. */
export const Perioperative = z.strictObject({
  label: Label.optional(),
  forms: Forms,
  problems: z.array(Id).nonempty(),
  holdDays: z.number().positive().optional(),
  evidence: Evidence,
});

/** `liveWeeks`: how long before the start a live vaccine must have been given. */
export const Vaccination = z.strictObject({
  label: Label,
  forms: Forms,
  live: z.enum(['avoid', 'contraindicated', 'not-stated']),
  liveWeeks: z.number().positive().optional(),
  evidence: Evidence,
});

const Weeks = z.union([z.number().positive(), z.tuple([z.number().positive(), z.number().positive()])]);

/**
 * `firstWeeks`: the first test after the start. `everyWeeks`: how often then, for `forWeeks` where another row goes on, or
 * `untilStable`: until the dose is.
 */
export const Monitoring = z.strictObject({
  label: Label,
  forms: Forms,
  tests: z.array(MonitoringTest).nonempty(),
  firstWeeks: z.tuple([z.number().positive(), z.number().positive()]).optional(),
  everyWeeks: Weeks.optional(),
  forWeeks: z.number().positive().optional(),
  untilStable: z.literal(true).optional(),
  when: z.string().min(4),
  onlyWith: Id.optional(),
  evidence: Evidence,
});

export type LabLimit = z.infer<typeof LabLimit>;
