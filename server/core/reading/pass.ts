import type { Part } from './part';
import { close, isComplete, isStep, type State, settle } from './state';

const STRANGERS = 4;

/** What is no part of an instruction may stand in it, lead to one, or end it. */
export function pass(state: State, part: Part, words: string, next: Part | undefined): void {
  const { open } = state;
  switch (part.kind) {
    case 'step':
      close(state, true);
      state.join = part.later ? 'later' : 'step';
      break;
    case 'noun':
      if (open?.dose && !isComplete(open)) open.noun ??= part.unit;
      break;
    case 'duration':
      if (open && isComplete(open)) {
        open.lasts = true;
        settle(state, part.to);
      }
      break;
    case 'medicine':
      passName(state);
      break;
    case 'stranger':
      passStranger(state);
      break;
    case 'person':
    case 'test':
    case 'habit':
      passOther(state, part.kind);
      break;
    default:
      passMark(state, part, words, next);
  }
}

/** What follows is not the medicine's; what was read of it stays, unless it is the drink's. */
function passOther(state: State, kind: 'person' | 'test' | 'habit'): void {
  if (kind === 'habit' && state.open && !isComplete(state.open)) state.open = undefined;
  close(state);
  state.lead.tested = kind === 'test';
  state.lead.habit = kind === 'habit';
}

function passMark(state: State, { kind }: Part, words: string, next: Part | undefined): void {
  if (kind === 'link') state.pending = 'and';
  else if (kind === 'comma' || (kind === 'mark' && /^[-/–—]$/.test(words))) state.pending = 'comma';
  else if (kind === 'small') {
    if (/^from$/i.test(words)) state.lead.from = true;
    if (CLAUSE.test(words) && next?.kind !== 'dose') state.clause = true;
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
  state.lead.habit = false;
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
