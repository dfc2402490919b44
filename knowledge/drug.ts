import * as z from 'zod';
import { DoseRow, LimitRow, TopicalRow } from './dose';
import {
  Combination,
  Contraindication,
  Interaction,
  LabLimit,
  Monitoring,
  Perioperative,
  Reproduction,
  Vaccination,
  Warning,
} from './safety';
import { Band, BoxedItem, Evidence, Form, Forms, Id, Indication, Label, ScreeningItem } from './vocabulary';

/** `form` is set when the name alone tells the form ("Xeljanz XR"); `countries` are those where a brand is sold, ISO 3166 or eu. */
const Name = z.strictObject({
  text: z.string().min(2),
  kind: z.enum(['generic', 'brand', 'code', 'abbreviation', 'misspelling']),
  form: Form.optional(),
  countries: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .nonempty()
    .optional(),
});

/** A code of the drug, or of one form, in a public system. */
const Code = z.strictObject({
  system: z.enum(['atc', 'rxnorm', 'unii', 'cas']),
  code: z.string().min(4),
  forms: Forms,
  evidence: Evidence,
});

/** Strengths in mg, a solution's in mg/mL, a cream's or an ointment's in %. `mustBeNamed`: this form is not meant unless the note says so. */
const FormRow = z.strictObject({
  form: Form,
  strengths: z.array(z.number().positive()).nonempty(),
  labels: z.array(Label).nonempty(),
  mustBeNamed: z.boolean().optional(),
  weightKg: Band.optional(),
  evidence: Evidence,
});

/**
 * What a label allows: `place` is the place in therapy in one sentence. Ages in years, weights in kg. `acute`: a short
 * course, meant only where the note says so. `after`: the treatment that comes before it, where the label asks for one.
 */
const IndicationRow = z.strictObject({
  label: Label,
  forms: Forms,
  indication: Indication,
  place: z.string().min(8),
  acute: z.literal(true).optional(),
  after: Id.optional(),
  ageYears: Band,
  weightKg: Band.optional(),
  evidence: Evidence,
});

export const Drug = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  name: z.string().min(3),
  class: z.enum(['JAK inhibitor', 'TYK2 inhibitor']),
  targets: z.strictObject({ names: z.array(z.string()).nonempty(), evidence: Evidence }),
  codes: z.array(Code),
  names: z.array(Name).nonempty(),
  labels: z
    .array(
      z.strictObject({ label: Label, product: z.string(), citation: Id, date: z.string().regex(/^\d{4}(-\d\d)*$/) }),
    )
    .nonempty(),
  forms: z.array(FormRow).nonempty(),
  indications: z.array(IndicationRow).nonempty(),
  doses: z.array(DoseRow),
  topical: z.array(TopicalRow).optional(),
  limits: z.array(LimitRow),
  contraindications: z.array(Contraindication),
  interactions: z.array(Interaction).optional(),
  combinations: z.array(Combination),
  labLimits: z.array(LabLimit),
  boxedWarning: z.array(z.strictObject({ label: Label, forms: Forms, items: z.array(BoxedItem), evidence: Evidence })),
  screening: z.array(
    z.strictObject({ label: Label, forms: Forms, items: z.array(ScreeningItem).nonempty(), evidence: Evidence }),
  ),
  monitoring: z.array(Monitoring),
  warnings: z.array(Warning).optional(),
  reproduction: z.array(Reproduction).optional(),
  vaccination: z.array(Vaccination).optional(),
  perioperative: z.array(Perioperative).optional(),
  /** The label says to taper, not to stop at once. */
  taper: z.array(z.strictObject({ label: Label, forms: Forms, evidence: Evidence })).optional(),
  notes: z.array(z.strictObject({ label: Label, topic: z.string(), evidence: Evidence })),
  unknown: z.array(z.string()),
});

export type Drug = z.infer<typeof Drug>;
