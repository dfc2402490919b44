import type { LimitRow } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { indicationsOf } from './indication';
import type { KnowledgeBase } from './kb';
import type { Band, CoMedicine, Fact, Form, Indication, Label, Measured, Patient, Regimen, Span } from './types';

/** A limit that binds this patient, and the facts in the note that make it bind. */
export interface Limit {
  row: LimitRow;
  indication: Indication;
  because: readonly Fact[];
  /** The eGFR that was computed, where none is stated. */
  estimated?: number;
}

/** The chosen label where it has the drug, else one that does. */
export function labelOf(drug: Drug, chosen: Label): Label {
  return drug.labels.some((it) => it.label === chosen) ? chosen : (drug.labels[0]?.label ?? chosen);
}

/** The labelled indications that may be meant: the note's own, or all where it names none that the label has. */
export function candidateIndications(regimen: Regimen, drug: Drug, label: Label, kb: KnowledgeBase): Indication[] {
  const labelled = [...new Set(drug.limits.filter((it) => it.label === label).flatMap((it) => it.indications))];
  const noted = indicationsOf(regimen, kb).filter((it) => labelled.includes(it));
  if (noted.length > 0) return noted;
  const usual = labelled.filter((it) => !kb.acute.has(it) && !kb.childhood.has(it));
  return usual.length > 0 ? usual : labelled.filter((it) => !kb.acute.has(it));
}

/** True for an order that starts the drug: labelled starting doses bind it, and not what is titrated after it. */
export const isStart = ({ status, taken }: Pick<Regimen, 'status' | 'taken'>): boolean =>
  !taken && (status === 'planned' || status === 'proposed');

/** The part of the treatment: as the note says, else what starts is induction, and what goes on is maintenance. */
function phaseOf(
  { phase, sig, ...regimen }: Regimen,
  drug: Drug,
  label: Label,
  indication: Indication,
): 'induction' | 'maintenance' {
  if (phase) return phase;
  const induces = drug.doses.some(
    (it) => it.label === label && it.indication === indication && it.phase === 'induction' && it.amount === sig?.amount,
  );
  return isStart(regimen) || induces ? 'induction' : 'maintenance';
}

/** The limits of a label that bind this patient for one indication, the lowest first. */
export function limitsFor(
  drug: Drug,
  label: Label,
  indication: Indication,
  form: Form,
  patient: Patient,
  regimen: Regimen,
): Limit[] {
  const starts = isStart(regimen);
  const phase = phaseOf(regimen, drug, label, indication);
  return drug.limits
    .filter((row) => row.label === label && row.indications.includes(indication) && (row.form ?? form) === form)
    .filter((row) => (starts || !row.atStart) && (row.phase ?? phase) === phase)
    .flatMap((row) => {
      const because = reasonsFor(row, patient);
      const measured = row.range && clearanceOf(row, patient);
      return because ? [{ row, indication, because, ...(measured?.estimated && { estimated: measured.value }) }] : [];
    })
    .sort((a, b) => a.row.dailyMax - b.row.dailyMax);
}

/** The lowest limit of the most permissive candidate: with an indication in doubt, nobody is accused. */
export function bindingLimit(
  regimen: Regimen,
  form: Form,
  patient: Patient,
  kb: KnowledgeBase,
  chosen: Label,
): Limit | undefined {
  const drug = kb.drugs.get(regimen.concept);
  if (!drug) return undefined;
  const label = labelOf(drug, chosen);
  return candidateIndications(regimen, drug, label, kb)
    .flatMap((it) => limitsFor(drug, label, it, form, patient, regimen)[0] ?? [])
    .reduce<Limit | undefined>((best, it) => (best && best.row.dailyMax >= it.row.dailyMax ? best : it), undefined);
}

/** The facts that make a row bind, an empty list when it always does, nothing when it does not. */
export function reasonsFor(row: LimitRow, patient: Patient): Fact[] | undefined {
  const reasons: Fact[] = [];
  if (row.range) {
    const measured = clearanceOf(row, patient);
    if (!measured || !within(measured, row.range)) return undefined;
    reasons.push(measured.span);
  }
  if (row.childPugh) {
    const liver = liverOf(row.childPugh, patient);
    if (!liver) return undefined;
    reasons.push(liver);
  }
  if (row.medicines) {
    const medicines = coveredBy(row.medicines, patient.comedicines);
    if (!medicines) return undefined;
    reasons.push(...medicines.flatMap((it) => it.spans));
  }
  if (row.medicineIds) {
    const medicine = patient.comedicines.filter(isCounted).find((it) => isNamed(row, it));
    if (!medicine) return undefined;
    reasons.push(...medicine.spans);
  }
  for (const [band, fact] of [
    [row.ageYears, patient.age],
    [row.weightKg, patient.weight],
    [row.platelets, patient.labs.get('plt')],
  ] as const) {
    if (!band) continue;
    if (!fact || !within(fact, band)) return undefined;
    reasons.push(fact.span);
  }
  if (row.without && patient.problems.has(row.without)) return undefined;
  if (row.problem) {
    const problem = patient.problems.get(row.problem);
    if (!problem) return undefined;
    reasons.push(problem.span);
  }
  return reasons;
}

/** The measure that the label names, else its stand-in. */
export function clearanceOf(row: LimitRow, { labs }: Patient): Measured | undefined {
  return row.clearance === 'crcl' ? (labs.get('crcl') ?? labs.get('egfr')) : (labs.get('egfr') ?? labs.get('crcl'));
}

function liverOf(classes: readonly string[], { childPugh, problems }: Patient): Span | undefined {
  if (childPugh) return classes.includes(childPugh.value) ? childPugh.span : undefined;
  return classes.includes('C') ? problems.get('severe-hepatic-impairment')?.span : undefined;
}

const isCounted = ({ status, topical, sig }: CoMedicine) => status !== 'proposed' && !topical && !sig?.single;

/** One of the row's very medicines, in the daily dose that the row is about; a dose that nobody knows is in no band. */
function isNamed({ medicineIds = [], medicineDaily }: LimitRow, { concept, sig }: CoMedicine): boolean {
  if (!medicineIds.includes(concept)) return false;
  if (!medicineDaily) return true;
  return sig?.unit === 'mg' && within({ value: sig.amount * (sig.perDay ?? 1) }, medicineDaily);
}

/** The medicines that together have all these classes; one may have several. Skin azoles and single doses do not count. */
export function coveredBy(classes: readonly string[], comedicines: readonly CoMedicine[]): CoMedicine[] | undefined {
  const counted = comedicines.filter(isCounted);
  const found = classes.map((wanted) => counted.find((it) => it.classes.some((own) => own === wanted)));
  return found.every((it) => it !== undefined) ? [...new Set(found as CoMedicine[])] : undefined;
}

/** True when a value, or all of a range such as "CKD 3" or ">60", lies in a band. */
export function within({ value, high, bound }: Pick<Measured, 'value' | 'high' | 'bound'>, band: Band): boolean {
  const low = bound === 'below' ? 0 : value;
  const top = bound === 'above' ? Number.POSITIVE_INFINITY : (high ?? value);
  return (
    (band.atLeast === undefined || low >= band.atLeast) &&
    (band.above === undefined || low > band.above) &&
    (band.below === undefined || top < band.below || (bound === 'below' && top <= band.below)) &&
    (band.atMost === undefined || top <= band.atMost)
  );
}
