import type { Action } from './action-cue';
import { as } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';

const UNITS = 2;
const LIVE = /^(?:start|continue)$/;

/** The action of a verb on what stands before it; "was replaced by" ends that and begins what follows. */
export function lookingBack(
  own: Action,
  sentence: Sentence,
  tokens: readonly Token[],
  index: number,
): Action | undefined {
  const first = tokens[own.term.to - 2]?.key;
  if (own.way === 'forward' && first === 'replaced') return { ...own, value: 'stopped', way: 'backward' };
  return own.way === 'backward' || isRedose(own, sentence, tokens, index) ? own : undefined;
}

/** "previously on 10 mg bid, now on 5 mg bid": a new dose and how often, with no name between. */
function isRedose({ value, term }: Action, sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  if (!LIVE.test(value) || tokens[term.to]?.kind !== 'number') return false;
  const rate = sentence.terms.slice(index + 1, index + 2 + UNITS).find((it) => !as(it, 'unit'));
  return rate !== undefined && as(rate, 'frequency') !== undefined && rate.from <= term.to + 1 + UNITS;
}

const RESTARTED = /^(?:restarted|resumed|recommenced)$/;

/** What was over goes on: "stopped in May, restarted 3/1", or a new dose. */
export const isAgain = ({ way, term }: Action, tokens: readonly Token[]): boolean =>
  way === 'forward' || (RESTARTED.test(tokens[term.from]?.key ?? '') && term.to - term.from === 1);
