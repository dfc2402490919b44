import { rowsOf } from '../core/forms';
import { labelOf } from '../core/limit';
import type { Mention, Patient, Rule } from '../core/types';
import { factWords, LABEL } from '../core/words';
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
  examples: ['RA. 9 weeks [pregnant]. Xeljanz 5 mg BID.'],

  *check({ regimens, patient, note }, kb, settings) {
    for (const regimen of patient.sex === 'male' ? [] : regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(drug, label, regimen, kb);
      const barred = new Set(rows(drug.contraindications).map((it) => it.problem));
      const met = TOPICS.flatMap(([problem, topic]) => {
        const told = barred.has(problem) ? [] : toldOf(problem, patient);
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

const toldOf = (problem: string, { problems, said }: Patient): readonly Mention[] => {
  const found = problems.get(problem);
  return found ? (said.get(problem) ?? [found]) : [];
};
