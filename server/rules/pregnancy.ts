import { rowsOf } from '../core/forms';
import { labelOf } from '../core/limit';
import type { Day, Mention, Patient, Rule, Text } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { isExpecting } from './shared/expecting';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';

/** What a note may tell, and the part of a label that speaks of it. */
const TOPICS = [
  ['pregnancy', 'pregnancy'],
  ['conception', 'pregnancy'],
  ['breast-feeding', 'breast-feeding'],
] as const;

export const pregnancy: Rule = {
  id: 'pregnancy',
  title: 'Pregnant, trying to conceive, or breast-feeding',
  why: 'What is known of the unborn comes from animals, some of whose young were malformed; and the drug passes into milk.',
  examples: [
    'RA. 9 weeks pregnant. [Xeljanz]{pregnancy} 5 mg BID.',
    'RA. Positive pregnancy test today. Continue [Rinvoq]{pregnancy} 15 mg daily.',
    'RA. UPT positive. Consider [Rinvoq]{pregnancy} 15 mg after discussion.',
    'RA, 29F. hCG 2,300. On [Xeljanz]{pregnancy} 5 mg BID.',
    'RA, 29F. hCG 3. On Xeljanz 5 mg BID.',
    'RA, 31F. G1P0 at 14w2d. Continue [Olumiant]{pregnancy} 2 mg daily.',
    'RA, 34F. Trying to conceive. [Rinvoq]{pregnancy} 15 mg daily.',
    'RA, 34F. Not trying to conceive. Rinvoq 15 mg daily.',
    'RA, 29F. Wants to conceive in 2-3 years. Xeljanz 5 mg BID.',
    'RA, 29F. Stop Xeljanz 4 weeks before trying to conceive. Continue Xeljanz 5 mg BID.',
    'RA, 34F. Breastfeeding her 3 month old. Start [Rinvoq]{pregnancy} 15 mg daily.',
    'RA, 34F. Nursing a 3-month-old. Start [Rinvoq]{pregnancy} 15 mg daily.',
    'RA, 34F. Works in a nursing home, nursing a cold. Start Rinvoq 15 mg daily.',
    'RA, 34F. Exclusively breastfeeding, plans to go on to 12 months. Start [Rinvoq]{pregnancy} 15 mg daily.',
    'RA, 34F. Plans to breastfeed after delivery. Rinvoq 15 mg daily.',
    'RA, 27F. Two positive home pregnancy tests this AM. [Rinvoq]{pregnancy} 15 mg daily.',
    'RA, 27F. Home COVID tests positive. Rinvoq 15 mg daily.',
    'Clinic 11/25/2026. RA, 31F. EDD 3/2027. [Rinvoq]{pregnancy} 15 mg daily.',
    'Clinic 11/25/2026. RA, 31F. EDD 3/2019. Rinvoq 15 mg daily.',
    'RA, 34F. Stopped breastfeeding in March. Rinvoq 15 mg daily.',
    'RA. Not pregnant. Xeljanz 5 mg BID.',
    'RA. Pregnancy test negative. Xeljanz 5 mg BID.',
    'RA, 31F. Is she pregnant or breastfeeding: no. Olumiant 2 mg daily.',
    'RA, 34F. If she becomes pregnant, stop Rinvoq. Continue Rinvoq 15 mg daily.',
    'RA, 30F. Not recommended in pregnancy; uses condoms. Olumiant 2 mg daily.',
    'RA, 29F. Ectopic pregnancy 2019. Olumiant 2 mg daily.',
    'RA, 34F. RA flared after her last pregnancy. Rinvoq 15 mg daily.',
    'RA. Sister is pregnant. Xeljanz 5 mg BID.',
    'RA, 34M. Wife is pregnant. Rinvoq 15 mg daily.',
    'RA, 34M. Trying to conceive. Rinvoq 15 mg daily.',
    'RA, 34F. 12 weeks pregnant. Hold Rinvoq 15 mg daily.',
    'RA, 34F. 12 weeks pregnant. Stop Rinvoq 15 mg today.',
    'eu: RA, 34F. Trying to conceive. [Baricitinib]{pregnancy} 4 mg od.',
    'eu: RA, 34F. Breast-feeding. [Baricitinib]{pregnancy} 4 mg od.',
    'eu: RA, 34F. 9 weeks pregnant. [Baricitinib]{contraindication} 4 mg od.',
    'eu: Psoriasis. 9 weeks pregnant. [Sotyktu]{pregnancy} 6 mg od.',
    'eu: Hand eczema. Breast-feeding. Anzupgo cream BID.',
  ],

  *check({ regimens, patient, note, today }, kb, settings) {
    for (const regimen of patient.sex === 'male' ? [] : regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(drug, label, regimen, kb);
      const barred = new Set(rows(drug.contraindications).map((it) => it.problem));
      const met = TOPICS.flatMap(([problem, topic]) => {
        const told = barred.has(problem) ? [] : toldOf(problem, patient, note.text, today);
        const evidence = rows(drug.reproduction ?? []).filter((it) => it.topic === topic && !it.allowed);
        return told.length > 0 && evidence.length > 0 ? [{ told, evidence }] : [];
      });
      const because = inOrder(met.flatMap(({ told }) => told.map((it) => it.span)));
      if (because.length === 0) continue;
      const facts = factWords(because, note.text);
      const evidence = met.flatMap((it) => it.evidence.map((row) => row.evidence));

      yield {
        span: regimen.drug.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(facts)}: ${drug.name} is to be weighed or stopped (${LABEL[label]}).`),
        detail: evidence.map((it) => it.says).join(' '),
        because,
        clears: [`without ${facts}`],
        evidence: evidence.map((it) => cite(it, label)),
        fixes: [],
      };
    }
  },

  silence(_, { patient }) {
    if (patient.sex === 'male') return 'The patient is a man.';
    return 'The note tells of no pregnancy, no wish for one and no breast-feeding, or the label contraindicates the drug in it.';
  },
};

const toldOf = (
  problem: string,
  { problems, said }: Patient,
  text: Text,
  today: Day | undefined,
): readonly Mention[] =>
  problems.has(problem) ? (said.get(problem) ?? []).filter((it) => isExpecting(it, text, today)) : [];
