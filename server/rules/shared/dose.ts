import type { Dose } from '../../../knowledge/dose';
import { indicationsOf } from '../../core/indication';
import type { KnowledgeBase } from '../../core/kb';
import { type Fault, labelledDoses, type Order } from '../../core/order';
import { isLocal } from '../../core/overlay';
import type { Analysis, Basis, Finding, Settings } from '../../core/types';
import { factWords, frequencyWords, INDICATION, LABEL } from '../../core/words';
import { clearingValues, otherLabel } from './clears';
import { doseFixes } from './dose-fixes';
import { brief, capital, cite, inOrder, isProposed, soften } from './finding';

export type Limited = Order & { fault: Extract<Fault, { kind: 'limit' }> };

/** The orders whose daily dose is above a limit of this kind. */
export function* above(basis: Basis, { orders }: Analysis): Generator<Limited> {
  for (const order of orders) {
    const { fault } = order;
    if (fault?.kind === 'limit' && fault.limit.row.basis === basis) yield { ...order, fault };
  }
}

/** The finding that every limit gives; the rules differ in the limit's kind and in how loud it is. */
export function limitFinding(
  order: Limited,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
  severity: Finding['severity'],
): Omit<Finding, 'rule'> {
  const { regimen, sig, drug, label, fault } = order;
  const { row, indication, because, estimated } = fault.limit;
  // With no labelled use in the note, the most permissive one binds, and the reader should know which.
  const stated = indicationsOf(regimen, kb).includes(indication);
  const kind = isLocal(row.evidence) ? 'local' : 'labelled';
  const whose = `${isLocal(row.evidence) ? 'local' : LABEL[label]}, ${stated ? '' : 'at most, in '}${INDICATION[indication]}`;
  const cause = factWords(because, analysis.note.text);
  const computed = estimated === undefined ? '' : `(estimated eGFR ${estimated}) `;
  const prefix = cause === '' ? '' : `${causeWords(row.basis, cause)} ${computed}`;
  const limit = row.dailyMax === 0 ? `${drug.name} is not recommended` : `the ${kind} limit is ${limitWords(order)}`;
  const summary =
    prefix === ''
      ? `${amountWords(order)} is above the ${kind} maximum of ${limitWords(order)} (${whose}).`
      : `${prefix}${limit} (${whose}).`;
  return {
    span: sig.span,
    severity: soften(severity, isProposed(regimen), label !== settings.label, estimated !== undefined),
    summary: brief(summary),
    detail: [row.evidence.says, otherLabel(order, analysis, kb)].filter(Boolean).join(' '),
    because: inOrder(because),
    clears: [...(row.dailyMax > 0 ? [limitWords(order)] : []), ...clearingValues(order, analysis)],
    evidence: [cite(row.evidence, label)],
    fixes: doseFixes(order, dosesUnder(order), analysis),
  };
}

/** "At eGFR 42", "With Diflucan", "On dialysis". */
function causeWords(basis: Basis, cause: string): string {
  if (/^on /i.test(cause)) return capital(cause);
  if (basis === 'interaction') return `With ${cause}`;
  return /\d/.test(cause) ? `At ${cause}` : `With ${cause}`;
}

const amountWords = ({ sig }: Order) =>
  `${sig.amountHigh ?? sig.amount} mg${sig.perDay === undefined ? '' : ` ${daily(sig.perDay)}`}`;
const daily = (perDay: number) => (perDay === 1 ? 'daily' : frequencyWords(perDay));

/** "1 mg daily", or in the parts that the label gives it in: "5 mg twice daily". */
function limitWords({ drug, form, label, fault }: Limited): string {
  const { dailyMax, doses } = fault.limit.row;
  const known = [...doses.filter((it) => it.form === form), ...labelledDoses(drug, form, label), ...doses];
  const dose = known.find((it) => it.amount * it.perDay === dailyMax);
  return dose ? `${dose.amount} mg ${daily(dose.perDay)}` : `${dailyMax} mg daily`;
}

/** The highest labelled doses that keep to the limit, in the order's own form where it has one. */
function dosesUnder({ drug, form, label, fault }: Limited): Dose[] {
  const { row, indication } = fault.limit;
  const usual = drug.doses.filter((it) => it.label === label && it.indication === indication && it.form === form);
  const known = row.doses.length > 0 ? row.doses : usual;
  const allowed = known.filter((it) => it.amount * it.perDay <= row.dailyMax);
  const top = Math.max(...allowed.map((it) => it.amount * it.perDay));
  const best = allowed.filter((it) => it.amount * it.perDay === top);
  const own = best.filter((it) => it.form === form);
  return own.length > 0 ? own.slice(0, 1) : best.slice(0, 1);
}
