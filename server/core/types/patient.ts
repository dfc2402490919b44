import type {
  ChildPugh,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
} from '../../../knowledge/vocabulary';
import type { Order } from '../order';
import type { Context } from '../read-block';
import type { Day, Fact, Mention, Regimen, Sig, Span, Statement, Text } from './note';
import type { Slip, Smoker } from './reading';

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

/** A test, and when it was done; of several marks one is there. */
export interface Checked {
  tests: readonly MonitoringTest[];
  span: Span;
  on?: Day;
  daysAgo?: number;
  /** Done or ordered in this note, or a value that has no date. */
  now?: true;
  /** The day for which it is planned. */
  due?: Day;
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
  /** The words before it say "today". */
  today?: true;
  /** Computed, not stated. */
  estimated?: true;
  /** The highest value before it in the same row or series. */
  earlier?: number;
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
  /** The first places that say so of each of them. */
  said: ReadonlyMap<string, readonly Mention[]>;
  comedicines: readonly CoMedicine[];
  /** Screening items that a result, an order or "pending" documents. */
  documented: ReadonlySet<ScreeningItem>;
  /** Future or ordered tests in the plan. */
  monitoring: readonly { tests: readonly MonitoringTest[]; span: Span }[];
  checks: readonly Checked[];
}

export interface Note {
  text: Text;
  /** Where the last of its words ends. */
  end: number;
  /** The plan's place: its heading and the end of its last line. */
  plan?: { heading: Span; end: number };
  on?: Day;
}

/** A claim that the note makes. */
export interface Claimed {
  claim: string;
  span: Span;
}

/** A fact that a "Considered" line names: a concept, with its value or dose. */
export interface Noted {
  kind: 'drug' | 'medicine' | 'problem' | 'lab' | 'person' | 'claim' | 'smoking';
  name: string;
  value?: number | string;
  dose?: Pick<Sig, 'amount' | 'perDay'>;
  /** Named as stopped. */
  stopped?: true;
  words: string;
}

/** A line by which the writer acknowledges a finding. */
export interface Acknowledgement {
  /** All of it, with what stands before its first word. */
  line: Span;
  span: Span;
  rule: string;
  facts: string;
  factsAt: Span;
  /** Absent until it is filled in. */
  reason?: string;
  noted: readonly Noted[];
}

/** Everything that was read. A value that never changes. */
export interface Analysis {
  note: Note;
  mentions: readonly Mention[];
  /** Those of one thing, found without a look at all others. */
  mentionsOf(concept: string): readonly Mention[];
  /** All that is said of medicines, in the order of the text. */
  statements: readonly Statement[];
  /** Active, planned, proposed and held. */
  regimens: readonly Regimen[];
  /** Stopped, negated, allergy, someone else's, general: rules are silent about them, hovers are not. */
  others: readonly Regimen[];
  /** The doses of the regimens that rules may speak about, each judged. */
  orders: readonly Order[];
  patient: Patient;
  claims: readonly Claimed[];
  /** The medicines that the note itself calls off label; "all" where it does not say which. */
  offLabel: ReadonlySet<string>;
  /** What the patient had until now, or cannot have: medicines, and treatments that the note does not name. */
  treated: ReadonlySet<string>;
  /** It names a disease of the patient that one of our drugs may be for. */
  isForDisease: boolean;
  /** Misspelt names of our drugs. */
  slips: readonly Slip[];
  /** Every "***" that waits to be filled. */
  blanks: readonly Span[];
  /** Lines that acknowledge a finding. */
  considered: readonly Acknowledgement[];
  /** It names one of our drugs or their class. */
  isAbout: boolean;
  /** What the note says of the patient's smoking, where it is more than never. */
  smoker: Smoker | undefined;
  /** The pieces that were read alone, and what each was read with. */
  blocks: readonly (Span & { context: Context })[];
  today?: Day;
}
