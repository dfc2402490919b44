import type { Dose } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { within } from './binding';
import type { KnowledgeBase } from './kb';
import { bindingLimit, candidateIndications, type Limit, labelOf } from './limit';
import { perThing } from './shelf';
import type { Form, Label, Patient, Regimen, Sig, Span } from './types';

/** What is wrong with an order: the first of these, and never two. */
export type Fault =
  | { kind: 'form'; wanted: readonly Form[]; because: readonly Span[] }
  | { kind: 'frequency'; labelled: readonly number[]; above: boolean }
  | { kind: 'limit'; limit: Limit; daily: number }
  | { kind: 'unlabelled'; labelled: readonly Dose[] };

export interface Order {
  drug: Drug;
  regimen: Regimen;
  sig: Sig;
  form: Form;
  label: Label;
  limit: Limit | undefined;
  fault: Fault | undefined;
}

/** Judges the dose of a regimen that rules may speak about; a held one is left alone. */
export function orderOf(regimen: Regimen, patient: Patient, kb: KnowledgeBase, chosen: Label): Order | undefined {
  const { sig } = regimen;
  const drug = kb.drugs.get(regimen.concept);
  if (!drug || !sig || sig.unit !== 'mg' || regimen.status === 'held') return undefined;
  const label = labelOf(drug, chosen);
  const form = formOf(drug, sig, label);
  const limit = bindingLimit(regimen, form, patient, kb, chosen);
  const fault = faultOf(drug, regimen, sig, form, label, limit, patient, kb);
  return { drug, regimen, sig, form, label, limit, fault };
}

function faultOf(
  drug: Drug,
  regimen: Regimen,
  sig: Sig,
  form: Form,
  label: Label,
  limit: Limit | undefined,
  patient: Patient,
  kb: KnowledgeBase,
): Fault | undefined {
  const wanted = otherForms(drug, sig, form);
  if (wanted.length > 0) return { kind: 'form', wanted, because: [] };
  const tooLight = formsByWeight(drug, form, patient);
  if (tooLight) return tooLight;

  const doses = labelledDoses(drug, form, label);
  const labelled = [...new Set(doses.map((it) => it.perDay))];
  const daily = dailyOf(sig);
  const above = limit !== undefined && daily > limit.row.dailyMax;
  if (sig.perDay !== undefined && labelled.length > 0 && !labelled.some((it) => same(it, sig.perDay))) {
    return { kind: 'frequency', labelled, above };
  }
  if (limit && above) return { kind: 'limit', limit, daily };

  const own = candidateDoses(drug, regimen, form, label, kb);
  const known = own.some(
    (it) => same(it.amount, sig.amount) && (sig.perDay === undefined || same(it.perDay, sig.perDay)),
  );
  const usual = own.filter((it) => same(it.amount, sig.amount));
  if (!known && usual.length > 0) return { kind: 'frequency', labelled: usual.map((it) => it.perDay), above: false };
  return known || sig.amountHigh !== undefined ? undefined : { kind: 'unlabelled', labelled: own };
}

/** The daily dose in mg, or the least that it can be: an order without a frequency is taken at least once a day. */
export const dailyOf = ({ amount, amountHigh, perDay }: Sig): number => round((amountHigh ?? amount) * (perDay ?? 1));

/** The form that an order means: the one it names, else the one that has such a dose, else the usual one. */
export function formOf(drug: Drug, sig: Sig | undefined, label: Label): Form {
  const forms = [...new Set(drug.forms.map((it) => it.form))];
  if (sig?.form && forms.includes(sig.form)) return sig.form;
  const plain = drug.forms.filter((it) => !it.mustBeNamed).map((it) => it.form);
  const fitting = plain.find((it) =>
    labelledDoses(drug, it, label).some((dose) => sig && same(dose.amount, sig.amount)),
  );
  return fitting ?? plain[0] ?? (forms[0] as Form);
}

/** Forms that this amount belongs to, when the order's own form cannot give it. */
function otherForms(drug: Drug, sig: Sig, form: Form): Form[] {
  const has = (it: Form) => strengthsOf(drug, it).some((strength) => isMultiple(sig.amount, strength));
  if (form === 'solution' || has(form)) return [];
  return [...new Set(drug.forms.map((it) => it.form))].filter((it) => it !== form && it !== 'solution' && has(it));
}

/** A form that is not for this body weight, and those that are. */
function formsByWeight(drug: Drug, form: Form, { weight }: Patient): Fault | undefined {
  const outside = ({ weightKg }: Drug['forms'][number]) =>
    weightKg !== undefined && weight !== undefined && !within(weight, weightKg);
  if (!weight || !drug.forms.some((it) => it.form === form && outside(it))) return undefined;
  const wanted = drug.forms.filter((it) => !outside(it)).map((it) => it.form);
  return wanted.length > 0 ? { kind: 'form', wanted, because: [weight.span] } : undefined;
}

export const strengthsOf = (drug: Drug, form: Form): number[] =>
  drug.forms.filter((it) => it.form === form).flatMap((it) => it.strengths);

const isMultiple = (amount: number, strength: number) => same(amount, strength) || same(amount, 2 * strength);

/** Every dose that a label knows for a form, reduced ones included. */
export const labelledDoses = perThing((drug: Drug, form: Form, label: Label): Dose[] => {
  const usual = drug.doses.filter((it) => it.label === label && it.form === form);
  const reduced = drug.limits.filter((it) => it.label === label).flatMap((it) => it.doses);
  return [...usual, ...reduced.filter((it) => it.form === form)];
});

/** The same, for the indications that may be meant. */
export function candidateDoses(drug: Drug, regimen: Regimen, form: Form, label: Label, kb: KnowledgeBase): Dose[] {
  const meant = candidateIndications(regimen, drug, label, kb);
  const usual = drug.doses.filter((it) => it.label === label && it.form === form && meant.includes(it.indication));
  const rows = drug.limits.filter((it) => it.label === label && it.indications.some((one) => meant.includes(one)));
  const reduced = rows.flatMap((it) => it.doses).filter((it) => it.form === form);
  return [
    ...new Map(
      [...usual, ...reduced].map((it) => [`${it.amount} ${it.perDay}`, { form, amount: it.amount, perDay: it.perDay }]),
    ).values(),
  ];
}

const same = (a: number, b: number | undefined) => b !== undefined && Math.abs(a - b) < 1e-6;
const round = (value: number) => Math.round(value * 1000) / 1000;
