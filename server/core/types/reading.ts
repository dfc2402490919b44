import type { Assertion, Day, Fact, SectionId, Span } from './note';
import type { Status } from './regimen';

/** How words of a text are meant, whatever they are. */
export interface Meaning extends Assertion {
  span: Span;
}

/** What one mention of our drugs says of its doses. */
export interface DrugMention {
  span: Span;
  drug: string;
  /** In `unit`; several where the text gives several ("5 and 10 mg BID"). */
  doses: readonly number[];
  unit?: string;
  perDay?: number;
  route?: string;
  status: Status;
}

/** A dose instruction of any medicine. The span goes from the amount to the last word of it. */
export interface Instruction {
  span: Span;
  dose?: number;
  /** The upper end of a range, or the other of two doses ("2 in the morning and 1 at night"). */
  doseHigh?: number;
  unit?: string;
  /** What one unit has, in the text's own words: "200 mg". */
  strength?: string;
  /** Times a day; weekly is 1/7. Of a range the lower end. */
  perDay?: number;
  perDayHigh?: number;
  /** The most units a day that keep to it. */
  mostPerDay?: number;
  route?: string;
  prn: boolean;
}

/** A result that the text states, in the test's canonical unit; words for a test that gives none. */
export interface Result {
  span: Span;
  test: string;
  value: number | string;
  unit?: string;
  on?: Day;
  bound?: 'above' | 'below';
}

/** What the note says of its patient beyond problems and medicines. */
export interface PersonReading {
  age?: number;
  sex?: 'female' | 'male';
  weightKg?: number;
  pregnant?: boolean;
  breastFeeding?: boolean;
  smoking?: 'never' | 'former' | 'current';
  packYears?: number;
  /** mg/day of prednisone or prednisolone now. */
  prednisone?: number;
  /** Disease activity by the name of the score: "DAS28", "SLEDAI-2K". */
  scores: Readonly<Record<string, number>>;
  prior: readonly { medicine: string; outcome: 'failed' | 'intolerant' | 'stopped' | 'unknown' }[];
}

/** The days that a text names, counted from the note's own where they are relative, and the intervals. */
export interface TimeReading {
  noteDate?: Day;
  dates: readonly { span: Span; day: Day }[];
  /** Of a range ("every 3-6 months") `days` is the shorter, `most` the longer. */
  intervals: readonly { span: Span; days: number; most?: number }[];
}

/** A misspelt name of one of our drugs, and how it should read. */
export interface Slip {
  span: Span;
  section: SectionId;
  write: string;
}

/** What a block says of tobacco: each word for it with what it tells. */
export interface Tobacco {
  said: readonly { value: NonNullable<PersonReading['smoking']>; strong: boolean; span: Span }[];
  packYears?: number;
}

/** A smoker of today, or of the past with how much and how long ago, as far as the note says. */
export interface Smoker {
  current: boolean;
  packYears?: number;
  years?: number;
  /** Years since the last cigarette. */
  since?: number;
  /** Words of degree: "heavy", "remote". */
  long: boolean;
  light: boolean;
  facts: readonly Fact[];
}
