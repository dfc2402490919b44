import type { Dose } from '../../knowledge/dose';
import type { KnowledgeBase } from '../core/kb';
import { candidateDoses, dailyOf, type Order, strengthsOf } from '../core/order';
import type { Form, Rule, Span } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { doseFixes } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';

export const doseForm: Rule = {
  id: 'dose-form',
  title: 'Strength and form that do not belong together',
  why: 'Forms of one drug are not exchangeable: a strength that only the other form has means that one of the two is wrong.',
  examples: [
    'RA: tofacitinib [11 mg]{dose-form} daily.',
    'RA: tofacitinib XR 11 mg daily.',
    'RA: Xeljanz [11 mg]{dose-form} once daily.',
    'RA: [Xeljanz XR 5 mg]{dose-form} daily.',
    'RA: [tofacitinib XR 10 mg]{dose-form} daily.',
    'JIA, 22 kg. Rinvoq [15 mg]{dose-form} tablet daily.',
    'JIA, 30 kg. Rinvoq 15 mg tablet daily.',
    'JIA, 22 kg. Rinvoq LQ 4 mg BID.',
    'RA: Xeljanz 5 mg BID.',
    'RA: tofacitinib 11 mg daily was stopped.',
    'RA: upadacitinib 15 mg daily. Sister takes tofacitinib 11 mg daily.',
    'RA: prednisone 11 mg daily, tofacitinib 5 mg BID.',
  ],

  *check(analysis, kb, settings) {
    const { note } = analysis;
    for (const order of analysis.orders) {
      const { fault, sig, drug, label, form, regimen } = order;
      if (fault?.kind !== 'form') continue;
      const wanted = fault.wanted[0] as Form;
      const span = sig.formSpan ? around(sig.formSpan, sig.span) : sig.span;
      const row = drug.forms.find((it) => it.form === wanted);
      const own = drug.forms.find((it) => it.form === form);

      const base = {
        span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        because: fault.because,
        evidence: [own, row].flatMap((it) => (it ? [cite(it.evidence, label)] : [])),
      };
      const weight = factWords(fault.because, note.text);
      if (weight !== '') {
        const summary = brief(`At ${weight} ${drug.name} ${form} is not for this weight: ${wanted} (${LABEL[label]}).`);
        yield { ...base, summary, detail: own?.evidence.says ?? '', clears: [`${drug.name} ${wanted}`], fixes: [] };
        continue;
      }

      yield {
        ...base,
        summary: brief(`${sig.amount} mg is a strength of ${drug.name} ${wanted}, not of ${form} (${LABEL[label]}).`),
        detail: `${capital(drug.name)} ${form} has ${strengthsOf(drug, form).join(', ')} mg; ${wanted} has ${strengthsOf(drug, wanted).join(', ')} mg.`,
        clears: [`${drug.name} ${wanted} ${sig.amount} mg`],
        fixes: doseFixes(order, mended(order, fault.wanted, kb), analysis),
      };
    }
  },
};

const around = (a: Span, b: Span): Span => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** The same amount in the form that has it, else the same daily dose in it, else what the written form is labelled for. */
function mended(order: Order, wanted: readonly Form[], kb: KnowledgeBase): Dose[] {
  const { drug, regimen, form, label, sig } = order;
  const inWanted = wanted.flatMap((it) => candidateDoses(drug, regimen, it, label, kb));
  const exact = inWanted.filter((it) => it.amount === sig.amount);
  const asBefore = exact.filter((it) => it.perDay === sig.perDay);
  if (exact.length > 0) return asBefore.length > 0 ? asBefore : exact;
  const equal = inWanted.filter((it) => it.amount * it.perDay === dailyOf(sig));
  return [...equal, ...candidateDoses(drug, regimen, form, label, kb)];
}
