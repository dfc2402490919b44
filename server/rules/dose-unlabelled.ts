import { candidateIndications } from '../core/limit';
import type { Rule } from '../core/types';
import { frequencyWords, INDICATION, LABEL, listWords } from '../core/words';
import { doseFixes } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';

export const doseUnlabelled: Rule = {
  id: 'dose-unlabelled',
  title: 'Dose that the label does not have',
  why: 'A dose below the maximum that no label row knows was not studied for this use, or cannot be made of the tablets there are.',
  examples: [
    'Atopic dermatitis: upadacitinib [20 mg]{dose-unlabelled} daily.',
    'Atopic dermatitis: upadacitinib 15 mg daily.',
    'Ulcerative colitis: tofacitinib [7.5 mg]{dose-unlabelled} BID.',
    'Alopecia areata: baricitinib [3 mg]{dose-unlabelled} daily.',
    'Alopecia areata: baricitinib 2 mg daily.',
    'RA: upadacitinib [7.5 mg]{dose-unlabelled} daily.',
    'RA: tofacitinib 5 mg daily.',
    'Psoriasis: deucravacitinib [3 mg]{dose-unlabelled} daily.',
    'Psoriasis: deucravacitinib 6 mg daily.',
    'Atopic dermatitis: upadacitinib 20 mg daily was stopped.',
    'Atopic dermatitis: prednisone 20 mg daily, upadacitinib 15 mg daily.',
  ],

  *check(analysis, kb, settings) {
    for (const order of analysis.orders) {
      const { fault, sig, drug, label, form, regimen } = order;
      if (fault?.kind !== 'unlabelled' || fault.labelled.length === 0) continue;
      const meant = candidateIndications(regimen, drug, label, kb);
      const words = listWords(fault.labelled.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`));
      const rows = drug.doses.filter((it) => it.label === label && it.form === form && meant.includes(it.indication));
      const whose = meant.length === 1 && meant[0] ? `${LABEL[label]}, ${INDICATION[meant[0]]}` : LABEL[label];
      const amount = `${sig.amount} mg${sig.perDay === undefined ? '' : ` ${frequencyWords(sig.perDay)}`}`;

      yield {
        span: sig.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(drug.name)} ${amount} is no labelled dose (${whose}).`),
        detail: `Labelled doses of this form: ${words}.`,
        because: [],
        clears: fault.labelled.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`),
        evidence: rows.slice(0, 3).map((it) => cite(it.evidence, label)),
        fixes: doseFixes(order, fault.labelled, analysis),
      };
    }
  },
};
