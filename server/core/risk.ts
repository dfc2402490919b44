import { within } from './binding';
import type { KnowledgeBase } from './kb';
import { worded } from './place';
import type { Analysis, Fact, Label, Mention, Patient, Smoker, Span, Text } from './types';

type Risk = KnowledgeBase['risks'][number];

/** A risk that this patient has, and the words of the note that say so. */
export interface Met {
  risk: Risk;
  because: readonly Fact[];
}

/** The risks of this patient that a boxed warning, or the measures of the EU, may speak of. */
export function risksOf(analysis: Analysis, kb: KnowledgeBase): Met[] {
  return kb.risks.flatMap((risk) => {
    const because = factsOf(risk, analysis, kb);
    return because.length > 0 ? [{ risk, because }] : [];
  });
}

function factsOf({ problems = [], ageYears, smoking }: Risk, analysis: Analysis, kb: KnowledgeBase): readonly Fact[] {
  const { smoker } = analysis;
  const { age } = analysis.patient;
  if (age && ageYears && within(age, ageYears)) return [worded(age.span, `age ${age.value}`)];
  if (smoking && smoker && isLongSmoker(smoker, smoking)) return smoker.facts;
  return problems.flatMap((it) => historyOf(it, analysis, kb));
}

/** Every place that names a condition, each in the words of the first; none where all of them are vague. */
function historyOf(concept: string, { patient, note }: Analysis, kb: KnowledgeBase): Fact[] {
  const vague = kb.problems.get(concept)?.vague ?? [];
  const said = patient.said.get(concept) ?? [];
  const clear = said.filter((it) => !vague.includes(wordsOf(it.span, note.text)) || isTold(it, note.text));
  const [first] = clear;
  return first ? clear.map(({ span }) => worded(span, wordsOf(first.span, note.text))) : [];
}

const wordsOf = ({ start, end }: Span, text: Text) => text.slice(start, end).replace(/\s+/g, ' ');

/** "h/o PE", "PE 2019", "had a stroke", or in the list of what has been; a bare "cancer" may be talk. */
function isTold({ assertion, section, span, sentence, year }: Mention, text: Text): boolean {
  if (assertion.temporality === 'historical' || year !== undefined) return true;
  if (section === 'past-history' || section === 'problem') return true;
  const before = text.slice(Math.max(sentence.start, span.start - NEAR), span.start);
  return TOLD.test(before) || DATED.test(text.slice(span.end, Math.min(sentence.end, span.end + NEAR)));
}

const NEAR = 40;
const TOLD =
  /\b(?:had|has|having|suffered|after|for|bilateral|acute|submassive|massive|(?:un)?provoked|recurrent|metastatic|active|anterior|inferior|silent|a)[ -]$/i;
const DATED = /^[^.;\n]{0,24}\b(?:(?:19|20)\d\d|\d{1,2}\/\d\d|(?:years?|yrs?|months?|mo|weeks?) ago)\b/i;

/** Who smokes; or who did for long, and not long ago. */
function isLongSmoker(it: Smoker, limit: NonNullable<Risk['smoking']>): boolean {
  if (it.current) return true;
  if (it.light || (it.since ?? 0) >= limit.remoteYears) return false;
  return it.long || (it.packYears ?? 0) >= limit.packYears || (it.years ?? 0) >= limit.years;
}

/** The disease that is treated, or that stands behind it, is no history. */
export const isTreated = ({ treats }: Risk, uses: readonly string[]): boolean =>
  treats?.some((it) => uses.includes(it)) ?? false;

export const holdsUnder = ({ label }: Risk, chosen: Label): boolean => label === undefined || label === chosen;

/** Symptoms of the patient that may belong to one of these items. */
export function symptomsOf(items: ReadonlySet<string>, { problems }: Patient, kb: KnowledgeBase): Mention[] {
  return [...problems.values()].filter((it) => kb.problems.get(it.concept)?.symptomOf?.some((one) => items.has(one)));
}
