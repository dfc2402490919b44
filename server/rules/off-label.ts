import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import { labelOf } from '../core/limit';
import type { Finding, Label, Regimen, Rule } from '../core/types';
import { INDICATION, LABEL, listWords } from '../core/words';
import { bestEvidence } from './shared/evidence';
import { brief, capital, cite } from './shared/finding';

/** The note says it itself: nothing is left to tell. */
export const offLabel: Rule = {
  id: 'off-label',
  title: 'Use that is not on the label',
  why: 'An off-label use may be right, but the writer and the next reader should know it, and on what evidence it rests.',
  examples: [
    'SLE with arthritis. Start [baricitinib]{off-label} 4 mg daily.',
    'SLE with arthritis. Start baricitinib 4 mg daily (off-label, discussed).',
    'SLE. Rituximab (off-label) failed. Start [baricitinib]{off-label} 4 mg daily.',
    'SLE. Start baricitinib 4 mg daily; she knows this is not an approved use.',
    'RA. Start baricitinib 2 mg daily.',
    'Atopic dermatitis: [baricitinib]{off-label} 4 mg daily.',
    'eu: Atopic dermatitis: baricitinib 4 mg od.',
    "Crohn's disease: [tofacitinib]{off-label} 5 mg BID.",
    'SLE and RA overlap: baricitinib 2 mg daily.',
    'SLE. Baricitinib 4 mg was stopped.',
    'SLE. Sister takes baricitinib 4 mg daily.',
    'No lupus. RA: baricitinib 2 mg daily.',
    'RA: [filgotinib]{off-label} 200 mg daily.',
    'eu: RA: filgotinib 200 mg od.',
  ],

  *check({ regimens, offLabel: said }, kb, settings) {
    for (const regimen of regimens) {
      if (isSaid(regimen, said)) continue;
      const drug = kb.drugs.get(regimen.concept);
      const stated = indicationsOf(regimen, kb);
      if (!drug || stated.length === 0 || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      if (label !== settings.label) {
        yield notAuthorised(drug, regimen, settings.label);
        continue;
      }
      const rows = rowsOf(drug, label, regimen, kb)(drug.indications);
      if (rows.some((it) => stated.includes(it.indication))) continue;
      const names = listWords([...new Set(stated.map((it) => INDICATION[it]))]);
      const best = stated.flatMap((it) => bestEvidence(kb, drug.id, it))[0];
      const elsewhere = drug.indications.find((it) => it.label !== label && stated.includes(it.indication));
      const found = best
        ? `Best evidence: ${best.study.name}: ${best.study.plain}`
        : 'No trial of this use is in our evidence tables.';

      yield {
        span: regimen.drug.span,
        severity: 'info',
        summary: brief(`${capital(names)} is not on the ${LABEL[label]} label of ${drug.name}.`),
        detail: [found, elsewhere && `${LABEL[elsewhere.label]} label: ${elsewhere.place}`].filter(Boolean).join(' '),
        because: regimen.indications.map((it) => it.span),
        clears: [],
        evidence: [...(best ? [best.evidence] : []), ...rows.slice(0, 1).map((it) => cite(it.evidence, label))],
        fixes: [],
      };
    }
  },

  silence(regimen, { offLabel: said }, kb) {
    if (isSaid(regimen, said)) return 'The note says it itself.';
    const stated = indicationsOf(regimen, kb);
    if (stated.length === 0) return 'The note does not say what it is for.';
    return `The label has a use that the note names: ${listWords(stated.map((it) => INDICATION[it]))}.`;
  },
};

const isSaid = ({ concept }: Regimen, said: ReadonlySet<string>) => said.has('all') || said.has(concept);

/** The chosen label does not have the drug at all. */
const notAuthorised = (drug: Drug, { drug: { span } }: Regimen, chosen: Label): Omit<Finding, 'rule'> => ({
  span,
  severity: 'info',
  summary: brief(`${capital(drug.name)} is not authorised in the ${LABEL[chosen]}.`),
  detail: drug.labels.map((it) => `${LABEL[it.label]} label: ${it.product} (${it.date}).`).join(' '),
  because: [],
  clears: [],
  evidence: drug.indications.slice(0, 1).map((it) => cite(it.evidence, it.label)),
  fixes: [],
});
