import { dailyOf } from '../core/order';
import type { Rule } from '../core/types';
import { frequencyWords, LABEL } from '../core/words';
import { doseFixes } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';

export const doseFrequency: Rule = {
  id: 'dose-frequency',
  title: 'Frequency that the label does not have',
  why: 'Each form is labelled for its own times a day; an extended-release tablet taken twice a day is a double dose.',
  examples: [
    'RA: Xeljanz XR 11 mg [BID]{dose-frequency}.',
    'RA: Xeljanz XR 11 mg daily.',
    'RA: baricitinib 2 mg [BID]{dose-frequency}.',
    'Alopecia areata: baricitinib 2 mg [twice daily]{dose-frequency}.',
    'RA: tofacitinib 5 mg [TID]{dose-frequency}.',
    'RA: tofacitinib 5 mg BID.',
    'RA: upadacitinib 15 mg [every other day]{dose-frequency}.',
    'RA: upadacitinib 15 mg daily, methotrexate 15 mg weekly.',
    'RA: baricitinib 2 mg BID was stopped.',
    "RA: baricitinib 2 mg daily. Sister's baricitinib 2 mg BID.",
  ],

  *check(analysis, _, settings) {
    for (const order of analysis.orders) {
      const { fault, sig, drug, label, form, regimen } = order;
      if (fault?.kind !== 'frequency' || sig.perDay === undefined) continue;
      const wanted = fault.labelled.map(frequencyWords).join(' or ');
      const rows = drug.doses.filter((it) => it.label === label && it.form === form);
      const row = rows.find((it) => it.amount === sig.amount) ?? rows[0];

      yield {
        span: sig.frequency ?? sig.span,
        severity: soften(fault.above ? 'error' : 'warning', isProposed(regimen), label !== settings.label),
        summary: brief(
          `${capital(drug.name)} ${row?.amount === sig.amount ? `${sig.amount} mg ` : ''}${form} is labelled ${wanted}, not ${frequencyWords(sig.perDay)} (${LABEL[label]}).`,
        ),
        detail: fault.above
          ? `That makes ${dailyOf(sig)} mg a day, above the labelled maximum.`
          : 'The daily dose itself is within the maximum.',
        because: [],
        clears: fault.labelled.map(frequencyWords),
        evidence: row ? [cite(row.evidence, label)] : [],
        fixes: fault.labelled
          .flatMap((perDay) => doseFixes(order, [{ form, amount: sig.amount, perDay }], analysis))
          .slice(0, 1),
      };
    }
  },
};
