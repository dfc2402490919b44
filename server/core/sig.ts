import { isMedicine } from './action-cue';
import { type Amount, countTablets, readAmounts } from './amount';
import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import { claim, type Room } from './sig-room';
import type { Token } from './token';
import type { Form, Sig } from './types';

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

const BEHIND = 2;

/** The dose right behind a verb: "increase to 10 mg BID". */
export function readSigBehind(sentence: Sentence, tokens: readonly Token[], index: number): Sig | undefined {
  const verb = sentence.terms[index] as Term;
  const room = { drug: verb, before: [], after: sentence.terms.slice(index + 1), to: sentence.to };
  const amounts = readAmounts(sentence, tokens).filter((it) => it.from >= verb.to);
  const own = amounts[0] && amounts[0].from - verb.to <= BEHIND ? amounts[0] : claim(room, [], 0, tokens)[0];
  const sig = own && toSig(room, own, [], tokens);
  return sig?.perDay !== undefined && sig.unit === 'mg' ? sig : undefined;
}

function toSig(room: Room, amount: Amount, beside: readonly (Amount | undefined)[], tokens: readonly Token[]): Sig {
  const own = [...room.before.filter((it) => it.from >= amount.from), ...room.after];
  const later = own.filter((it) => it.from >= amount.to);
  const earlier = room.after.filter((it) => it.to <= amount.from);
  const frequency =
    frequencyOf(later, tokens, amount) ??
    frequencyOf(earlier, tokens, amount) ??
    frequencyOf(leading(room), tokens, amount);
  const has = (kind: 'once' | 'prn') => later.some((it) => as(it, kind) && !isOthers(tokens, amount.to, it.from));
  return {
    span: { start: tokens[amount.from]?.start ?? 0, end: tokens[amount.to - 1]?.end ?? 0 },
    amount: countTablets(amount, beside, tokens, [...room.before, ...room.after], room.to),
    ...(amount.high !== undefined && { amountHigh: amount.high }),
    unit: amount.unit,
    ...frequency,
    ...formOf(room, amount),
    ...(has('once') && !frequency && { single: true as const }),
    ...(has('prn') && { prn: true as const }),
  };
}

/** "200 mg BID, Imodium PRN": a word behind a comma is of something else. */
const isOthers = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some((it, at) => it.key === ',' && at + 1 < to - from && tokens[from + at + 1]?.kind === 'word');

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
