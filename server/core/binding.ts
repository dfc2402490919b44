import type { LimitRow } from '../../knowledge/dose';
import type { Band, CoMedicine, Fact, Measured, Patient, Span } from './types';

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
