import { type Action, actionAt, isMedicine, isOffered, turnsAway } from './action-cue';
import { as, type Term } from './lexicon';
import { isAgain, lookingBack } from './redose';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Status } from './types';

export const STATUS: Readonly<Record<string, Status>> = {
  start: 'planned',
  continue: 'active',
  stop: 'stopped',
  stopped: 'stopped',
  fail: 'stopped',
  hold: 'held',
  propose: 'proposed',
  decline: 'negated',
  allergy: 'allergy',
};

export interface Governed {
  status: Status;
  cue: Term;
}

/** For each term of a sentence, the action that governs it when it is a medicine. Two sweeps, linear. */
export function readActions(sentence: Sentence, tokens: readonly Token[]): (Governed | undefined)[] {
  const actions = sentence.terms.map((_, index) => actionAt(sentence, tokens, index));
  const ahead = sweepForward(sentence, tokens, actions);
  const behind = sweepBackward(sentence, tokens, actions);
  return sentence.terms.map((term, index) => choose(term, ahead[index], behind[index], tokens));
}

interface Behind {
  action: Action;
  /** Medicines between the verb and this one. */
  crossed: number;
  /** "both since stopped" speaks of the whole list. */
  ofAll: boolean;
  /** "started 2020, stopped 2023": what ends it is the last word on it. */
  ends: boolean;
}

export const isEnd = ({ value, term }: Action, tokens: readonly Token[]): boolean =>
  /^(?:stop|stopped|decline)$/.test(value) &&
  tokens[term.from - 1]?.key !== 'or' &&
  !/^(?:previously|until|in|declined|declines|refused)$/.test(tokens[term.from]?.key ?? '');

function sweepForward(sentence: Sentence, tokens: readonly Token[], actions: readonly (Action | undefined)[]) {
  let carried: Action | undefined;
  let switched: Term | undefined;
  let last: Term | undefined;
  return sentence.terms.map((term, index) => {
    const own = actions[index];
    if (own?.way === 'forward') {
      // "switch from X to Y": a plain "on" or "taking" in between does not end the switch.
      if (!(carried?.value === 'switch' && own.value === 'continue') && !isOffered(tokens, carried, own))
        [carried, switched] = [own, undefined];
    } else if (own?.way === 'backward' || ends(term, tokens)) [carried, switched] = [undefined, undefined];
    if (carried && closesBracket(tokens, carried.term.to, term.from)) carried = undefined;
    if (!carried || !isMedicine(term)) return undefined;
    // "on tofacitinib (adalimumab failed)": what a bracket adds has its own verb.
    const aside = last && last.from >= carried.term.to && tokens.slice(last.to, term.from).some((it) => it.key === '(');
    const other = !last?.entries.some((it) => it.kind === 'drug' && it.concept === as(term, 'drug')?.concept);
    last = term;
    if (aside && other) carried = undefined;
    if (!carried) return undefined;
    if (turnsAway(tokens, carried, term)) carried = { ...carried, value: 'start' };
    if (!carried) return undefined;
    if (carried.value !== 'switch') return carried;
    const arrived =
      switched && tokens.slice(switched.to, term.from).some((it) => /^(?:to|→|>|for|with|by)$/.test(it.key));
    switched = term;
    const done = /^[a-z]+ed$/.test(tokens[carried.term.from]?.key ?? '');
    return { ...carried, value: arrived ? (done ? 'continue' : 'start') : 'stopped' };
  });
}

function sweepBackward(sentence: Sentence, tokens: readonly Token[], actions: readonly (Action | undefined)[]) {
  let carried: Action | undefined;
  let crossed = 0;
  let next = sentence.to;
  let ofAll = false;
  const seen: (Behind | undefined)[] = [];
  for (let index = sentence.terms.length - 1; index >= 0; index--) {
    const term = sentence.terms[index] as Term;
    const own = actions[index];
    const back = own && lookingBack(own, sentence, tokens, index);
    if (back) {
      // "started 2020, stopped 2023": the last word counts.
      if (!carried || crossed > 0) [carried, crossed] = [back, 0];
      ofAll = [1, 2].some((it) => /^(?:both|all)$/.test(tokens[back.term.from - it]?.key ?? ''));
    } else if (own?.way === 'elsewhere' || (own && crossed > 0) || (ends(term, tokens) && !isNever(carried, tokens)))
      carried = undefined;
    if (!isMedicine(term) || (carried && closesBracket(tokens, term.to, carried.term.from))) continue;
    // Beyond the nearest medicine only a list goes on: "HCQ, methotrexate and belimumab failed".
    if (crossed > 0 && !isList(tokens, term.to, next)) carried = undefined;
    seen[index] = carried && { action: carried, crossed, ofAll, ends: isEnd(carried, tokens) };
    crossed++;
    next = term.from;
  }
  return seen;
}

/** "prescribed in March but she never took it": "it" reaches over the "but". */
const isNever = (carried: Action | undefined, tokens: readonly Token[]): boolean =>
  carried !== undefined &&
  tokens[carried.term.from]?.key === 'never' &&
  /^(?:it|them)$/.test(tokens[carried.term.to - 1]?.key ?? '');

/** "held for pneumonia (clarithromycin 500 mg BID), restarted": what a bracket holds has its own verb. */
function closesBracket(tokens: readonly Token[], from: number, to: number): boolean {
  const close = tokens.slice(from, Math.min(to, from + 16)).findIndex((it) => it.key === ')' || it.key === '(');
  return close >= 0 && tokens[from + close]?.key === ')';
}

const isList = (tokens: readonly Token[], from: number, to: number) =>
  to - from <= 8 &&
  tokens
    .slice(from, to)
    .every((it) => it.kind === 'number' || /^(?:,|and|or|\+|\/|&|then|plus|both|-|x)$/.test(it.key));

/** A new clause; "then 5 mg BID" is none. */
const ends = (term: Term, tokens: readonly Token[]): boolean =>
  !(tokens[term.from]?.key === 'then' && tokens[term.to]?.kind === 'number') &&
  term.entries.some((it) => it.kind === 'cue' && it.cue.axis === 'stop' && it.cue.of === 'medicine') &&
  as(term, 'cue')?.cue.axis !== 'action';

/** "on tofacitinib until 2023, stopped": the later word wins, unless it is another medicine's. */
function choose(
  term: Term,
  ahead: Action | undefined,
  behind: Behind | undefined,
  tokens: readonly Token[],
): Governed | undefined {
  const verdict = (it: Action): Governed | undefined => {
    const status = STATUS[it.value];
    return status && { status, cue: it.term };
  };
  if (!ahead) return behind && verdict(behind.action);
  if (!behind) return verdict(ahead);
  if (behind.crossed > 0) return verdict(ahead.value === 'continue' && behind.ofAll ? behind.action : ahead);
  // "Offered X, he declined".
  if (ahead.value === 'propose' && /^(?:decline|stop|stopped)$/.test(behind.action.value))
    return verdict(behind.action);
  const nearer = term.from - ahead.term.to > behind.action.term.from - term.to;
  if (isAgain(behind.action, tokens))
    return verdict(/^(?:stopped|fail|hold)$/.test(ahead.value) ? behind.action : ahead);
  return verdict(ahead.value === 'continue' || nearer || behind.ends ? behind.action : ahead);
}
