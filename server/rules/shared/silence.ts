import type { LimitRow } from '../../../knowledge/dose';
import { clearanceOf, reasonsFor } from '../../core/binding';
import { candidateIndications, labelOf } from '../../core/limit';
import { dailyOf, formOf } from '../../core/order';
import type { Basis, Measured, Patient, Rule } from '../../core/types';
import { factWords, LABEL } from '../../core/words';

type Silence = NonNullable<Rule['silence']>;

/** Why a rule on one kind of limit has nothing to say of a regimen: no limit, no dose, a dose that keeps to it, or a missing fact. */
export const limitSilence =
  (basis: Basis): Silence =>
  (regimen, { patient, note }, kb, settings) => {
    const drug = kb.drugs.get(regimen.concept);
    if (!drug) return 'We have no facts on this drug.';
    const label = labelOf(drug, settings.label);
    const meant = candidateIndications(regimen, drug, label, kb);
    const form = formOf(drug, regimen.sig, label);
    const rows = drug.limits.filter(
      (it) =>
        it.label === label &&
        it.basis === basis &&
        (it.form ?? form) === form &&
        it.indications.some((use) => meant.includes(use)),
    );
    if (rows.length === 0) return `The ${LABEL[label]} label has no such limit for this use.`;
    if (!regimen.sig) return 'The note gives no dose.';
    const daily = dailyOf(regimen.sig);
    const binding = rows.flatMap((row) => {
      const because = reasonsFor(row, patient);
      return because ? [{ row, because }] : [];
    });
    const lowest = binding.sort((a, b) => a.row.dailyMax - b.row.dailyMax)[0];
    if (!lowest) return [...new Set(rows.map((it) => missing(it, patient)))].slice(0, 3).join(' ');
    const why = lowest.because.length > 0 ? ` (${factWords(lowest.because, note.text)})` : '';
    return daily <= lowest.row.dailyMax
      ? `${daily} mg a day keeps to the limit of ${lowest.row.dailyMax} mg${why}.`
      : `Another finding has taken this dose up.`;
  };

/** The first thing that a limit asks for and the note does not have. */
function missing(row: LimitRow, patient: Patient): string {
  const { range, childPugh, medicines, medicineIds, problem } = row;
  if (range) return unmet(row.clearance === 'crcl' ? 'CrCl' : 'eGFR', clearanceOf(row, patient));
  if (childPugh) return unmet('Child-Pugh class', patient.childPugh);
  if (medicines) return `No ${medicines.join(' and ').replaceAll('-', ' ')} is among the medicines.`;
  if (medicineIds) return `No ${medicineIds.join(' or ')} is among the medicines.`;
  if (problem) return `The note has no ${problem.replaceAll('-', ' ')}.`;
  if (row.ageYears) return unmet('age', patient.age);
  if (row.platelets) return unmet('platelet count', patient.labs.get('plt'));
  return unmet('weight', patient.weight);
}

const unmet = (name: string, found: Pick<Measured, 'span'> | { value: number | string } | undefined): string =>
  found && 'value' in found ? `${name} ${found.value} lowers no dose.` : `No ${name} was read.`;
