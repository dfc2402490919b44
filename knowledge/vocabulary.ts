import * as z from 'zod';

/** Closed lists: a word that is not here is a misspelling, and the build says so. */

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
export const Label = z.enum(['us', 'eu', 'jp']);
export const Indication = z.enum([
  'rheumatoid-arthritis',
  'psoriatic-arthritis',
  'ankylosing-spondylitis',
  'nr-axial-spondyloarthritis',
  'juvenile-idiopathic-arthritis',
  'giant-cell-arteritis',
  'ulcerative-colitis',
  'crohns-disease',
  'atopic-dermatitis',
  'alopecia-areata',
  'plaque-psoriasis',
  'vitiligo',
  'covid-19',
  'systemic-lupus',
  'cutaneous-lupus',
  'lupus-nephritis',
  'hidradenitis',
  'dermatomyositis',
  'uveitis',
  'takayasu-arteritis',
  'polymyalgia-rheumatica',
  'sjogrens-disease',
  'stills-disease',
  'sarcoidosis',
  'lichen-planus',
  'prurigo-nodularis',
  'graft-versus-host-disease',
  'behcets-disease',
  'systemic-sclerosis',
]);
export const Form = z.enum(['tablet', 'extended-release', 'solution', 'capsule', 'cream', 'ointment']);
export const Unit = z.enum(['mg', 'mcg', 'g', 'mL', 'tablet', 'capsule']);
export const Phase = z.enum(['usual', 'start', 'induction', 'maintenance', 'escalation', 'reduced']);
export const Basis = z.enum(['maximum', 'renal', 'hepatic', 'interaction', 'age', 'platelets']);
export const Clearance = z.enum(['egfr', 'crcl']);
export const ChildPugh = z.enum(['A', 'B', 'C']);
export const LabTest = z.enum(['egfr', 'crcl', 'creatinine', 'alc', 'anc', 'wbc', 'hgb', 'plt', 'alt', 'ast']);
export const LabUnit = z.enum(['10^9/L', 'g/dL', 'mg/dL', 'mL/min/1.73m2', 'mL/min', 'U/L']);
export const ScreeningItem = z.enum([
  'tb',
  'hbv',
  'hcv',
  'cbc',
  'lft',
  'renal',
  'lipids',
  'pregnancy-test',
  'zoster-vaccine',
  'cyp2c9',
  'thiamine',
  'amylase-lipase',
  'ecg',
  'coagulation',
]);
export const MonitoringTest = z.enum(['cbc', 'lft', 'renal', 'lipids', 'triglycerides']);
export const BoxedItem = z.enum(['serious-infections', 'mortality', 'malignancy', 'mace', 'thrombosis']);
export const MedicineClass = z.enum([
  'jak-inhibitor',
  'biologic',
  'potent-immunosuppressant',
  'other-immunosuppressant',
  'tnf-blocker',
  'csdmard',
  'steroid',
  'strong-cyp3a4-inhibitor',
  'moderate-cyp3a4-inhibitor',
  'strong-cyp2c19-inhibitor',
  'strong-cyp3a4-inducer',
  'strong-oat3-inhibitor',
  'antiplatelet',
  'live-vaccine',
]);
export const Certainty = z.enum(['high', 'moderate', 'low', 'very-low', 'none']);

/** A range of a measured value; the two ends are written as the label words them. */
export const Band = z
  .strictObject({
    atLeast: z.number().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine((it) => Object.keys(it).length > 0, 'a band needs at least one end');

/**
 * Whose word a fact is. `verified` is true only when somebody read the source's own text; `at` is its section.
 * `says` is our sentence for what the source says, never a quotation.
 */
export const Evidence = z.strictObject({
  says: z.string().min(12),
  citation: Id,
  at: z.string().optional(),
  verified: z.boolean(),
});

export type Label = z.infer<typeof Label>;
export type Indication = z.infer<typeof Indication>;
export type Form = z.infer<typeof Form>;
export type Unit = z.infer<typeof Unit>;
export type Basis = z.infer<typeof Basis>;
export type ChildPugh = z.infer<typeof ChildPugh>;
export type LabTest = z.infer<typeof LabTest>;
export type LabUnit = z.infer<typeof LabUnit>;
export type ScreeningItem = z.infer<typeof ScreeningItem>;
export type MonitoringTest = z.infer<typeof MonitoringTest>;
export type MedicineClass = z.infer<typeof MedicineClass>;
export type Certainty = z.infer<typeof Certainty>;
export type Band = z.infer<typeof Band>;
export type Evidence = z.infer<typeof Evidence>;
