import type { Order } from '../order';
import type { Context } from '../read-block';
import type { Day, Mention, Span, Text } from './note';
import type { Patient } from './patient';
import type { Slip, Smoker } from './reading';
import type { Regimen, Sig, Statement } from './regimen';

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
  /** What is said of medicines in the blocks that a span touches. */
  statementsIn(span: Span): readonly Statement[];
  /** How 05/12/2026 is read. */
  monthFirst: boolean;
  /** It names one of our drugs or their class. */
  isAbout: boolean;
  /** What the note says of the patient's smoking, where it is more than never. */
  smoker: Smoker | undefined;
  /** The pieces that were read alone, and what each was read with. */
  blocks: readonly (Span & { context: Context })[];
  today?: Day;
}
