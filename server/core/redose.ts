import type { Action } from './action-cue';
import { as } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';

const UNITS = 2;
const LIVE = /^(?:start|continue)$/;

/** "previously on 10 mg bid, now on 5 mg bid": a new dose and how often, with no name between. */
export function isRedose(
  { value, term }: Action,
  sentence: Sentence,
  tokens: readonly Token[],
  index: number,
): boolean {
  if (!LIVE.test(value) || tokens[term.to]?.kind !== 'number') return false;
  const rate = sentence.terms.slice(index + 1, index + 2 + UNITS).find((it) => !as(it, 'unit'));
  return rate !== undefined && as(rate, 'frequency') !== undefined && rate.from <= term.to + 1 + UNITS;
}
