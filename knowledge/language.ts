import * as z from 'zod';
import {
  BoxedItem,
  Evidence,
  Id,
  Indication,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
} from './vocabulary';

/** `names` are read in any case, `exact` only as written ("AS" is a disease, "as" is not). */
const Names = { names: z.array(z.string().min(1)), exact: z.array(z.string().min(1)).optional() };

/**
 * Another medicine. Brands stand among the names; which diseases it treats is not our concern. `about`: what a reader
 * should know who sees its name ("not a human medicine").
 */
export const Medicine = z.strictObject({
  id: Id,
  ...Names,
  classes: z.array(MedicineClass),
  about: Evidence.optional(),
});

/** A condition. `implies`: a broader problem that it also is. `degree`: words that the name itself carries. */
export const Problem = z.strictObject({
  id: Id,
  title: z.string(),
  ...Names,
  indication: Indication.optional(),
  implies: z.array(Id).optional(),
  degree: z.array(z.enum(['severe', 'active'])).optional(),
  /** Once so, always so: a mention in the past counts as one of today. */
  lasting: z.literal(true).optional(),
  /** It passes: in a list of what has been, or with a year gone by, it is over. */
  acute: z.literal(true).optional(),
  /** Of the names those that alone say too little: they are a history only where the words around them say so. */
  vague: z.array(z.string()).nonempty().optional(),
  /** A symptom of what a boxed warning names. */
  symptomOf: z.array(BoxedItem).nonempty().optional(),
  /** A disease of childhood: no drug is thought to be meant for it unless the note says so. */
  childhood: z.literal(true).optional(),
  /** The eGFR that a kidney disease stage stands for, mL/min/1.73 m2, both ends included. */
  egfr: z.tuple([z.number(), z.number()]).optional(),
});

/** Factor to the canonical unit; `bare` is the range of a value that can only be this unit when none is written. */
const UnitRow = z.strictObject({
  names: z.array(z.string()).nonempty(),
  factor: z.number().positive(),
  bare: z.tuple([z.number(), z.number()]).optional(),
});

/** A test that gives a number we read. */
export const Lab = z.strictObject({
  id: LabTest,
  title: z.string(),
  ...Names,
  unit: LabUnit,
  units: z.array(UnitRow).nonempty(),
  documents: z.array(ScreeningItem),
  monitors: z.array(MonitoringTest),
});

/** A test, panel or vaccine whose mere result, order or date we read. */
export const Test = z.strictObject({
  id: Id,
  title: z.string(),
  ...Names,
  documents: z.array(ScreeningItem),
  monitors: z.array(MonitoringTest),
});

/**
 * Words that decide how what stands near them is meant (ConText). `forward` cues govern what follows, `backward` what
 * stands before, `pseudo` only hide other cues, `stop` ends the reach of those before it.
 */
export const Cue = z.strictObject({
  words: z.array(z.string()).nonempty(),
  axis: z.enum(['existence', 'temporality', 'experiencer', 'action', 'degree', 'pseudo', 'stop']),
  value: z.enum([
    'negated',
    'possible',
    'historical',
    'planned',
    'hypothetical',
    'current',
    'family',
    'other',
    'general',
    'start',
    'continue',
    'stop',
    'stopped',
    'hold',
    'switch',
    'propose',
    'decline',
    'allergy',
    'fail',
    'severe',
    'active',
    'mild',
    'inactive',
    'none',
  ]),
  direction: z.enum(['forward', 'backward', 'both']),
  of: z.enum(['medicine', 'problem', 'any']).optional(),
});

/** Headings of one kind of section, and how what stands below them is read when nothing nearer decides. */
export const Section = z.strictObject({
  id: z.enum([
    'history',
    'interval',
    'past-history',
    'family',
    'social',
    'medications',
    'prior-treatment',
    'allergies',
    'review',
    'exam',
    'labs',
    'imaging',
    'assessment',
    'plan',
    'vaccines',
    'education',
    'problem',
    'other',
  ]),
  headings: z.array(z.string()).nonempty(),
});

export type Medicine = z.infer<typeof Medicine>;
export type Problem = z.infer<typeof Problem>;
export type Lab = z.infer<typeof Lab>;
export type Test = z.infer<typeof Test>;
export type Cue = z.infer<typeof Cue>;
export type Section = z.infer<typeof Section>;
