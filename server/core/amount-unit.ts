import type { Drug } from '../../knowledge/drug';
import type { Form, Sig } from './types';

/**
 * True where the number would be a dose in mg: then it is none in grams or micrograms, nor in mL unless there is a
 * solution that has it. Any other number may be a stranger's.
 */
export function isWrongUnit(drug: Drug, { unit, amount }: Sig, named: Form | undefined): boolean {
  const forms = [...new Set(drug.forms.map((it) => it.form))].filter((it) => !named || it === named);
  if (forms.every(isOnSkin) || !isMade(drug, amount)) return false;
  if (unit === 'mL') return named ? named !== 'solution' : !isPoured(drug, amount);
  return unit === 'g' || unit === 'mcg';
}

const isOnSkin = (form: Form) => form === 'cream' || form === 'ointment';

/** An amount of one tablet or one dose, in mg. */
const isMade = (drug: Drug, amount: number): boolean =>
  drug.forms.some((it) => it.form !== 'solution' && !isOnSkin(it.form) && it.strengths.includes(amount)) ||
  drug.doses.some((it) => same(it.amount, amount));

/** So many mL of the solution are a dose of it, or of the tablet that it stands for. */
const isPoured = (drug: Drug, volume: number): boolean =>
  drug.forms
    .filter((it) => it.form === 'solution')
    .flatMap((it) => it.strengths)
    .some((strength) =>
      drug.doses.some((it) => /^(?:solution|tablet)$/.test(it.form) && same(it.amount, volume * strength)),
    );

const same = (a: number, b: number) => Math.abs(a - b) < 1e-6;
