import type { Dose } from './dose';
import { type Draft, frequencyOf, type Join } from './draft';

/** What stands before the next draft. */
export interface Lead {
  route?: string;
  verbRoute?: string | undefined;
  /** A verb of taking. */
  taken: boolean;
  prn: boolean;
  /** A medicine's name. */
  named: boolean;
  /** Nothing strange since the sentence began. */
  begins: boolean;
  /** A test's name: what follows is its result, or when it is due. */
  tested: boolean;
  upTo: boolean;
  /** "from 5 mg" is taken no more. */
  from: boolean;
  /** "drinks 14 units a week", "salt 2 g daily". */
  habit: boolean;
  strength?: string;
}

/** What is known of a sentence up to one of its parts. */
export interface State {
  drafts: Draft[];
  open: Draft | undefined;
  join: Join;
  lead: Lead;
  /** A word or mark that joins, with nothing behind it yet. */
  pending: 'and' | 'comma' | undefined;
  /** Strange words since the last one that counts. */
  strangers: number;
  /** True within "for severe pain", where strange words may stand. */
  clause: boolean;
}

const lead = (begins: boolean): Lead => ({
  taken: false,
  prn: false,
  named: false,
  begins,
  tested: false,
  upTo: false,
  from: false,
  habit: false,
});

export const newState = (): State => ({
  drafts: [],
  open: undefined,
  join: 'apart',
  lead: lead(true),
  pending: undefined,
  strangers: 0,
  clause: false,
});

export const isComplete = (draft: Draft): boolean => draft.prn || frequencyOf(draft) !== undefined;

/** Ends what is being read; the next draft stands right behind it unless strange words come. */
export function close(state: State, begins = false): void {
  if (state.open) {
    state.drafts.push(state.open);
    state.join = 'none';
  }
  state.open = undefined;
  state.lead = lead(begins);
  state.strangers = 0;
  state.clause = false;
}

/** "apply to the eyelids twice weekly": what is applied, and where, may be strange. */
const APPLIED = 3;

export const isStep = (join: Join): boolean => join === 'step' || join === 'later';

/** Begins a draft with what leads to it. */
export function begin(state: State, from: number, to: number, dose?: Dose): Draft {
  const joined = state.open !== undefined || state.join === 'none';
  const { lead: before, pending, strangers } = state;
  const isTaper = pending === 'comma' && dose && state.open?.lasts && state.open.dose?.unit === dose.unit;
  if (state.open) close(state);
  const join: Join = joined && pending === 'and' ? 'and' : isTaper ? 'later' : state.join;
  const draft: Draft = {
    from,
    to,
    join,
    begun: begunBy(before, join, strangers),
    ...(dose && { dose: before.strength && !dose.strength ? { ...dose, strength: before.strength } : dose }),
    ...NOTHING,
    rates: [],
    ...(before.route !== undefined && { route: before.route }),
    ...(before.verbRoute !== undefined && { verbRoute: before.verbRoute }),
    taken: before.taken && !before.named,
    ofName: before.named && !before.from && strangers === 0,
    named: before.named && !dose,
    prn: before.prn,
    upTo: before.upTo && !dose,
    habit: before.habit,
  };
  state.open = draft;
  state.lead = lead(false);
  return draft;
}

const NOTHING = { slots: 0, extra: 0, meals: 0, once: false, lasts: false };

function begunBy(before: Lead, join: Join, strangers: number): Draft['begun'] {
  if (before.tested) return 'no';
  const near = strangers === 0 && (before.named || before.taken || before.route !== undefined);
  const applied = before.verbRoute !== undefined && strangers <= APPLIED;
  if (isStep(join) || near || applied) return 'led';
  return before.begins ? 'alone' : 'no';
}

/** Something known has been read up to token `to`. */
export function settle(state: State, to?: number): void {
  if (state.open && to !== undefined) state.open.to = to;
  state.pending = undefined;
  state.strangers = 0;
}
