import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { Unit } from './types';

/** An amount with its unit: tokens[from..to). */
export interface Amount {
  from: number;
  to: number;
  value: number;
  high?: number;
  unit: Unit;
}

/** All amounts of a sentence, left to right. "mg/kg" and "mg/dL" are none, nor is a number without a unit. */
export function readAmounts(sentence: Sentence, tokens: readonly Token[]): Amount[] {
  const amounts = sentence.terms.flatMap((term, index) => {
    const unit = as(term, 'unit')?.unit;
    if (!unit || perSomething(tokens, term.to)) return [];
    const number = numberBefore(sentence, tokens, index);
    return number ? [{ ...number, to: term.to, unit }] : [];
  });
  return amounts.filter((it, at) => !isVolumeOf(it, amounts[at + 1], tokens));
}

/** "5 mL (5 mg)": the bracket says how much of the drug it is. */
const isVolumeOf = ({ unit, to }: Amount, next: Amount | undefined, tokens: readonly Token[]): boolean =>
  unit === 'mL' && next?.unit === 'mg' && next.from === to + 1 && /^[(=]$/.test(tokens[to]?.key ?? '');

/** The number that ends right before a unit: "5", ".5", "2.5-5", "5-", "two". */
function numberBefore(sentence: Sentence, tokens: readonly Token[], index: number) {
  const unit = sentence.terms[index] as Term;
  const last = tokens[unit.from - 1]?.key === '-' ? unit.from - 2 : unit.from - 1;
  const word = sentence.terms[index - 1];
  const spelled = word?.to === last + 1 ? as(word, 'number')?.value : undefined;
  if (word && spelled !== undefined) return { from: word.from, value: spelled };
  const value = numberAt(tokens, last);
  if (Number.isNaN(value) || last < sentence.from) return undefined;
  if (tokens[last - 1]?.key === '-' && tokens[last - 2]?.kind === 'number' && last - 2 >= sentence.from) {
    return { from: last - 2, value: numberAt(tokens, last - 2), high: value };
  }
  return { from: pointed(tokens, last) ? last - 1 : last, value };
}

const pointed = (tokens: readonly Token[], at: number) =>
  tokens[at - 1]?.key === '.' && !tokens[at]?.spaced && tokens[at - 1]?.spaced;

const perSomething = (tokens: readonly Token[], at: number) =>
  /^(?:\/|per)$/.test(tokens[at]?.key ?? '') && /^(?:kg|m|ml|l|dl|mm|g)$/.test(tokens[at + 1]?.key ?? '');

export const isTablet = (unit: Unit | undefined) => unit === 'tablet' || unit === 'capsule';
const MOST_TABLETS = 8;

/** "two 5 mg tablets", "2 x 5 mg tabs", "two of the 11 mg tabs" and "5 mg tabs, take 2 tabs" are counted. */
export function countTablets(
  amount: Amount,
  [before, next]: readonly (Amount | undefined)[],
  tokens: readonly Token[],
  near: readonly Term[],
  end: number,
): number {
  const crossed = crossedBy(amount, tokens);
  if (crossed) return amount.value * crossed;
  const follow = near.find((it) => it.from >= amount.to && it.from - amount.to <= 1);
  if (follow && isTablet(as(follow, 'unit')?.unit)) {
    const count = [countBefore(amount, tokens, near), countBehind(follow, tokens, near)].find(
      (it) => it <= MOST_TABLETS,
    );
    if (count) return amount.value * count;
  }
  // "1 tab of 15 mg", "2 tabs (5 mg each)".
  if (before && isTablet(before.unit) && amount.from - before.to <= 2)
    return isTotal(amount, tokens) ? amount.value : amount.value * before.value;
  const taken =
    next && isTablet(next.unit) && next.to <= end && next.from - amount.to <= 5 && next.value <= MOST_TABLETS;
  // "10 mg (2 tabs)" and "10 mg = 2 tabs" say how a dose is taken.
  const explains = next && tokens.slice(amount.to, next.from).some((it) => /^[(=]$/.test(it.key));
  return taken && !explains && tokens[next.from - 1]?.key !== '#' ? amount.value * next.value : amount.value;
}

const ONCE_ONLY = /^(?:od|qd|bd|bid|tds|tid)$/;

/** "2 x 5 mg" and "5 mg x2 bd", but "5 mg x2 daily" is twice. */
function crossedBy({ from, to }: Amount, tokens: readonly Token[]): number | undefined {
  const before = tokens[from - 1]?.key === 'x' ? numberAt(tokens, from - 2) : Number.NaN;
  const behind =
    tokens[to]?.key === 'x' && ONCE_ONLY.test(tokens[to + 2]?.key ?? '') ? numberAt(tokens, to + 1) : before;
  return behind <= MOST_TABLETS ? behind : undefined;
}

/** "2 tabs (10 mg)" says what they come to. */
const isTotal = ({ from, to }: Amount, tokens: readonly Token[]): boolean =>
  tokens[from - 1]?.key === '(' && /^(?:\)|total)$/.test(tokens[to]?.key ?? '');

/** The number of tablets before their strength, in figures or in words. */
function countBefore({ from }: Amount, tokens: readonly Token[], near: readonly Term[]): number {
  let at = from;
  while (/^(?:x|of|the|his|her|my|their)$/.test(tokens[at - 1]?.key ?? '')) at--;
  const word = near.find((it) => it.to === at);
  return as(word, 'number')?.value ?? numberAt(tokens, at - 1);
}

/** "6 mg tablets, two od": a count between the tablets and how often they are taken. */
function countBehind({ to }: Term, tokens: readonly Token[], near: readonly Term[]): number {
  let at = to;
  // "caps x4 od", but "x4 daily" is four times.
  if (tokens[at]?.key === 'x' && ONCE_ONLY.test(tokens[at + 2]?.key ?? '')) at++;
  while (/^(?:,|:|-|take|takes)$/.test(tokens[at]?.key ?? '')) at++;
  const word = near.find((it) => it.from === at);
  const then = near.find((it) => it.from === at + 1);
  return as(then, 'frequency') ? (as(word, 'number')?.value ?? numberAt(tokens, at)) : Number.NaN;
}
