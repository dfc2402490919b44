import { rowsOf } from '../core/forms';
import { isStart, labelOf } from '../core/limit';
import type { Fix, Note, Patient, Rule, ScreeningItem } from '../core/types';
import { LABEL, listWords, SCREENING } from '../core/words';
import { couldBePregnant } from './shared/childbearing';
import { brief, capital, cite } from './shared/finding';
import { appendToPlan } from './shared/plan';

const ADULT = 18;

export const screeningMissing: Rule = {
  id: 'screening-missing',
  title: 'Pre-treatment item that the note does not show',
  why: 'Tuberculosis and hepatitis B can wake up under treatment, and counts before the start are what later ones are held against.',
  examples: [
    'RA, 62M. CBC, CMP normal, hepatitis B and C neg, Shingrix x2. Start [baricitinib]{screening-missing} 2 mg daily.',
    'RA, 62M. QFT neg, CBC, CMP normal, hepatitis B and C neg, Shingrix x2. Start baricitinib 2 mg daily.',
    'RA, 62M. Check QuantiFERON, HBsAg, HCV Ab, CBC, CMP. Shingrix today. Start baricitinib 2 mg daily.',
    'RA, 62M. Labs reviewed. Start [baricitinib]{screening-missing} 2 mg daily.',
    'RA, 62M. On baricitinib 2 mg daily.',
    'RA, 62M. Increase upadacitinib to 15 mg daily.',
    'RA, 62M. Baricitinib 2 mg daily was stopped.',
    'RA, 62M. Sister will start baricitinib 2 mg daily.',
    'RA, 30F. T-SPOT neg, CBC, LFTs normal, hepatitis B and C neg, Shingrix x2. Start [upadacitinib]{screening-missing} 15 mg daily.',
    'RA, 30F. T-SPOT neg, CBC, LFTs normal, hepatitis B and C neg, Shingrix x2, urine hCG neg. Start upadacitinib 15 mg daily.',
    'RA, 57F. T-SPOT neg, CBC, LFTs normal, hepatitis B and C neg, Shingrix x2. Start upadacitinib 15 mg daily.',
  ],

  *check({ regimens, patient, note }, kb, settings) {
    for (const regimen of regimens) {
      if (!isStart(regimen)) continue;
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(drug, label, regimen, kb)(drug.screening);
      const wanted = [...new Set(rows.flatMap((it) => it.items))];
      const missing = wanted.filter((it) => !patient.documented.has(it) && isAsked(it, patient));
      if (missing.length === 0) continue;

      yield {
        span: regimen.drug.span,
        severity: 'info',
        summary: brief(
          `Before ${drug.name} this note shows no ${listWords(
            missing.map((it) => SCREENING[it].title),
            'or',
          )} (${LABEL[label]}).`,
        ),
        detail: `${capital(listWords(missing.map((it) => SCREENING[it].title)))}: a result, an order or "pending" is enough.`,
        because: regimen.cue ? [regimen.cue] : [],
        clears: missing.map((it) => SCREENING[it].order),
        evidence: rows.map((it) => cite(it.evidence, label)),
        fixes: [screeningLines(missing, note)],
        missing,
      };
    }
  },

  silence(regimen) {
    return isStart(regimen) ? 'The note shows all that the label asks for.' : 'It is no new start.';
  },
};

/** A pregnancy test is asked of who could be pregnant, the zoster vaccine of adults. */
function isAsked(item: ScreeningItem, patient: Patient): boolean {
  if (item === 'zoster-vaccine') return patient.age === undefined || patient.age.value >= ADULT;
  return item !== 'pregnancy-test' || couldBePregnant(patient);
}

function screeningLines(missing: readonly ScreeningItem[], note: Note): Fix {
  const lines = missing.map((it) => `- [ ] ${SCREENING[it].order}: ***`);
  return { title: 'Insert the missing screening lines', edits: [appendToPlan(note, lines.join('\n'))] };
}
