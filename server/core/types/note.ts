import type { Form } from '../../../knowledge/vocabulary';

/** Half-open, UTF-16 units: text.slice(start, end). */
export interface Span {
  start: number;
  end: number;
}

/** What is read by place: a string is one, and so are the lines of a note. */
export interface Text {
  readonly length: number;
  slice(start: number, end?: number): string;
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
  /** Where a drug's name tells it ("Opzelura"). */
  form?: Form;
  /** The name is cut off ("tofa"). */
  short?: true;
  /** The year right behind a problem ("LN class III in 2009"). */
  year?: number;
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
