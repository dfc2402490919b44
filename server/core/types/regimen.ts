import type { Form, Unit } from '../../../knowledge/vocabulary';
import type { Day, Mention, Span } from './note';

/** One dose instruction. The span covers amount and unit only, so that a fix can replace it. */
export interface Sig {
  span: Span;
  /** In `unit`; a sum where tablets are counted ("two 5 mg tablets" is 10). */
  amount: number;
  amountHigh?: number;
  unit: Unit;
  /** Times a day; 1/7 is weekly. Absent when the note does not say. */
  perDay?: number;
  /** The words that gave the frequency. */
  frequency?: Span;
  form?: Form;
  formSpan?: Span;
  /** "x1", "once", "single dose". */
  single?: true;
  prn?: true;
}

export type Status =
  | 'active'
  | 'planned'
  | 'proposed'
  | 'held'
  | 'stopped'
  | 'negated'
  | 'allergy'
  | 'other'
  | 'general';

/** How much of a cream is used: grams in so many days, and percent of the skin. */
export interface SkinUse {
  grams?: { amount: number; days: number; span: Span };
  surface?: { percent: number; span: Span };
}

/** What one place in the note says of one medicine. */
export interface Statement {
  mention: Mention;
  status: Status;
  /** The words that decided the status. */
  cue?: Span;
  sig?: Sig;
  /** On the skin: a cream, a shampoo. */
  topical?: true;
  skin?: SkinUse;
  /** True when words of the note, not a default of its section, decided the status. */
  stated: boolean;
  /** When it was taken, where the text right beside it says so. */
  period?: { to?: Day | 'now'; at?: Day };
  /** The part of the treatment that its sentence names. */
  phase?: 'induction' | 'maintenance';
  /** How long the patient has had it, where the words right behind the name count that. */
  months?: number;
  /** Words right at the drug that say what it is for ("for RA", "RA:"). */
  indication?: Mention;
}

/** What this patient takes, will take, or was offered: the fold of all statements about one drug. */
export interface Regimen {
  /** Where findings sit: the plan's mention, else the medication list's, else the first. */
  drug: Mention;
  concept: string;
  status: Status;
  /** The patient already has it: an order changes it and starts nothing. */
  taken?: true;
  /** Where the note names the part of the treatment. */
  phase?: 'induction' | 'maintenance';
  /** How long the patient has had it, where the note counts that. */
  months?: number;
  cue?: Span;
  sig?: Sig;
  form?: Form;
  /** The note's indications for it; empty when none is stated. */
  indications: readonly Mention[];
  statements: readonly Statement[];
}
