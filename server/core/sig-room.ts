import { type Amount, isTablet } from './amount';
import { as, type Term } from './lexicon';
import { numberAt, type Token } from './token';

/** What lies around one medicine: its neighbours' terms bound what it may claim. */
export interface Room {
  drug: Term;
  /** Known words after the previous medicine's dose, before this name. */
  before: readonly Term[];
  /** Known words from this name to the next medicine's, or to its dose when that stands before its name. */
  after: readonly Term[];
  to: number;
}

/** The amount that belongs to a medicine, and where the claim ends. Before the name it must touch it. */
export function claim(
  room: Room,
  amounts: readonly Amount[],
  next: number,
  tokens: readonly Token[],
): [Amount | undefined, number] {
  let at = next;
  let before: Amount | undefined;
  for (; at < amounts.length && (amounts[at] as Amount).to <= room.drug.from; at++) before = amounts[at];
  if (before && touches(room, before, tokens)) return [before, room.drug.to];
  let found: Amount | undefined;
  for (; at < amounts.length && (amounts[at] as Amount).to <= room.to; at++) {
    const amount = amounts[at] as Amount;
    if (found && !/^(?:to|→|>)$/.test(tokens[amount.from - 1]?.key ?? '')) break;
    if (!found && !reaches(room, amount, tokens)) break;
    found = amount;
    // "one tab (30 mg)": the amount is what the tablet has.
    const strength = amounts[at + 1];
    if (isTablet(amount.unit) && strength?.unit === 'mg' && strength.from - amount.to <= 2)
      found = amounts[++at] as Amount;
  }
  const another = found && amounts[at];
  if (another && another.to <= room.to && joins(tokens, another.from)) return [undefined, room.to];
  return [found ?? bareNumber(room, tokens), found?.to ?? room.drug.to];
}

/** "5 mg in the morning and 10 mg at night", "5 and 10 mg", "5 or 10 mg": two doses, and nobody picks one. */
const joins = (tokens: readonly Token[], at: number) => /^(?:and|or|\+|&)$/.test(tokens[at - 1]?.key ?? '');

/** "4 mg baricitinib", "15 mg of upadacitinib": only words of a dose stand between. */
function touches(room: Room, amount: Amount, tokens: readonly Token[]): boolean {
  let at = amount.to;
  for (const term of room.before) {
    if (term.from < at) continue;
    if (term.from !== at || !SIG_KINDS.test(term.entries.map((it) => it.kind).join(' '))) break;
    at = term.to;
  }
  if (tokens[at]?.key === 'of') at++;
  return at === room.drug.from;
}

const SIG_KINDS = /\b(?:unit|frequency|route|form|clock)\b/;
const STRANGERS = 4;
const SMALL =
  /^(?:at|of|to|from|is|was|a|an|the|dose|her|his|for|in|on|by|and|x|total|strength|started|po|been|has|then|up|down|back|with|each)$/;

/** True when nothing between name and amount says that the amount is another's: a test, or an unknown name before it. */
function reaches({ drug, after }: Room, amount: Amount, tokens: readonly Token[]): boolean {
  if (joins(tokens, amount.from) && tokens[amount.from - 2]?.kind === 'number') return false;
  if (after.some((it) => it.to <= amount.from && (as(it, 'lab') || as(it, 'test')))) return false;
  const known = new Set(after.flatMap((it) => (it.to <= amount.from ? range(it) : [])));
  let strangers = 0;
  for (let at = drug.to; at < amount.from; at++) {
    if (tokens[at]?.kind === 'word' && !known.has(at) && !SMALL.test(tokens[at]?.key ?? '') && ++strangers > STRANGERS)
      return false;
  }
  const last = tokens[amount.from - 1];
  const name = last?.kind === 'word' && !known.has(amount.from - 1) && !SMALL.test(last.key) && last.key.length > 4;
  return !(name && strangers > 0 && amount.from - 1 > drug.to);
}

const range = (term: Term) => Array.from({ length: term.to - term.from }, (_, at) => term.from + at);

/** "tofacitinib 5 BID": a number alone is a dose only right after the name and right before a frequency. */
function bareNumber({ drug, after }: Room, tokens: readonly Token[]): Amount | undefined {
  const form = after[0] && as(after[0], 'form') && after[0].from === drug.to ? after[0].to : drug.to;
  const value = numberAt(tokens, form);
  const frequency = after.find((it) => it.from === form + 1);
  if (Number.isNaN(value) || !as(frequency, 'frequency')) return undefined;
  return { from: form, to: form + 1, value, unit: 'mg' };
}
