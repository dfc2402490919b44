import type { KnowledgeBase } from '../kb';
import { as, type Term } from '../lexicon';
import { MONTH } from '../month';
import { numberAt } from '../token';
import type { Doses } from './dose-list';
import { isSigWord, type View } from './dose-words';

/** What makes a number a date, a duration or a count. */
const COUNTED =
  /^(?:[/:.%×x-]|to|or|of|st|nd|rd|th|[dwmyh]|days?|nights?|wks?|weeks?|mos?|mths?|months?|yrs?|years?|hrs?|hours?|cycles?|doses?|patients?|pts?|times)$/;

/** "Zzyzinib 5 stays": a number right behind a name is a dose only where the drug is made in that strength. */
export function bareDose(drug: Term, view: View, kb: KnowledgeBase): Doses[] {
  const concept = as(drug, 'drug')?.concept;
  const form = view.at(drug.to);
  const from = form && as(form, 'form') ? form.to : drug.to;
  const value = numberAt(view.tokens, from);
  if (!concept || from >= view.sentence.to || Number.isNaN(value)) return [];
  const next = view.tokens[from + 1];
  const ends = next?.key === '.' && next.spaced === false && view.tokens[from + 2]?.kind !== 'number';
  const counts = next && from + 1 < view.sentence.to && !ends && (COUNTED.test(next.key) || MONTH.test(next.key));
  const other = view.at(from + 1);
  if (counts || (other && isSigWord(other) && as(other, 'unit'))) return [];
  return isMade(concept, value, kb) ? [{ from, to: from + 1, values: [value] }] : [];
}

/** True for what one tablet, capsule or tube has; of a solution the number says nothing. */
export const isMade = (concept: string, value: number, kb: KnowledgeBase): boolean =>
  kb.drugs.get(concept)?.forms.some((it) => it.form !== 'solution' && it.strengths.includes(value)) ?? false;
