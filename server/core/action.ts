import { type Action, actionAt, isMedicine } from './action-cue';
import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Status } from './types';

const STATUS: Readonly<Record<string, Status>> = {
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
  return sentence.terms.map((term, index) => choose(term, ahead[index], behind[index]));
}

function sweepForward(sentence: Sentence, tokens: readonly Token[], actions: readonly (Action | undefined)[]) {
  let carried: Action | undefined;
  let switched: Term | undefined;
  let last: Term | undefined;
  return sentence.terms.map((term, index) => {
    const own = actions[index];
    if (own?.way === 'forward') {
      // "switch from X to Y": a plain "on" or "taking" in between does not end the switch.
      if (!(carried?.value === 'switch' && own.value === 'continue')) [carried, switched] = [own, undefined];
    } else if (own || ends(term)) [carried, switched] = [undefined, undefined];
    if (!carried || !isMedicine(term)) return undefined;
    // "on tofacitinib (adalimumab failed)": what a bracket adds has its own verb.
    const aside = last && last.from >= carried.term.to && tokens.slice(last.to, term.from).some((it) => it.key === '(');
    const other = !last?.entries.some((it) => it.kind === 'drug' && it.concept === as(term, 'drug')?.concept);
    last = term;
    if (aside && other) carried = undefined;
    if (!carried) return undefined;
    if (carried.value !== 'switch') return carried;
    const arrived =
      switched && tokens.slice(switched.to, term.from).some((it) => /^(?:to|→|>|for|with|by)$/.test(it.key));
    switched = term;
    return { ...carried, value: arrived ? 'start' : 'stopped' };
  });
}

function sweepBackward(sentence: Sentence, tokens: readonly Token[], actions: readonly (Action | undefined)[]) {
  let carried: Action | undefined;
  let crossed = 0;
  let next = sentence.to;
  const seen: ({ action: Action; crossed: number } | undefined)[] = [];
  for (let index = sentence.terms.length - 1; index >= 0; index--) {
    const term = sentence.terms[index] as Term;
    const own = actions[index];
    if (own?.way === 'backward') {
      // "started 2020, stopped 2023": the last word counts.
      if (!carried || crossed > 0) [carried, crossed] = [own, 0];
    } else if (own || ends(term)) carried = undefined;
    if (!isMedicine(term)) continue;
    // Beyond the nearest medicine only a list goes on: "HCQ, methotrexate and belimumab failed".
    if (crossed > 0 && !isList(tokens, term.to, next)) carried = undefined;
    seen[index] = carried && { action: carried, crossed };
    crossed++;
    next = term.from;
  }
  return seen;
}

const isList = (tokens: readonly Token[], from: number, to: number) =>
  to - from <= 8 &&
  tokens
    .slice(from, to)
    .every((it) => it.kind === 'number' || /^(?:,|and|or|\+|\/|&|then|plus|both|-|x)$/.test(it.key));

const ends = (term: Term): boolean =>
  term.entries.some((it) => it.kind === 'cue' && it.cue.axis === 'stop' && it.cue.of === 'medicine') &&
  as(term, 'cue')?.cue.axis !== 'action';

/** "on tofacitinib until 2023, stopped": the later word wins, unless it is another medicine's. */
function choose(
  term: Term,
  ahead: Action | undefined,
  behind: { action: Action; crossed: number } | undefined,
): Governed | undefined {
  const verdict = (it: Action): Governed | undefined => {
    const status = STATUS[it.value];
    return status && { status, cue: it.term };
  };
  if (!ahead) return behind && verdict(behind.action);
  if (!behind || behind.crossed > 0) return verdict(ahead);
  const revised = ahead.value === 'continue' || term.from - ahead.term.to > behind.action.term.from - term.to;
  return verdict(revised ? behind.action : ahead);
}
