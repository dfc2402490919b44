import type { Part } from './part';
import { close, isComplete, isStep, type State, settle } from './state';

const STRANGERS = 4;

/** What is no part of an instruction may stand in it, lead to one, or end it. */
export function pass(state: State, part: Part, words: string, next: Part | undefined): void {
  switch (part.kind) {
    case 'step':
      close(state, true);
      state.join = part.later ? 'later' : 'step';
      break;
    case 'link':
      state.pending = 'and';
      break;
    case 'comma':
      state.pending = 'comma';
      break;
    case 'mark':
      if (/^[-/–—]$/.test(words)) state.pending = 'comma';
      break;
    case 'small':
      if (/^from$/i.test(words)) state.lead.from = true;
      if (CLAUSE.test(words) && next?.kind !== 'dose') state.clause = true;
      break;
    case 'noun':
      if (state.open?.dose && !isComplete(state.open)) state.open.noun ??= part.unit;
      break;
    case 'duration':
      if (state.open && isComplete(state.open)) settle(state, part.to);
      break;
    case 'medicine':
      passName(state);
      break;
    case 'stranger':
      passStranger(state);
      break;
    case 'habit':
      if (state.open && !isComplete(state.open)) state.open = undefined;
      close(state);
      state.lead.habit = true;
      break;
    case 'person':
    case 'test':
      close(state);
      state.lead.tested = part.kind === 'test';
      break;
  }
}

const CLAUSE = /^(?:for|if|when|while|until|to|with|during|as|after|before|in)$/i;

/** "5 mg tofacitinib bid" has one name in it; any other name ends what is being read. */
function passName(state: State): void {
  const { open } = state;
  const goesOn = open && !open.named && !state.pending && (!open.dose || !isComplete(open));
  if (open && goesOn) {
    open.named = true;
    if (!open.dose) open.begun = 'led';
    return;
  }
  if (open) close(state);
  state.lead.named = true;
  state.join = 'apart';
  settle(state);
}

function passStranger(state: State): void {
  const { open } = state;
  state.strangers++;
  if (open && (state.pending || state.strangers > STRANGERS || (isComplete(open) && !state.clause))) close(state);
  if (state.open) return;
  state.lead.begins = false;
  if (state.strangers > STRANGERS) state.lead.taken = state.lead.named = false;
  if (state.strangers > 1 || isStep(state.join)) state.join = 'apart';
}
