import type { Drug } from '../../knowledge/drug';
import { within } from '../core/binding';
import { rowsOf } from '../core/forms';
import { candidateIndications, labelOf } from '../core/limit';
import type { Order } from '../core/order';
import type { Analysis, Band, Finding, Rule, Settings } from '../core/types';
import { factWords, INDICATION, LABEL } from '../core/words';
import { above, limitFinding } from './shared/dose';
import { brief, capital, cite, isProposed, soften } from './shared/finding';
import { limitSilence } from './shared/silence';
import { offBand } from './shared/weight-band';

export const doseAge: Rule = {
  id: 'dose-age',
  title: 'Dose or drug that is not for this age',
  why: 'The label gives an age from which on the use was studied, and for some ages a lower dose.',
  examples: [
    'eu: 70-year-old woman, RA. Start [baricitinib]{boxed-risk} [4 mg]{dose-age} od.',
    'eu: 64-year-old woman, RA. Start baricitinib 4 mg od.',
    'eu: 70-year-old woman, RA. Start baricitinib 2 mg od.',
    'eu: 70-year-old woman, RA. Baricitinib 4 mg od was stopped.',
    'eu: 50-year-old woman, RA. Start baricitinib 4 mg od. Mother is 78 years old.',
    '14-year-old girl, alopecia areata. Start baricitinib [2 mg]{dose-age} daily.',
    '18-year-old woman, alopecia areata. Start baricitinib 2 mg daily.',
    '70-year-old woman, atopic dermatitis. [Upadacitinib]{boxed-risk} [30 mg]{dose-age} daily.',
    '70-year-old woman, UC. [Upadacitinib]{boxed-risk} 30 mg daily.',
    'eu: 9-year-old boy, 29 kg, atopic dermatitis. Start baricitinib [4 mg]{dose-age} od.',
    'eu: 9-year-old boy, 30 kg, atopic dermatitis. Start baricitinib 4 mg od.',
    'eu: 9-year-old boy, 29 kg, atopic dermatitis. Start baricitinib 2 mg od.',
    'eu: 9-year-old boy, 29 kg, atopic dermatitis. Baricitinib 4 mg od was stopped.',
    'JIA, 19 kg. Rinvoq LQ [4 mg]{dose-age} BID.',
    'JIA, 20 kg. Rinvoq LQ 4 mg BID.',
    '12-year-old girl, 39 kg, atopic dermatitis. Rinvoq [15 mg]{dose-age} daily.',
    '40-year-old woman, 39 kg, atopic dermatitis. Rinvoq 15 mg daily.',
    '14-year-old girl. Mother takes baricitinib 2 mg daily for alopecia areata.',
  ],

  *check(analysis, kb, settings) {
    for (const order of above('age', analysis)) {
      yield limitFinding(order, analysis, kb, settings, 'warning');
    }
    for (const order of analysis.orders) {
      const child = offBand(order, analysis, kb, settings);
      if (child) yield child;
      const { age } = analysis.patient;
      const meant = candidateIndications(order.regimen, order.drug, labelOf(order.drug, settings.label), kb);
      const own = rowsOf(order.drug, order.label, order.regimen, kb)(order.drug.indications);
      const rows = own.filter((it) => meant.includes(it.indication));
      if (!age || rows.length === 0 || rows.some((it) => within(age, it.ageYears))) continue;
      yield tooYoung(order, rows[0] as Drug['indications'][number], analysis, settings);
    }
  },

  silence: limitSilence('age'),
};

type Row = Drug['indications'][number];

function tooYoung(order: Order, row: Row, analysis: Analysis, settings: Settings): Omit<Finding, 'rule'> {
  const { drug, label, regimen, sig } = order;
  const because = analysis.patient.age ? [analysis.patient.age.span] : [];
  const age = factWords(because, analysis.note.text);
  return {
    span: sig.span,
    severity: soften('warning', isProposed(regimen), label !== settings.label),
    summary: brief(
      `${capital(drug.name)} is labelled ${ages(row.ageYears)}, patient: ${age} (${LABEL[label]}, ${INDICATION[row.indication]}).`,
    ),
    detail: row.evidence.says,
    because,
    clears: [],
    evidence: [cite(row.evidence, label)],
    fixes: [],
  };
}

const ages = ({ atLeast, above: over }: Band) => `from ${atLeast ?? over} years on`;
