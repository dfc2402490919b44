import type { Term } from '../lexicon';
import type { Sentence } from '../sentence';
import type { NotePart } from './note-part';
import { isNow } from './number-words';

const IF =
  /^(?:if|when|unless|until|limit|limits|threshold|thresholds|cutoff|criteria|criterion|requires?|required|minimum|needs?|goals?|targets?|targeting|aim|aiming|should|would|must|once|keep)$/;
/** Words that make a rule of a bound: "do not start with Hgb < 8". */
const RULE =
  /^(?:hold|stop|start|avoid|transfuse|reduce|interrupt|recommended|label|insert|entry|eligible|eligibility|exclusion|excluded|call|for|below|any)$/;
const REACH = 16;
const NEAR = 4;

/** "Hgb >10 required". */
const DEMAND = /^(?:required|needed|necessary|to|before)$/;

interface Place {
  from: number;
  to: number;
  bound?: 'above' | 'below';
}

/** "stop if Hgb <8", "target Hgb 10": what would be or should be, not what is. */
export function isWished(
  { tokens }: NotePart,
  term: Term & { sentence: Sentence },
  { from, to, bound }: Place,
): boolean {
  const { sentence } = term;
  // Behind the sentence of its name: "if platelets drop below 50; last count was 83".
  if (from >= sentence.to) return false;
  // "goal Hgb > 10, currently 9.4".
  if (!bound && tokens.slice(Math.max(term.to, from - NEAR), from).some((it) => isNow(it.key))) return false;
  if (tokens[sentence.to - 1]?.key === '?') return true;
  if (!bound && /^(?:required|needed|necessary|mandatory)$/.test(tokens[term.to]?.key ?? '')) return true;
  if (bound && DEMAND.test(tokens[to]?.key ?? '')) return true;
  const before = tokens.slice(
    Math.max(sentence.from, bound ? from - REACH : term.from - NEAR),
    bound ? from : term.from,
  );
  return before.some((it) => IF.test(it.key) || (bound && it.key !== tokens[from - 1]?.key && RULE.test(it.key)));
}
