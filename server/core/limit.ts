import type { LimitRow } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { clearanceOf, reasonsFor } from './binding';
import { indicationsOf } from './indication';
import type { KnowledgeBase } from './kb';
import { perThing } from './shelf';
import type { Fact, Form, Indication, Label, Patient, Regimen } from './types';

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

const labelledUses = perThing((drug: Drug, label: Label) => [
  ...new Set(drug.limits.filter((it) => it.label === label).flatMap((it) => it.indications)),
]);

/** The labelled indications that may be meant: the note's own, or all where it names none that the label has. */
export function candidateIndications(regimen: Regimen, drug: Drug, label: Label, kb: KnowledgeBase): Indication[] {
  const labelled = labelledUses(drug, label);
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
