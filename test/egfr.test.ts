import { expect, test } from 'vitest';
import { estimateEgfr } from '../server/core/egfr';

/** Checked by hand against the published formula; Scr at the knots (0.7 and 0.9) gives 142 x 0.9938^age (x 1.012). */
test.each([
  [0.7, 50, 'female', 105],
  [0.9, 50, 'male', 104],
  [1, 50, 'male', 92],
  [1, 50, 'female', 69],
  [1.6, 70, 'female', 34],
  [1.6, 70, 'male', 46],
  [0.5, 30, 'female', 129],
] as const)('creatinine %f, age %i, %s: %i', (creatinine, age, sex, egfr) => {
  expect(estimateEgfr(creatinine, age, sex)).toBe(egfr);
});
