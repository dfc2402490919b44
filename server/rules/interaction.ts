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
  examples: [
    'RA on [tofacitinib]{interaction} 5 mg BID. Start rifampin 600 mg daily.',
    'RA, on [Rinvoq]{interaction} 15 mg daily. Meds: phenytoin 300 mg qhs.',
    'RA, consider [Rinvoq]{interaction} 15 mg daily. Rifampin 600 mg daily.',
    'RA, on Rinvoq 15 mg daily. Off phenytoin since 2023.',
    'RA on tofacitinib 5 mg BID. Finished 4 months of rifampin last year.',
    'RA on tofacitinib 5 mg BID. Latent TB, treated with rifampin x 4 months.',
    'RA: start tofacitinib 5 mg BID. Mother takes carbamazepine 200 mg BID.',
    'RA, hold Rinvoq 15 mg daily. Rifampin 600 mg daily.',
    'RA, Rinvoq 15 mg daily stopped. Rifampin 600 mg daily.',
    'RA on tofacitinib 5 mg BID. Considering rifampin.',
    "RA on tofacitinib 5 mg BID. Advised to avoid St John's wort and rifampin.",
    'RA: switch carbamazepine to levetiracetam 500 mg BID. Continue tofacitinib 5 mg BID.',
    'RA on upadacitinib 15 mg. Allergy: carbamazepine (SJS).',
    'eu: AD, abrocitinib 100 mg od for a year. Rifampicin 300 mg bd.\n[Abrocitinib]{interaction} to continue.',
    'RA on baricitinib 2 mg daily, rifampin 600 mg daily.',
    'eu: RA, [Xeljanz]{interaction} 5 mg bd, rifampicin 600 mg od.',
    'AD. [Cibinqo]{interaction} 100 mg daily. Rifampin 600 mg daily.',
    'AD. Cibinqo 100 mg daily. Fluconazole 150 mg x1 for thrush.',
    'AD. Cibinqo 100 mg daily. Phenytoin 300 mg nightly.',
    'eu: AD. [Cibinqo]{interaction} 100 mg od. Phenytoin 300 mg nocte.',
    'AA. [Litfulo]{interaction} 50 mg daily. Carbamazepine 200 mg BID.',
    'AA. [Leqselvi]{interaction} 8 mg BID. Rifampin 600 mg daily.',
    'AA. [Leqselvi]{contraindication} 8 mg BID. Fluconazole 200 mg daily.',
    'MF. [Inrebic]{interaction} 400 mg daily. Efavirenz 600 mg daily.',
    'MF. [Vonjo]{contraindication} 200 mg BID. Rifampin 600 mg daily.',
    'MF. [Vonjo]{interaction} 200 mg BID. Diltiazem 120 mg daily.',
    'Vitiligo. [Opzelura]{interaction} cream BID. Itraconazole 200 mg daily.',
    'MF. Jakafi 5 mg BID. Rifampin 600 mg daily.',
  ],

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
function isBygone({ classes, concept }: CoMedicine, analysis: Analysis): boolean {
  if (!classes.includes('tuberculosis-medicine')) return false;
  const said = analysis.statements.filter((it) => it.mention.concept === concept && isLive(it));
  return said.every(({ cue }) => cue && BYGONE.test(analysis.note.text.slice(Math.max(0, cue.start - NEAR), cue.end)));
}

const NEAR = 12;
const BYGONE = /(?<!\b(?:being|is|are|now|currently|still) )\btreated with$/i;

type Classes = NonNullable<Drug['interactions']>[number]['medicines'];

const metBy = (classes: Classes | undefined, taken: readonly CoMedicine[]): readonly CoMedicine[] =>
  (classes && coveredBy(classes, taken)) ?? [];
