import { isMedicine } from './action';
import { type Amount, countTablets, readAmounts } from './amount';
import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { Form, Sig } from './types';

/** What lies around one medicine: its neighbours' terms bound what it may claim. */
interface Room {
  drug: Term;
  /** Known words after the previous medicine's dose, before this name. */
  before: readonly Term[];
  /** Known words from this name to the next medicine's, or to its dose when that stands before its name. */
  after: readonly Term[];
  to: number;
}

/** Reads the dose instruction of each medicine of a sentence; offsets are those of the tokens. */
export function readSigs(sentence: Sentence, tokens: readonly Token[]): (Sig | undefined)[] {
  const amounts = readAmounts(sentence, tokens);
  const sigs: (Sig | undefined)[] = sentence.terms.map(() => undefined);
  const at = sentence.terms.flatMap((term, index) => (isMedicine(term) ? [index] : []));
  let next = 0;
  let taken = sentence.from;
  at.forEach((index, nth) => {
    const drug = sentence.terms[index] as Term;
    const previous = at[nth - 1] ?? -1;
    const follower = at[nth + 1] ?? sentence.terms.length;
    const to = sentence.terms[follower]?.from ?? sentence.to;
    const room = {
      drug,
      before: sentence.terms.slice(previous + 1, index),
      after: sentence.terms.slice(index + 1, follower),
      to,
    };
    while (next < amounts.length && (amounts[next] as Amount).to <= taken) next++;
    const [own, used] = claim(room, amounts, next, tokens);
    if (!own) return;
    const place = amounts.indexOf(own, next);
    sigs[index] = toSig(room, own, place < 0 ? [] : [amounts[place - 1], amounts[place + 1]], tokens);
    taken = Math.max(taken, used);
  });
  return shareBrand(sentence, tokens, sigs);
}

/** The amount that belongs to a medicine, and where the claim ends. Before the name it must touch it. */
function claim(
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

function toSig(room: Room, amount: Amount, beside: readonly (Amount | undefined)[], tokens: readonly Token[]): Sig {
  const own = [...room.before.filter((it) => it.from >= amount.from), ...room.after];
  const later = own.filter((it) => it.from >= amount.to);
  const earlier = room.after.filter((it) => it.to <= amount.from);
  const frequency =
    frequencyOf(later, tokens, amount) ??
    frequencyOf(earlier, tokens, amount) ??
    frequencyOf(leading(room), tokens, amount);
  const has = (kind: 'once' | 'prn') => later.some((it) => as(it, kind));
  return {
    span: { start: tokens[amount.from]?.start ?? 0, end: tokens[amount.to - 1]?.end ?? 0 },
    amount: countTablets(amount, beside, tokens, later[0], room.to),
    ...(amount.high !== undefined && { amountHigh: amount.high }),
    unit: amount.unit,
    ...frequency,
    ...formOf(room, amount),
    ...(has('once') && !frequency && { single: true as const }),
    ...(has('prn') && { prn: true as const }),
  };
}

/** "daily tofacitinib 11 mg": a frequency before the name must touch it. */
const leading = ({ drug, before }: Room) => before.filter((it) => it.to === drug.from);

const FORM_REACH = 4;

function formOf({ drug, after }: Room, amount: Amount): Pick<Sig, 'form' | 'formSpan'> {
  const term = after.find(
    (it) => as(it, 'form') && (it.to <= amount.from ? it.from - drug.to : it.from - amount.to) <= FORM_REACH,
  );
  const form: Form | undefined = as(term, 'form')?.form;
  if (term && form) return { form, formSpan: { start: term.start, end: term.end } };
  const named = as(drug, 'drug')?.form;
  return named ? { form: named, formSpan: { start: drug.start, end: drug.end } } : {};
}

const FREQUENCY_REACH = 8;

/** The frequency nearest after the amount; a test's interval ("CBC every 3 months") is not the dose's. */
function frequencyOf(
  terms: readonly Term[],
  tokens: readonly Token[],
  amount: Amount,
): Pick<Sig, 'perDay' | 'frequency'> | undefined {
  for (const term of terms) {
    if (as(term, 'test') || as(term, 'lab') || term.from - amount.to > FREQUENCY_REACH) return undefined;
    const perDay = as(term, 'frequency')?.perDay;
    if (perDay === undefined || /^(?:for|x)$/.test(tokens[term.from - 1]?.key ?? '')) continue;
    return { perDay, frequency: { start: term.start, end: term.end } };
  }
  return undefined;
}

/** A brand in brackets shares the dose of the generic before it: "baricitinib (Olumiant) 2 mg". */
function shareBrand(sentence: Sentence, tokens: readonly Token[], sigs: (Sig | undefined)[]): (Sig | undefined)[] {
  return sigs.map((sig, index) => {
    const [term, twin] = [sentence.terms[index], sentence.terms[index + 1]];
    const concept = as(term, 'drug')?.concept;
    if (sig || !term || !twin || !concept || as(twin, 'drug')?.concept !== concept) return sig;
    const gap = tokens.slice(term.to, twin.from);
    return gap.length <= 2 && gap.every((it) => it.kind === 'mark' && it.key !== '.') ? sigs[index + 1] : sig;
  });
}
