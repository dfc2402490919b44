import type { Drug } from '../../../knowledge/drug';
import { rowsOf } from '../../core/forms';
import { indicationsOf } from '../../core/indication';
import type { KnowledgeBase } from '../../core/kb';
import { holdsUnder, isTreated, type Met } from '../../core/risk';
import type { Evidence, Fact, Label, Regimen } from '../../core/types';

/** A risk of the patient, and what of a drug's label it touches. */
export interface Touched {
  because: readonly Fact[];
  /** The boxed warning or the measures; else a warning of the label. */
  boxed: boolean;
  items: readonly string[];
  /** The items as people write them. */
  names: readonly string[];
  evidence: readonly Evidence[];
}

/** The risks that touch the boxed warning of this drug and form, or, where it has none, a warning that names them. */
export function touchedBy(
  met: readonly Met[],
  drug: Drug,
  label: Label,
  regimen: Regimen,
  kb: KnowledgeBase,
): Touched[] {
  const rows = rowsOf(drug, label, regimen, kb);
  const boxes = rows(drug.boxedWarning);
  const warnings = rows(drug.warnings ?? []);
  const uses = [...rows(drug.indications).map((it) => it.indication), ...indicationsOf(regimen, kb)];
  return met.flatMap(({ risk, because }): Touched[] => {
    if (!holdsUnder(risk, label) || isTreated(risk, uses)) return [];
    const box = boxes.find((it) => it.items.some((one) => risk.items.includes(one)));
    const items = risk.items.filter((it) => box?.items.includes(it));
    const topics: readonly string[] = risk.ageYears ? [risk.id] : risk.items;
    const own = warnings.filter((it) => (box ? topics.includes(it.topic) : it.risks?.includes(risk.id)));
    const evidence = [...(box ? [box] : []), ...own].map((it) => it.evidence);
    if (evidence.length === 0) return [];
    const warned = risk.items.filter((it) => own.some(({ topic }) => topic === it));
    const named = box ? items : warned.length > 0 ? warned : risk.items;
    return [{ because, boxed: box !== undefined, items: box ? items : risk.items, names: named.map(nameOf), evidence }];
  });
}

const nameOf = (item: string) =>
  item === 'mace' ? 'MACE' : item === 'mortality' ? 'death' : item.replaceAll('-', ' ');
