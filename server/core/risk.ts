import { within } from './binding';
import type { KnowledgeBase } from './kb';
import { readSmoker, type Smoker } from './reading/smoker';
import type { Analysis, Fact, Label, Mention, Patient } from './types';

type Risk = KnowledgeBase['risks'][number];

/** A risk that this patient has, and the words of the note that say so. */
export interface Met {
  risk: Risk;
  because: readonly Fact[];
}

/** The risks of this patient that a boxed warning, or the measures of the EU, may speak of. */
export function risksOf(analysis: Analysis, kb: KnowledgeBase): Met[] {
  const smoker = readSmoker(analysis, kb);
  return kb.risks.flatMap((risk) => {
    const because = factsOf(risk, analysis, smoker);
    return because.length > 0 ? [{ risk, because }] : [];
  });
}

function factsOf({ problems = [], ageYears, smoking }: Risk, { patient, note }: Analysis, smoker?: Smoker): Fact[] {
  const { age } = patient;
  if (age && ageYears && within(age, ageYears)) return [{ ...age.span, words: `age ${age.value}` }];
  if (smoking && smoker && isLongSmoker(smoker, smoking)) return smoker.facts;
  return problems.flatMap((it) => saidOf(it, patient, note.text));
}

/** Every place that names a condition, each in the words of the first. */
export function saidOf(concept: string, { problems, said }: Patient, text: string): Fact[] {
  const found = problems.get(concept);
  if (!found) return [];
  const words = text.slice(found.span.start, found.span.end).replace(/\s+/g, ' ');
  return (said.get(concept) ?? [found.span]).map((it) => ({ ...it, words }));
}

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
