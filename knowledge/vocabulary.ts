import * as z from 'zod';

export * from './fact';

/** Closed lists: a word that is not here is a misspelling, and the build says so. */

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
  'interferonopathy',
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
  'acute-graft-versus-host-disease',
  'chronic-graft-versus-host-disease',
  'myelofibrosis',
  'polycythaemia-vera',
  'chronic-hand-eczema',
  'behcets-disease',
  'systemic-sclerosis',
]);
export const Form = z.enum(['tablet', 'extended-release', 'solution', 'capsule', 'cream', 'ointment']);
/** The forms that a row speaks of; without it, of all. */
export const Forms = z.array(Form).nonempty().optional();
export const Unit = z.enum(['mg', 'mcg', 'g', 'mL', 'tablet', 'capsule']);
export const Phase = z.enum(['usual', 'start', 'induction', 'maintenance', 'escalation', 'reduced']);
export const Basis = z.enum(['maximum', 'renal', 'hepatic', 'interaction', 'genotype', 'age', 'platelets']);
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
export const MonitoringTest = z.enum([
  'cbc',
  'lft',
  'renal',
  'lipids',
  'triglycerides',
  'amylase-lipase',
  'thiamine',
  'ecg',
  'coagulation',
  'cpk',
  'bilirubin',
]);
export const BoxedItem = z.enum([
  'serious-infections',
  'mortality',
  'malignancy',
  'mace',
  'thrombosis',
  'encephalopathy',
]);
/** Whom the boxed warnings and the measures of the EU speak of. */
export const RiskId = z.enum([
  'thrombosis',
  'infarction',
  'atherosclerosis',
  'malignancy',
  'blood-cancer',
  'smoking',
  'age',
]);
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
  'strong-cyp2c9-inhibitor',
  'moderate-cyp2c9-inhibitor',
  'strong-cyp3a4-inducer',
  'moderate-cyp3a4-inducer',
  'strong-cyp2c19-inducer',
  'strong-cyp2c9-inducer',
  'moderate-cyp2c19-inducer',
  'moderate-cyp2c9-inducer',
  'strong-oat3-inhibitor',
  'oatp1b1-inhibitor',
  'cyp1a2-substrate',
  'cyp3a4-substrate',
  'p-gp-substrate',
  'bcrp-substrate',
  'glucose-lowering',
  'antiplatelet',
  'low-dose-aspirin',
  'nsaid',
  'live-vaccine',
  'non-live-vaccine',
  'tuberculosis-medicine',
  'hepatitis-b-antiviral',
]);
export type Indication = z.infer<typeof Indication>;
export type Form = z.infer<typeof Form>;
export type Unit = z.infer<typeof Unit>;
export type Basis = z.infer<typeof Basis>;
export type ChildPugh = z.infer<typeof ChildPugh>;
export type LabTest = z.infer<typeof LabTest>;
export type LabUnit = z.infer<typeof LabUnit>;
export type ScreeningItem = z.infer<typeof ScreeningItem>;
export type MonitoringTest = z.infer<typeof MonitoringTest>;
export type BoxedItem = z.infer<typeof BoxedItem>;
export type MedicineClass = z.infer<typeof MedicineClass>;
