import type { DoseRow } from '../../../knowledge/dose';
import { within } from '../../core/binding';
import type { KnowledgeBase } from '../../core/kb';
import { candidateIndications } from '../../core/limit';
import type { Order } from '../../core/order';
import type { Analysis, Band, Finding, Patient, Settings } from '../../core/types';
import { factWords, frequencyWords, INDICATION, LABEL } from '../../core/words';
import { doseFixes } from './dose-fixes';
import { brief, capital, cite, isProposed, soften } from './finding';

const ADULT = 18;

/** A child's dose that the label gives for another weight. */
export function offBand(
  order: Order,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
): Omit<Finding, 'rule'> | undefined {
  const { drug, regimen, sig, label, form, fault } = order;
  const { weight, age } = analysis.patient;
  const meant = candidateIndications(regimen, drug, label, kb);
  if (!weight || fault || !isChild(analysis.patient, meant, kb)) return undefined;
  const rows = drug.doses.filter((it) => it.label === label && it.form === form && meant.includes(it.indication));
  const ofAge = rows.filter((it) => !it.ageYears || (age && within(age, it.ageYears)));
  const own = ofAge.filter((it) => it.amount === sig.amount && it.perDay === (sig.perDay ?? it.perDay));
  const [row] = own;
  if (!row || own.some((it) => !it.weightKg || within(weight, it.weightKg))) return undefined;
  const wanted = ofAge.filter((it) => it.weightKg && within(weight, it.weightKg));
  const because = [...(age ? [age.span] : []), weight.span];
  const dose = `${sig.amount} mg ${frequencyWords(row.perDay)}`;
  return {
    span: sig.span,
    severity: soften('warning', isProposed(regimen), label !== settings.label),
    summary: brief(
      `${capital(drug.name)} ${dose} is labelled ${bandWords(own)}, patient: ${factWords([weight.span], analysis.note.text)} (${LABEL[label]}, ${INDICATION[row.indication]}).`,
    ),
    detail: wanted[0]?.evidence.says ?? 'The label has no dose of this form for that weight.',
    because,
    clears: wanted.map(doseWords),
    evidence: [...own, ...wanted].map((it) => cite(it.evidence, label)),
    fixes: doseFixes(order, wanted, analysis),
  };
}

const isChild = ({ age }: Patient, meant: readonly string[], kb: KnowledgeBase): boolean =>
  age ? age.value < ADULT : meant.length > 0 && meant.every((it) => kb.childhood.has(it));

const doseWords = ({ amount, perDay }: DoseRow) => `${amount} mg ${frequencyWords(perDay)}`;

const bandWords = (rows: readonly DoseRow[]): string =>
  [...new Set(rows.flatMap((it) => words(it.weightKg)))].join(' or ');

function words(band: Band | undefined): string[] {
  if (!band) return [];
  const from = band.atLeast ?? band.above;
  const to = band.below ?? band.atMost;
  return [
    [from === undefined ? '' : `from ${from} kg`, to === undefined ? '' : `below ${to} kg`].filter(Boolean).join(' '),
  ];
}
