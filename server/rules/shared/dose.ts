import type { Dose } from '../../../knowledge/drug';
import type { KnowledgeBase } from '../../core/kb';
import { bindingLimit, type Limit, labelOf, limitsFor } from '../../core/limit';
import { dailyOf, type Fault, judgeOrders, labelledDoses, type Order } from '../../core/order';
import type { Analysis, Basis, Edit, Finding, Fix, LabTest, Measured, Settings, Statement } from '../../core/types';
import { factWords, frequencyWords, INDICATION, LABEL } from '../../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './finding';

type Limited = Order & { fault: Extract<Fault, { kind: 'limit' }> };

/** The orders whose daily dose is above a limit of this kind. */
export function* above(
  basis: Basis,
  { regimens, patient }: Analysis,
  kb: KnowledgeBase,
  { label }: Settings,
): Generator<Limited> {
  for (const order of judgeOrders(regimens, patient, kb, label)) {
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
  const whose = `${LABEL[label]}, ${INDICATION[indication]}`;
  const cause = factWords(because, analysis.note.text);
  const computed = estimated === undefined ? '' : `(estimated eGFR ${estimated}) `;
  const prefix = cause === '' ? '' : `${causeWord(row.basis)} ${cause} ${computed}`;
  const limit = row.dailyMax === 0 ? `${drug.name} is not recommended` : `the labelled limit is ${limitWords(order)}`;
  const summary =
    prefix === ''
      ? `${amountWords(order)} is above the labelled maximum of ${limitWords(order)} (${whose}).`
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

const causeWord = (basis: Basis) => (basis === 'interaction' ? 'With' : 'At');
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

/** One fix for each dose: the order in the plan and the same order in the medication list, and nothing else. */
export function doseFixes(order: Order, doses: readonly Dose[], { note }: Analysis): Fix[] {
  return doses.map((dose) => {
    const frequency = order.sig.perDay !== undefined && order.sig.perDay !== dose.perDay;
    const edits = ordersLike(order).flatMap((it) => editsOf(it, order, dose, note.text));
    return {
      title: `Change to ${formWords(order, dose)}${dose.amount} mg${frequency ? ` ${frequencyWords(dose.perDay)}` : ''}`,
      edits,
    };
  });
}

const formWords = ({ form }: Order, dose: Dose) =>
  dose.form === form ? '' : dose.form === 'tablet' ? 'plain tablet ' : `${dose.form} `;

/** The same order wherever the note gives it: in the plan, in the medication list, and where the finding sits. */
function ordersLike({ regimen, sig }: Order): Statement[] {
  return regimen.statements.filter((it) => {
    const live = it.status === 'active' || it.status === 'planned' || it.status === 'proposed';
    const same = it.sig?.amount === sig.amount && (it.sig.perDay ?? sig.perDay) === sig.perDay;
    const listed =
      it.mention.section === 'plan' || it.mention.section === 'medications' || it.sig?.span.start === sig.span.start;
    return live && same && listed;
  });
}

function editsOf({ sig, cue, status }: Statement, order: Order, dose: Dose, text: string): Edit[] {
  if (!sig) return [];
  const edits: Edit[] = [];
  const verb = cue && status === 'active' ? text.slice(cue.start, cue.end) : '';
  const changed = /^continu(?:e|es|ing)$/i.test(verb)
    ? { continue: 'change to', continues: 'changes to', continuing: 'changing to' }[verb.toLowerCase()]
    : undefined;
  if (cue && changed)
    edits.push({ span: cue, newText: verb.charAt(0) === verb.charAt(0).toLowerCase() ? changed : capital(changed) });
  if (dose.form !== order.form && sig.formSpan)
    edits.push({ span: sig.formSpan, newText: formName(text, sig.formSpan, dose) });
  if (sig.amount !== dose.amount) edits.push({ span: sig.span, newText: `${dose.amount} mg` });
  if (sig.perDay !== undefined && sig.perDay !== dose.perDay && sig.frequency) {
    edits.push({ span: sig.frequency, newText: frequencyWords(dose.perDay) });
  }
  return edits;
}

/** "Xeljanz XR" becomes "Xeljanz", a lone "XR" becomes "tablet". */
function formName(text: string, span: { start: number; end: number }, dose: Dose): string {
  const words = text.slice(span.start, span.end);
  return /\s(?:XR|ER|LQ)$/i.test(words)
    ? words.replace(/\s\w+$/, '')
    : dose.form === 'extended-release'
      ? 'XR'
      : dose.form;
}

/** What the other label allows at the same facts, where that differs. */
function otherLabel(
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
function clearingValues({ drug, label, form, fault }: Limited, { patient }: Analysis): string[] {
  const { row, indication, because } = fault.limit;
  if (row.basis === 'interaction')
    return patient.comedicines
      .filter((it) => because.some((span) => span.start === it.mention.span.start))
      .map((it) => `without ${it.concept}`);
  const test: LabTest = patient.labs.has('egfr') ? 'egfr' : 'crcl';
  const measured = patient.labs.get(test);
  if (row.basis !== 'renal' || !measured) return [];
  const ends = drug.limits.flatMap((it) => [it.range?.below, it.range?.atMost]).filter((it) => it !== undefined);
  const enough = ends.sort((a, b) => a - b).find((end) => end > measured.value && allows(end));
  return enough === undefined ? [] : [`${test === 'egfr' ? 'eGFR' : 'CrCl'} ${enough}`];

  function allows(value: number): boolean {
    const better: Measured = { test, unit: 'mL/min', value: value + 0.01, span: { start: 0, end: 0 } };
    const limits: Limit[] = limitsFor(drug, label, indication, form, { ...patient, labs: new Map([[test, better]]) });
    return (limits[0]?.row.dailyMax ?? 0) >= fault.daily;
  }
}
