import { isMedicine } from '../../core/action-cue';
import { readAmounts } from '../../core/amount';
import type { KnowledgeBase } from '../../core/kb';
import { as } from '../../core/lexicon';
import { readSaid } from '../../core/reading/mention-dose';
import { readSentences } from '../../core/sentence';
import { tokenize } from '../../core/token';
import type { Form, Regimen, Text } from '../../core/types';

export const isOnSkin = (form: Form) => form === 'cream' || form === 'ointment';

/** What no place of the note says; a cream is taken without an amount. */
export function missingIn({ statements, sig }: Regimen, form: Form, text: Text, kb: KnowledgeBase): string[] {
  const own = statements.filter((it) => it.status !== 'other' && !(it.status === 'general' && it.stated));
  // A dose that was only talked over tells the reader which one is meant.
  const told = statements.filter((it) => it.status !== 'other');
  const sigs = [...told.flatMap((it) => it.sig ?? []), ...(sig ? [sig] : [])];
  const knows = { amount: isOnSkin(form) || sigs.length > 0, often: sigs.some((it) => it.perDay !== undefined) };
  for (const { mention } of own) {
    if (knows.amount && knows.often) break;
    const { end } = mention.sentence;
    // The next sentence may say it: "Dose: 15 mg daily."
    const words = text.slice(mention.span.start, end + REACH);
    const said = readSaid(words, kb).get(0);
    const near = upToNext(words, kb);
    knows.amount ||= (said?.doses.length ?? 0) > 0 || near.amount;
    knows.often ||= said?.perDay !== undefined || near.often;
  }
  return [...(knows.amount ? [] : ['its amount']), ...(knows.often ? [] : ['how often it is taken'])];
}

const REACH = 120;
/** A longer interval is a visit's or a test's. */
const MOST_SELDOM = 0.5;

/** What stands before the next medicine: "Dose: 15 mg", "15 mg tablet. Take 1 tablet by mouth daily." */
function upToNext(words: string, kb: KnowledgeBase): { amount: boolean; often: boolean } {
  const tokens = tokenize(words);
  const { sentences } = readSentences(kb.lexicon, words, tokens, 'none');
  const terms = sentences.flatMap((it) => it.terms);
  const next = terms.findIndex((it, index) => index > 0 && isMedicine(it));
  const until = terms[next]?.from ?? tokens.length;
  const amounts = sentences.flatMap((it) => readAmounts(it, tokens)).filter((it) => it.to <= until);
  const often = terms.filter((it) => it.to <= until && (as(it, 'frequency')?.perDay ?? 0) >= MOST_SELDOM);
  return { amount: amounts.some((it) => it.unit === 'mg'), often: often.length > 0 };
}
