import type {
  Band,
  Basis,
  ChildPugh,
  Evidence,
  Form,
  Indication,
  Label,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
  Unit,
} from '../../knowledge/vocabulary';
import type { KnowledgeBase } from './kb';

export type {
  Band,
  Basis,
  ChildPugh,
  Evidence,
  Form,
  Indication,
  Label,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
  Unit,
};

/** Half-open, UTF-16 units: text.slice(start, end). */
export interface Span {
  start: number;
  end: number;
}

/** A fact in the note that a finding rests on; `words` says it shorter where the text around it would mislead. */
export interface Fact extends Span {
  words?: string;
}

/** A calendar day as "2026-05-12", "2026-05" or "2026", as exact as the note has it. */
export type Day = string;

/** ConText's axes. `cue` is what decided them: the words that a hover shows. */
export interface Assertion {
  existence: 'affirmed' | 'possible' | 'negated';
  temporality: 'current' | 'historical' | 'planned' | 'hypothetical';
  experiencer: 'patient' | 'family' | 'other';
  cue?: Span;
}

export type MentionKind = 'drug' | 'class' | 'medicine' | 'problem' | 'lab' | 'test';

/** A name in the text. `concept` is the id of its fact: "baricitinib", "pregnancy", "egfr". */
export interface Mention {
  kind: MentionKind;
  concept: string;
  span: Span;
  assertion: Assertion;
  section: SectionId;
  /** Words of degree near a problem ("severe", "active", "class IV"). */
  degree: readonly Degree[];
  /** The sentence that it stands in, for reading what is said of it. */
  sentence: Span;
}

export type Degree = 'severe' | 'active' | 'mild' | 'inactive';

export type SectionId =
  | 'none'
  | 'history'
  | 'interval'
  | 'past-history'
  | 'family'
  | 'social'
  | 'medications'
  | 'prior-treatment'
  | 'allergies'
  | 'review'
  | 'exam'
  | 'labs'
  | 'imaging'
  | 'assessment'
  | 'plan'
  | 'vaccines'
  | 'education'
  | 'problem'
  | 'other';

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

/** What one place in the note says of one medicine. */
export interface Statement {
  mention: Mention;
  status: Status;
  /** The words that decided the status. */
  cue?: Span;
  sig?: Sig;
  /** On the skin: a cream, a shampoo. */
  topical?: true;
  /** True when words of the note, not a default of its section, decided the status. */
  stated: boolean;
  /** Words right at the drug that say what it is for ("for RA", "RA:"). */
  indication?: Mention;
}

/** What this patient takes, will take, or was offered: the fold of all statements about one drug. */
export interface Regimen {
  /** Where findings sit: the plan's mention, else the medication list's, else the first. */
  drug: Mention;
  concept: string;
  status: Status;
  cue?: Span;
  sig?: Sig;
  form?: Form;
  /** The note's indications for it; empty when none is stated. */
  indications: readonly Mention[];
  statements: readonly Statement[];
}

/** A medicine that is not ours but that the patient takes or will take. */
export interface CoMedicine {
  concept: string;
  classes: readonly MedicineClass[];
  mention: Mention;
  status: 'active' | 'planned' | 'proposed';
  sig?: Sig;
  topical?: true;
  /** Every place that says that the patient takes it. */
  spans: readonly Span[];
}

/** A laboratory value in the test's canonical unit. `span` covers name and value. */
export interface Measured {
  test: LabTest;
  value: number;
  unit: LabUnit;
  /** The upper end where only a range is known (a CKD stage); `value` is the lower one. */
  high?: number;
  /** The words before it call it a former value. */
  past?: boolean;
  /** Computed, not stated. */
  estimated?: true;
  /** ">60" is a bound, not a value. */
  bound?: 'above' | 'below';
  on?: Day;
  /** Name and value; `words` leaves out what stands between, such as an older column. */
  span: Fact;
}

export interface Patient {
  /** Years. */
  age?: { value: number; span: Span };
  sex?: 'female' | 'male';
  /** The value that counts: the latest dated, else the last in the note. */
  labs: ReadonlyMap<LabTest, Measured>;
  childPugh?: { value: ChildPugh; span: Span };
  /** Kilograms. */
  weight?: { value: number; span: Span };
  /** Conditions the patient has now, by concept. */
  problems: ReadonlyMap<string, Mention>;
  comedicines: readonly CoMedicine[];
  /** Screening items that a result, an order or "pending" documents. */
  documented: ReadonlySet<ScreeningItem>;
  /** Future or ordered tests in the plan. */
  monitoring: readonly { tests: readonly MonitoringTest[]; span: Span }[];
}

export interface Note {
  text: string;
  /** The plan's place: its heading and the end of its last line. */
  plan?: { heading: Span; end: number };
  on?: Day;
}

/** A claim that the note makes. */
export interface Claimed {
  claim: string;
  span: Span;
}

/** Everything that was read. A value that never changes. */
export interface Analysis {
  note: Note;
  mentions: readonly Mention[];
  /** Active, planned, proposed and held. */
  regimens: readonly Regimen[];
  /** Stopped, negated, allergy, someone else's, general: rules are silent about them, hovers are not. */
  others: readonly Regimen[];
  patient: Patient;
  claims: readonly Claimed[];
  today?: Day;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Edit {
  span: Span;
  newText: string;
}

export interface Fix {
  title: string;
  edits: readonly Edit[];
}

export interface Finding {
  rule: string;
  span: Span;
  severity: Severity;
  /** Under 140 characters: the patient's own value, the limit, whose limit. */
  summary: string;
  /** What to know and to do; the other label where it differs. */
  detail: string;
  because: readonly Fact[];
  clears: readonly string[];
  evidence: readonly (Evidence & { label?: Label })[];
  fixes: readonly Fix[];
  missing?: readonly ScreeningItem[];
  /** The writer's reason, when a "Considered [rule]" line in the note stands for this finding; severity is then hint. */
  reason?: string;
}

export interface Settings {
  label: 'us' | 'eu';
  rules: Readonly<Record<string, Severity | 'off'>>;
  languages: readonly string[];
  /** The day that counts as today where the note has no date of its own. */
  today?: Day;
}

export interface Rule {
  id: string;
  title: string;
  why: string;
  /** Its tests and its manual. "[words]{rule-id}" marks a finding; "eu: " before a note sets the label. */
  examples: readonly string[];
  check(analysis: Analysis, kb: KnowledgeBase, settings: Settings): Iterable<Omit<Finding, 'rule'>>;
}
