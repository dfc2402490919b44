import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import { labelOf } from '../core/limit';
import type { CoMedicine, Regimen, Rule } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';

const isWholeBody = (it: CoMedicine) => !it.topical;

export const combination: Rule = {
  id: 'combination',
  title: 'Combination that the label advises against',
  why: 'Two medicines that suppress the same defences add up to infection and cytopenia; no trial shows that they add up to benefit.',
  examples: [
    'RA on [tofacitinib]{combination} 5 mg BID and adalimumab 40 mg every other week.',
    'RA on tofacitinib 5 mg BID. Adalimumab was stopped in 2024.',
    'RA, adalimumab failed. Start tofacitinib 5 mg BID.',
    'RA: switch from adalimumab to tofacitinib 5 mg BID.',
    'RA: upadacitinib 15 mg daily. Add [tofacitinib]{combination} 5 mg BID.',
    'RA: switch from tofacitinib to upadacitinib 15 mg daily.',
    'RA on tofacitinib 5 mg BID, inadequate response. Switch to upadacitinib 15 mg daily.',
    'RA on tofacitinib 5 mg BID: taper, then start upadacitinib 15 mg daily.',
    'RA on [baricitinib]{combination} 2 mg daily with azathioprine 100 mg daily.',
    'RA on baricitinib 2 mg daily with methotrexate 15 mg weekly, HCQ 400 mg daily and prednisone 5 mg daily.',
    'RA on baricitinib 2 mg daily. Tacrolimus 0.1% ointment to the face.',
    'Atopic dermatitis: [Rinvoq]{combination} 15 mg daily, methotrexate 15 mg weekly.',
    'RA on baricitinib 2 mg daily. Husband takes adalimumab 40 mg every other week.',
    'RA on baricitinib 2 mg daily, denosumab 60 mg every 6 months.',
    'RA: hold baricitinib 2 mg daily. Azathioprine 100 mg daily.',
  ],

  *check({ regimens, patient, note }, kb, settings) {
    const live = regimens.filter((it) => it.status !== 'held');
    const later = latest(live);
    for (const regimen of live) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const meant = indicationsOf(regimen, kb);
      const rows = rowsOf(
        drug,
        label,
        regimen,
        kb,
      )(drug.combinations).filter((it) => !it.indications || it.indications.some((one) => meant.includes(one)));
      const classes = new Set(rows.flatMap((it) => it.medicines));
      const others = patient.comedicines.filter(
        (it) => it.status !== 'proposed' && isWholeBody(it) && it.classes.some((one) => classes.has(one)),
      );
      const twins = regimen === later ? live.filter((it) => it !== regimen && it.status !== 'proposed') : [];
      const mentions = [...twins.map((it) => it.drug), ...others.map((it) => it.mention)];
      if (mentions.length === 0) continue;
      const double = twins.length > 0 || others.some((it) => it.classes.includes('jak-inhibitor'));
      const names = factWords(
        mentions.map((it) => it.span),
        note.text,
      );
      const used = rows.filter((row) =>
        row.medicines.some((it) => it === 'jak-inhibitor' || others.some((other) => other.classes.includes(it))),
      );

      yield {
        span: regimen.drug.span,
        severity: soften(double ? 'error' : 'warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(drug.name)} is not recommended with ${names} (${LABEL[label]}).`),
        detail: [...new Set(used.map((it) => it.evidence.says))].join(' '),
        because: inOrder([...twins.map((it) => it.drug.span), ...others.flatMap((it) => it.spans)]),
        clears: [`without ${names}`],
        evidence: used.map((it) => cite(it.evidence, label)),
        fixes: [],
      };
    }
  },

  silence(_, { patient }) {
    const taken = patient.comedicines.map((it) => it.concept);
    return taken.length === 0
      ? 'The note names no other medicine that the patient takes.'
      : `The label advises against none of: ${[...new Set(taken)].join(', ')}.`;
  },
};

/** Of several JAK inhibitors the newly ordered one, else the one that stands last. */
function latest(regimens: readonly Regimen[]): Regimen | undefined {
  const ordered = [...regimens].sort((a, b) => a.drug.span.start - b.drug.span.start);
  return (
    ordered.findLast((it) => it.status === 'planned') ??
    ordered.findLast((it) => it.status === 'proposed') ??
    ordered.at(-1)
  );
}
