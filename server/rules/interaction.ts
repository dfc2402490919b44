import type { Drug } from '../../knowledge/drug';
import { coveredBy } from '../core/binding';
import { isLive } from '../core/decisive';
import { rowsOf } from '../core/forms';
import { labelOf } from '../core/limit';
import type { Analysis, CoMedicine, Rule } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';

export const interaction: Rule = {
  id: 'interaction',
  title: 'Medicine that the label says to avoid with the drug',
  why: 'Some medicines take the drug away, or pile it up, so far that the label has no dose for it beside them.',
  examples: ['RA on [tofacitinib]{interaction} 5 mg BID. Start rifampin 600 mg daily.'],

  *check(analysis, kb, settings) {
    const { regimens, patient, note } = analysis;
    for (const regimen of regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(drug, label, regimen, kb);
      const barred = rows(drug.contraindications).flatMap((it) => metBy(it.medicines, patient.comedicines));
      const met = rows(drug.interactions ?? []).flatMap((row) => {
        const medicines = metBy(row.medicines, patient.comedicines);
        const isMet = medicines.some((it) => !barred.includes(it)) && !medicines.some((it) => isBygone(it, analysis));
        return isMet ? [{ row, medicines }] : [];
      });
      const because = inOrder(met.flatMap((it) => it.medicines.flatMap(({ spans }) => spans)));
      if (because.length === 0) continue;
      const facts = factWords(because, note.text);
      const evidence = [...new Map(met.map(({ row }) => [row.evidence.says, row.evidence])).values()];

      yield {
        span: regimen.drug.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(drug.name)} is to be avoided with ${facts}; no dose is given (${LABEL[label]}).`),
        detail: evidence.map((it) => it.says).join(' '),
        because,
        clears: [`without ${facts}`],
        evidence: evidence.map((it) => cite(it, label)),
        fixes: [],
      };
    }
  },

  silence(regimen, _, kb, settings) {
    const drug = kb.drugs.get(regimen.concept);
    const label = drug && labelOf(drug, settings.label);
    const rows = drug && label ? rowsOf(drug, label, regimen, kb)(drug.interactions ?? []) : [];
    if (rows.length === 0) return 'The label names no medicine to avoid without a dose beside it.';
    const names = new Set(rows.map((it) => it.medicines.join(' and ').replaceAll('-', ' ')));
    return `No ${[...names].join(', and no ')} is among the medicines.`;
  },
};

/** "LTBI treated with rifampin x 4 months": a course that is told is over, while epilepsy is treated with its medicine today. */
function isBygone({ classes, concept }: CoMedicine, { statements, note }: Analysis): boolean {
  if (!classes.includes('tuberculosis-medicine')) return false;
  const said = statements.filter((it) => it.mention.concept === concept && isLive(it));
  return said.every(({ cue }) => cue && BYGONE.test(note.text.slice(Math.max(0, cue.start - NEAR), cue.end)));
}

const NEAR = 12;
const BYGONE = /(?<!\b(?:being|is|are|now|currently|still) )\btreated with$/i;

type Classes = NonNullable<Drug['interactions']>[number]['medicines'];

const metBy = (classes: Classes | undefined, taken: readonly CoMedicine[]): readonly CoMedicine[] =>
  (classes && coveredBy(classes, taken)) ?? [];
