import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Status } from './types';

/** What a verb near a medicine does to it, and the words that say so. */
export interface Action {
  value: string;
  term: Term;
  way: 'forward' | 'backward';
}

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

export const isMedicine = (term: Term | undefined): boolean =>
  term?.entries.some((it) => it.kind === 'drug' || it.kind === 'class' || it.kind === 'medicine') ?? false;

/** "started MTX" governs what follows, "MTX started in May" what stands before; "stop smoking" neither. */
function actionAt(sentence: Sentence, tokens: readonly Token[], index: number): Action | undefined {
  const term = sentence.terms[index] as Term;
  const cue = term.entries.flatMap((it) => (it.kind === 'cue' && it.cue.axis === 'action' ? [it.cue] : []));
  const first = cue[0];
  if (!first) return undefined;
  const { value } = first;
  const leads = leadsToMedicine(sentence, tokens, index);
  if (first.direction === 'forward' || leads) {
    return isConditional(value, sentence, tokens, index) ? undefined : { value, term, way: 'forward' };
  }
  const free = STANDS_ALONE.test(tokens[term.to]?.key ?? '') || term.to >= sentence.to;
  const governs = free && !hasOwnSubject(sentence, tokens, index);
  const conditional = /^(?:if|when|should|unless)$/.test(tokens[term.to]?.key ?? '') && /^(?:stop|hold)$/.test(value);
  return governs && !conditional ? { value, term, way: 'backward' } : undefined;
}

/** "to pause baricitinib with any infection", "stop tofacitinib if ...": what to do then, not now. */
function isConditional(value: string, sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  if (value !== 'hold' && value !== 'stop') return false;
  const medicine = sentence.terms.slice(index + 1, index + 4).find(isMedicine);
  const [next, after] = [tokens[medicine?.to ?? -1]?.key ?? '', tokens[(medicine?.to ?? -1) + 1]?.key ?? ''];
  return (
    /^(?:if|when|whenever|during|unless)$/.test(next) ||
    (/^(?:with|for)$/.test(next) && /^(?:any|fever|infections?)$/.test(after))
  );
}

const STANDS_ALONE =
  /^(?:[.,;:()/\-–—]|\d.*|in|on|for|at|due|because|after|until|since|by|today|now|then|last|this|if|as|per|when|with|from|pending|temporarily|and|but|secondary|tomorrow|to|early|late|again|without|well|recently|around|about|x|given|owing|following|prior|before|once|q|every|daily|two|three|four|several|spring|summer|fall|autumn|winter|jan.*|feb.*|mar.*|apr.*|may|jun.*|jul.*|aug.*|sep.*|oct.*|nov.*|dec.*|she|he|they|pt|patient|we|wants|->|→|=|\+|alongside|while|beside|plus|x\d*)$/;

/** "all else failed", "biologics stopped": a strange word right before the verb is what it speaks of. */
function hasOwnSubject(sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  const { from } = sentence.terms[index] as Term;
  const before = tokens[from - 1];
  const known = sentence.terms[index - 1]?.to === from;
  return from > sentence.from && !known && before?.kind === 'word' && !AUXILIARY.test(before.key);
}

const AUXILIARY =
  /^(?:was|were|is|are|be|been|being|has|have|had|it|she|he|they|then|also|but|and|or|to|will|now|later|which|that|since|initially|briefly|recently|just|both|again|trial|therapy|treatment|course|dose|infusions?|injections?|loading|induction|maintenance|monotherapy|tablets?|weekly|daily|previously|temporarily|subsequently|eventually|never|not|only|still|for|in|on|until|when|who|if|so|pt|patient|today|yesterday|weeks?|months?|years?|wks?|mos?|yrs?|d|po|may|march|june|july|spring|summer|fall|autumn|winter|january|february|april|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

const NEAR = 4;

function leadsToMedicine(sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  const from = (sentence.terms[index] as Term).to;
  for (let at = index + 1; at < sentence.terms.length; at++) {
    const term = sentence.terms[at] as Term;
    if (term.from - from > NEAR) return false;
    if (isMedicine(term))
      return tokens
        .slice(from, term.from)
        .every((it) => (it.kind === 'mark' ? /^["'(*/:-]$/.test(it.key) : !APART.test(it.key)));
  }
  return false;
}

const APART = /^(?:alongside|while|as|despite|because|since|beside|besides|plus)$/;

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
