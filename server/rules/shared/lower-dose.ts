import type { Drug } from '../../../knowledge/drug';
import type { KnowledgeBase } from '../../core/kb';
import { candidateIndications, isStart } from '../../core/limit';
import { dailyOf, type Order } from '../../core/order';
import type { Analysis, Fix, Label, Regimen } from '../../core/types';
import { frequencyWords, LABEL } from '../../core/words';
import { doseFixes } from './dose-fixes';

interface Lower {
  /** The order keeps to it already. */
  taken: boolean;
  words: string;
  fixes: Fix[];
}

type Row = Drug['doses'][number];

/** The lower dose that the label has for patients at risk: what to change, where the order is above it. */
export function lowerDose(label: Label, regimen: Regimen, analysis: Analysis, kb: KnowledgeBase): Lower {
  const order = analysis.orders.find((it) => it.regimen === regimen);
  const dose = order && doseAtRisk(order, label, kb);
  if (!order || !dose) return { taken: false, words: '', fixes: [] };
  const taken = dailyOf(order.sig) <= dose.amount * dose.perDay;
  const words = `${LABEL[label]} dose with such a risk: ${dose.amount} mg ${frequencyWords(dose.perDay)}.`;
  // What is wrong with the order itself has a finding, and a fix, of its own.
  const fixes = taken || order.fault ? [] : doseFixes(order, [dose], analysis);
  return { taken, words, fixes };
}

/** The same one for each use that may be meant, else none. */
function doseAtRisk({ drug, regimen, form }: Order, label: Label, kb: KnowledgeBase): Row | undefined {
  const rows = drug.doses.filter((it) => it.label === label && it.atRisk && it.form === form && isDue(it, regimen));
  const found = candidateIndications(regimen, drug, label, kb).map((use) => rows.find((it) => it.indication === use));
  const [first] = found;
  return found.every((it) => it && it.amount === first?.amount && it.perDay === first.perDay) ? first : undefined;
}

/** A dose to start with is for a start, one of maintenance for what the note calls so. */
function isDue({ phase }: Row, regimen: Regimen): boolean {
  if (phase === 'start') return isStart(regimen);
  return phase !== 'maintenance' || regimen.phase === 'maintenance';
}
