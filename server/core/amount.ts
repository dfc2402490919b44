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
  return sentence.terms.flatMap((term, index) => {
    const unit = as(term, 'unit')?.unit;
    if (!unit || perSomething(tokens, term.to)) return [];
    const number = numberBefore(sentence, tokens, index);
    return number ? [{ ...number, to: term.to, unit }] : [];
  });
}

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
  /^(?:\/|per)$/.test(tokens[at]?.key ?? '') && /^(?:kg|m|ml|l|dl|mm)$/.test(tokens[at + 1]?.key ?? '');

/** "two 5 mg tablets", "2 x 5 mg tabs" and "5 mg tabs, take 2 tabs" are 10 mg. */
export function countTablets(
  amount: Amount,
  [before, next]: readonly (Amount | undefined)[],
  tokens: readonly Token[],
  after: Term | undefined,
  end: number,
): number {
  const tablets = (unit: Unit | undefined) => unit === 'tablet' || unit === 'capsule';
  const follow = after && after.from - amount.to <= 1 && tablets(as(after, 'unit')?.unit);
  const count = numberAt(tokens, tokens[amount.from - 1]?.key === 'x' ? amount.from - 2 : amount.from - 1);
  if (follow && count <= 8) return amount.value * count;
  // "1 tab of 15 mg", "2 tabs (5 mg each)".
  if (before && tablets(before.unit) && amount.from - before.to <= 2) return amount.value * before.value;
  if (next && tablets(next.unit) && next.to <= end) return amount.value * next.value;
  return amount.value;
}
