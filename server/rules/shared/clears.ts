import { clearanceOf } from '../../core/binding';
import type { KnowledgeBase } from '../../core/kb';
import { bindingLimit, type Limit, labelOf, limitsFor } from '../../core/limit';
import { dailyOf, type Order } from '../../core/order';
import type { Analysis, Measured, Span } from '../../core/types';
import { INDICATION, LABEL } from '../../core/words';
import type { Limited } from './dose';

/** What the other label allows at the same facts, where that differs. */
export function otherLabel(
  { drug, form, label, regimen, sig, limit }: Order,
  { patient }: Analysis,
  kb: KnowledgeBase,
): string {
  const other = label === 'us' ? 'eu' : 'us';
  if (labelOf(drug, other) !== other) return '';
  const there = bindingLimit(regimen, form, patient, kb, other);
  if (!there || there.row.dailyMax === limit?.row.dailyMax) return '';
  const allowed = dailyOf(sig) <= there.row.dailyMax;
  const bound = there.row.dailyMax === 0 ? 'not recommended' : `up to ${there.row.dailyMax} mg daily`;
  return `${LABEL[other]} label: ${bound} (${INDICATION[there.indication]})${allowed ? ', so this dose is allowed there' : ''}.`;
}

/** Values at which the dose would be allowed: "eGFR 60". */
export function clearingValues({ drug, regimen, label, form, fault }: Limited, { patient }: Analysis): string[] {
  const { row, indication, because } = fault.limit;
  if (row.basis === 'interaction')
    return patient.comedicines
      .filter((it) => because.some((span) => span.start === it.mention.span.start))
      .map((it) => `without ${it.concept}`);
  const measured = row.range && clearanceOf(row, patient);
  if (row.basis !== 'renal' || !measured) return [];
  const name = measured.test === 'crcl' ? 'CrCl' : 'eGFR';
  const ends = drug.limits.flatMap(({ range }) => [range?.below, range?.atMost]).filter((it) => it !== undefined);
  const enough = ends.sort((a, b) => a - b).find((end) => end >= measured.value && allows(end + JUST_ABOVE));
  if (enough === undefined) return [];
  return [allows(enough) ? `${name} ${enough}` : `${name} above ${enough}`];

  function allows(value: number): boolean {
    const better: Measured = { test: measured?.test ?? 'egfr', unit: 'mL/min', value, span: NOWHERE };
    const cured = { ...patient, labs: new Map([[better.test, better]]) };
    const limits: Limit[] = limitsFor(drug, label, indication, form, cured, regimen);
    return (limits[0]?.row.dailyMax ?? 0) >= fault.daily;
  }
}

const JUST_ABOVE = 0.01;
const NOWHERE: Span = { start: 0, end: 0 };
