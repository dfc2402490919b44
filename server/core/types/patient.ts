import type {
  ChildPugh,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
} from '../../../knowledge/vocabulary';
import type { Day, Fact, Mention, Span } from './note';
import type { Sig } from './regimen';

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
