import { type Governed, readActions } from './action';
import { isMedicine } from './action-cue';
import { as, type Term } from './lexicon';
import { periodOf } from './period';
import type { Sentence } from './sentence';
import { readSigBehind, readSigs } from './sig';
import { settingOf, statementOf } from './statement';
import type { Token } from './token';
import type { Assertion, Mention, Statement } from './types';

/** How the terms of a sentence are meant, read as medicines and read as problems. */
export interface Meant {
  medicine: readonly Assertion[];
  problem: readonly Assertion[];
}

/** What a sentence says of each of its medicines; `mentions` by the index of their term. */
export function readStatements(
  sentence: Sentence,
  tokens: readonly Token[],
  mentions: ReadonlyMap<number, Mention>,
  meant: Meant,
  monthFirst: boolean,
): readonly Statement[] {
  if (!sentence.terms.some(isMedicine)) return [];
  const sigs = readSigs(sentence, tokens);
  const actions = readActions(sentence, tokens);
  const setting = settingOf(sentence, tokens);
  const said = [...mentions].flatMap(([index, mention]) => {
    const term = sentence.terms[index] as Term;
    if (!isMedicine(term)) return [];
    const action = whileOn(sentence, index, actions[index], meant.problem);
    const sig = newSig(sentence, tokens, term, action) ?? sigs[index];
    const statement = statementOf({
      setting,
      tokens,
      mention,
      term,
      sig,
      regular: isRegular(sentence, index),
      theirs: sig !== undefined && isTheirs(sentence, index, sig.span.end, meant.medicine),
      topical: isTopical(sentence, index),
      action,
    });
    // "Diflucan 150 x1 taken in January": one dose, and it is over.
    if (!sig && mention.kind === 'medicine' && isOnce(sentence, index)) return [];
    const period = periodOf(sentence, index, tokens, monthFirst);
    return period.to || period.at ? [{ ...statement, period }] : [statement];
  });
  return underClass(said);
}

/** "10 mg bid until May, now on 5 mg bid": the dose behind the verb that counts. */
function newSig(sentence: Sentence, tokens: readonly Token[], { to }: Term, action: Governed | undefined) {
  if (!action || action.cue.from < to || tokens[action.cue.to]?.kind !== 'number') return undefined;
  return readSigBehind(sentence, tokens, sentence.terms.indexOf(action.cue));
}

const STRENGTH_REACH = 4;

/** "Genvoya daily", "tacrolimus 0.1% ointment BID": the frequency stands for a dose. */
function isRegular({ terms }: Sentence, index: number): boolean {
  const { to } = terms[index] as Term;
  const [next, behind] = [terms[index + 1], terms[index + 2]];
  if (as(next, 'frequency')) return next?.from === to;
  const onSkin = next && as(next, 'route')?.route === 'topical' && next.from - to <= STRENGTH_REACH;
  return onSkin === true && as(behind, 'frequency') !== undefined && behind?.from === next.to;
}

const ONCE_REACH = 3;

const isOnce = ({ terms }: Sentence, index: number): boolean => {
  const term = terms[index] as Term;
  const next = terms.slice(index + 1).find((it) => as(it, 'once') || isMedicine(it));
  return as(next, 'once') !== undefined && (next as Term).from - term.to <= ONCE_REACH;
};

const SIG_REACH = 12;

/** True where the amount behind a name is another person's. */
function isTheirs({ terms }: Sentence, index: number, end: number, meant: readonly Assertion[]): boolean {
  for (let at = index + 1; at < Math.min(terms.length, index + SIG_REACH); at++) {
    if (terms[at]?.end === end) return meant[at]?.experiencer !== 'patient';
  }
  return false;
}

/** "Rinvoq discussed, patient declines any JAK inhibitor": what is said of the class is said of the drug. */
function underClass(statements: readonly Statement[]): readonly Statement[] {
  const refused = statements.find((it) => it.mention.kind === 'class' && it.status === 'negated' && it.cue);
  const open = ({ status, stated }: Statement) => status === 'proposed' || status === 'general' || !stated;
  if (!refused?.cue) return statements;
  const { cue } = refused;
  return statements.map((it) =>
    it.mention.kind === 'drug' && open(it) ? { ...it, status: 'negated', stated: true, cue } : it,
  );
}

/** "prior PE on baricitinib": what came with a past event is past. */
function whileOn(
  sentence: Sentence,
  index: number,
  action: Governed | undefined,
  meant: readonly Assertion[],
): Governed | undefined {
  if (action?.status !== 'active') return action;
  const at = sentence.terms.indexOf(action.cue, Math.max(0, index - 3));
  const event = sentence.terms[at - 1];
  const past = event?.to === action.cue.from && as(event, 'problem') && meant[at - 1]?.temporality === 'historical';
  return past ? { ...action, status: 'stopped' } : action;
}

const TOPICAL_REACH = 6;

/** "ketoconazole 2 % shampoo", "topical tacrolimus". */
function isTopical({ terms }: Sentence, index: number): boolean {
  const medicine = terms[index] as Term;
  const onSkin = (it: Term | undefined) => as(it, 'route')?.route === 'topical';
  if (onSkin(terms[index - 1]) && terms[index - 1]?.to === medicine.from) return true;
  for (const it of terms.slice(index + 1)) {
    if (isMedicine(it) || it.from - medicine.to > TOPICAL_REACH) return false;
    if (onSkin(it)) return true;
  }
  return false;
}
