import { isMeasured } from './dose';
import { takeDose } from './dose-part';
import { addMeals, addSlot, type Draft } from './draft';
import type { Part } from './part';
import { pass } from './pass';
import { begin, close, isComplete, isStep, newState, type State, settle } from './state';

/** The drafts of one sentence, left to right; `textOf` gives a part's own words. */
export function gather(parts: readonly Part[], textOf: (part: Part) => string): Draft[] {
  const state = newState();
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    if (part.kind === 'dose') takeDose(state, part, parts, index, textOf);
    else if (!takeTime(state, part) && !takeWord(state, part, textOf)) pass(state, part, textOf(part), next);
  });
  const last = state.open;
  const ends = last !== undefined && state.strangers === 0;
  close(state);
  return state.drafts.filter((it) => isInstruction(it, ends && it === last));
}

/** An amount needs to be taken somehow; a frequency alone needs a place where an instruction may stand. */
function isInstruction(draft: Draft, ends: boolean): boolean {
  const { dose, begun, habit } = draft;
  if (habit) return false;
  const given = draft.once || draft.taken || draft.route !== undefined || isStep(draft.join);
  if (dose && draft.ofName && isMeasured(dose.unit) && draft.noun === undefined) return true;
  if (dose?.unit !== undefined && given) return true;
  if (dose) return isComplete(draft) || draft.taken;
  return isComplete(draft) && (begun === 'led' || (begun === 'alone' && ends));
}

/** How often, and when. */
function takeTime(state: State, part: Part): boolean {
  if (!/^(?:rate|slot|weekdays|meals)$/.test(part.kind)) return false;
  // "PC" at the start of a note is no meal.
  if (!state.open && part.kind === 'meals' && part.to - part.from === 1) return false;
  const { tested } = state.lead;
  const draft = state.open ?? begin(state, part.from, part.to);
  if (part.kind === 'rate') {
    if (part.latin && !tested && !draft.dose && draft.begun !== 'led') draft.begun = 'led';
    draft.rates.push(part.rate);
  } else if (part.kind === 'slot') {
    if (!draft.dose && state.pending === 'comma' && typeof part.slot === 'number') draft.begun = 'no';
    addSlot(draft, part.slot, state.pending !== undefined, state.pending === 'and');
  } else if (part.kind === 'weekdays') draft.weekdays = part.days;
  else addMeals(draft, state.pending !== undefined);
  settle(state, part.to);
  return true;
}

/** Words that belong to an instruction without saying how much or how often. */
function takeWord(state: State, part: Part, textOf: (part: Part) => string): boolean {
  const { open, lead } = state;
  switch (part.kind) {
    case 'prn':
      if (open) open.prn = true;
      else takePrn(state, part);
      break;
    case 'once':
      if (open) open.once = true;
      break;
    case 'cap':
      if (open && part.most !== undefined) takeMost(open, part.most, part.unit);
      break;
    case 'upTo':
      if (open && !isComplete(open)) open.upTo = true;
      if (!open) lead.upTo = true;
      return true;
    case 'strength':
      lead.strength = textOf(part);
      return true;
    default:
      return takeWay(state, part);
  }
  settle(state, part.to);
  if (part.kind === 'prn') state.clause = true;
  return true;
}

/** "650 mg q6h, max 3 g/day" is 3000 mg; what cannot be told in the dose's unit is left out. */
function takeMost(draft: Draft, most: number, unit: string | undefined): void {
  const own = draft.dose?.unit;
  if (unit === undefined || own === undefined || unit === own) draft.most = most;
  else if (unit === 'g' && own === 'mg') draft.most = most * 1000;
}

/** Where to, in words or by a verb. */
function takeWay(state: State, part: Part): boolean {
  const { open, lead } = state;
  if (part.kind === 'route') {
    if (open) open.route = nearer(open.route, part.route);
    else lead.route = nearer(lead.route, part.route);
    settle(state, part.to);
    return true;
  }
  if (part.kind !== 'take') return false;
  if (open && part.route !== undefined) open.verbRoute ??= part.route;
  lead.taken = true;
  lead.verbRoute = part.route;
  state.strangers = 0;
  if (state.pending === 'comma') state.pending = undefined;
  return true;
}

/** The first says it, but a cream may be vaginal. */
const nearer = (known: string | undefined, route: string): string =>
  known === undefined || known === 'topical' ? route : known;

/** "paracetamol prn" is an instruction; "prn paracetamol 1 g" leads to one, "follow up prn" is none. */
function takePrn(state: State, part: Part): void {
  const { named, taken, route } = state.lead;
  if (state.strangers === 0 && (named || taken || route !== undefined)) begin(state, part.from, part.to).prn = true;
  else state.lead.prn = true;
}
