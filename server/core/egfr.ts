import type { Measured, Patient } from './types';

/**
 * CKD-EPI 2021 (Inker et al., N Engl J Med 2021;385:1737), mL/min/1.73 m2, for adults, from creatinine in mg/dL:
 * 142 x min(Scr/k, 1)^a x max(Scr/k, 1)^-1.200 x 0.9938^age, x 1.012 for women.
 */
export function estimateEgfr(creatinine: number, age: number, sex: 'female' | 'male'): number {
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.241, 1.012] : [0.9, -0.302, 1];
  const ratio = creatinine / kappa;
  const value = 142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * factor;
  return Math.round(value);
}

const ADULT = 18;

/** What stands in when the note gives creatinine, age and sex, but no clearance; marked as estimated. */
export function estimatedEgfr(
  creatinine: Measured | undefined,
  { age, sex }: Pick<Patient, 'age' | 'sex'>,
): Measured | undefined {
  if (!creatinine || creatinine.bound || !age || age.value < ADULT || !sex) return undefined;
  const value = estimateEgfr(creatinine.value, age.value, sex);
  return { test: 'egfr', value, unit: 'mL/min/1.73m2', estimated: true, span: creatinine.span };
}
