import { circumstances } from './circumstances';
import type { Drug } from './drug';
import type { Band } from './fact';

/** What is wrong with the bands of a drug's limits: two that overlap, or a gap that no row speaks about. */
export function bandFaults({ limits }: Drug): { path: string; reason: string }[] {
  const groups = new Map<string, { index: number; band: Band; measure: string }[]>();
  limits.forEach((row, index) => {
    for (const measure of ['range', 'platelets', 'ageYears', 'weightKg'] as const) {
      const band = row[measure];
      if (!band) continue;
      for (const use of row.indications) {
        // Rows of one group differ in this band only, so exactly one may hold.
        const key = `${measure} ${circumstances(row, use, measure)}`;
        groups.set(key, [...(groups.get(key) ?? []), { index, band, measure }]);
      }
    }
  });
  return [...groups.values()].flatMap(faultsIn);
}

const lowOf = ({ atLeast, above }: Band) => atLeast ?? above ?? Number.NEGATIVE_INFINITY;
const highOf = ({ below, atMost }: Band) => below ?? atMost ?? Number.POSITIVE_INFINITY;

function faultsIn(rows: readonly { index: number; band: Band; measure: string }[]) {
  const sorted = [...rows].sort((a, b) => lowOf(a.band) - lowOf(b.band));
  return sorted.slice(1).flatMap(({ index, band, measure }, at) => {
    const before = (sorted[at] as (typeof sorted)[number]).band;
    const path = `limits.${index}.${measure}`;
    const both = band.atLeast !== undefined && before.atMost === band.atLeast;
    if (lowOf(band) < highOf(before) || both) return [{ path, reason: 'overlaps the band before it' }];
    const neither = band.above !== undefined && before.below === band.above;
    return lowOf(band) > highOf(before) || neither ? [{ path, reason: 'leaves a gap that no row speaks about' }] : [];
  });
}
