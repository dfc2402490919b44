import { type Dose, isMeasured } from './dose';
import type { Draft } from './draft';
import type { Part } from './part';
import { begin, close, isComplete, type State, settle } from './state';

type DosePart = Part & { kind: 'dose' };

/** An amount begins an instruction, belongs to the one that is being read, or says again what that one has. */
export function takeDose(
  state: State,
  part: DosePart,
  parts: readonly Part[],
  index: number,
  textOf: (part: Part) => string,
): void {
  const { dose, from, to } = part;
  const before = parts[index - 1];
  const isArrow = leadsOn(parts.slice(Math.max(0, index - 2), index).map(textOf));
  if (isArrow) leave(state);
  const { open } = state;
  const isBound = before !== undefined && !isArrow && BOUND.test(textOf(before));
  if (isBound || (dose.unit === undefined && !isTaken(state, dose, parts, index))) {
    passNumber(state);
    return;
  }
  const bracket = before?.kind === 'mark' && textOf(before) === '(';
  const isKnown =
    open && joinsOpen(state, open, dose, { bracket, ends: isEnd(parts[index + 1], textOf), textOf, part });
  if (!isKnown) begin(state, from, to, dose);
  settle(state, to);
}

/** "20 mg -> 10 mg". */
const leadsOn = (words: readonly string[]): boolean => words.at(-1) === '→' || words.join('') === '->';

/** What stands before an arrow is over, and no instruction where only what comes after it is whole. */
function leave(state: State): void {
  const { open } = state;
  if (!open) return;
  if (isComplete(open)) {
    close(state);
    state.join = 'step';
  } else {
    state.open = undefined;
    state.lead.named = open.ofName;
  }
}

/** "under 2 g a day" is no dose. */
const BOUND = /^(?:<|>|≤|≥|under|below|above|over|than|exceeding)$/i;

/** A number that is no amount ends what is whole. */
function passNumber(state: State): void {
  if (state.open && isComplete(state.open)) close(state);
  state.lead.begins = false;
  state.strangers++;
}

interface Place {
  bracket: boolean;
  ends: boolean;
  part: Part;
  textOf: (part: Part) => string;
}

function joinsOpen(state: State, open: Draft, dose: Dose, { bracket, ends, part, textOf }: Place): boolean {
  const { pending, strangers } = state;
  const own = open.dose;
  if (!own) {
    if (strangers > 0 || pending === 'and') return false;
    open.dose = dose;
    open.upTo = false;
    return true;
  }
  if (pending === 'and' || (open.named && !isComplete(open))) return false;
  if (own.low === dose.low && own.high === dose.high && (dose.unit === undefined || dose.unit === own.unit))
    return pending === undefined;
  const measured = isMeasured(dose.unit);
  if ((!isMeasured(own.unit) || bracket) && measured && (part.from - own.to <= 2 || ends)) {
    own.strength ??= textOf(part);
    return true;
  }
  if (!isMeasured(own.unit) || (measured && !own.solved) || isComplete(open)) return false;
  if (bracket) return true;
  const unit = dose.unit ?? open.noun;
  open.dose = {
    ...dose,
    ...(unit !== undefined && { unit }),
    strength: textOf({ ...part, from: own.from, to: own.to }),
  };
  open.from = part.from;
  return true;
}

const isEnd = (next: Part | undefined, textOf: (part: Part) => string) =>
  next === undefined || /^(?:total|\))$/i.test(textOf(next));

const MOST = 1000;

/** A number alone is an amount right before how often it is taken, where an instruction may stand. */
function isTaken(state: State, dose: Dose, parts: readonly Part[], index: number): boolean {
  let at = index + 1;
  while (at < index + 3 && parts[at]?.kind === 'take') at++;
  const next = parts[at];
  if (!next || !/^(?:rate|slot|weekdays|meals|prn|route)$/.test(next.kind) || dose.high > MOST) return false;
  const { lead, open, join, strangers } = state;
  if (lead.tested || (open && !open.dose && open.begun === 'no')) return false;
  if ((next.kind === 'rate' || next.kind === 'slot') && next.latin) return true;
  if (open) return isComplete(open) ? strangers === 0 : open.noun !== undefined;
  return join !== 'apart' || (strangers === 0 && (lead.begins || lead.taken || lead.named));
}
