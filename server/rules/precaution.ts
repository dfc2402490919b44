import type { Drug } from '../../knowledge/drug';
import { coveredBy } from '../core/binding';
import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Evidence, Fact, Label, Mention, Patient, Regimen, Rule } from '../core/types';
import { factWords, LABEL, listWords } from '../core/words';
import { couldBePregnant } from './shared/childbearing';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';
import { appendToPlan } from './shared/plan';
import { near, planPlace, wordsAt } from './shared/written';

export const precaution: Rule = {
  id: 'precaution',
  title: 'Warning of the label that this patient meets',
  why: 'A warning that fits the patient is worth a sentence in the note, so that the patient knows what to watch for.',
  examples: [
    'RA on [Rinvoq]{precaution} 15 mg daily. Diverticulitis in 2023.',
    'RA on Rinvoq 15 mg daily. No h/o diverticulitis.',
    'RA on Rinvoq 15 mg daily. Mother had diverticulitis.',
    'RA. Hold Rinvoq 15 mg daily for diverticulitis.',
    'RA. Stopped Rinvoq for diverticulitis.',
    'RA on Rinvoq 15 mg daily. Diverticulitis in 2023. Counselled on GI perforation.',
    'RA on [Xeljanz]{precaution} 5 mg BID, prednisone 5 mg daily, naproxen 500 mg BID.',
    'RA on Xeljanz 5 mg BID, naproxen 500 mg BID.',
    'RA on [Xeljanz]{precaution} 5 mg BID, T2DM on glipizide 5 mg BID.',
    'RA on Xeljanz 5 mg BID, T2DM on metformin 1000 mg BID.',
    'RA on Rinvoq 15 mg daily, T2DM on glipizide 5 mg BID.',
    'eu: RA on [Rinvoq]{precaution} 15 mg daily, T2DM on gliclazide 80 mg BID.',
    'MF on [Vonjo]{precaution} 200 mg BID, prolonged QTc on ECG.',
    'AD on [Cibinqo]{precaution} 100 mg daily, digoxin 125 mcg daily for AF.',
    '28F AD. Start [Rinvoq]{precaution} 15 mg daily.',
    '28F AD. Start Rinvoq 15 mg daily. Nexplanon in place.',
    '28F AD. Continue Rinvoq 15 mg daily.',
    '60F AD. Start Rinvoq 15 mg daily.',
    '28M AD. Start Rinvoq 15 mg daily.',
    '28F RA. Start tofacitinib 5 mg BID.',
    'eu: 28F RA. Start [tofacitinib]{precaution} 5 mg bd.',
  ],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const met = [
        ...warningsMet(drug, label, regimen, analysis, kb),
        ...contraception(drug, label, regimen, analysis, kb),
      ];
      if (met.length === 0) continue;
      const because = inOrder(met.flatMap((it) => it.because));
      const facts = capital(factWords(because, analysis.note.text));
      const names = met.map((it) => it.name);

      yield {
        span: regimen.drug.span,
        severity: soften('info', isProposed(regimen), label !== settings.label),
        summary: brief(`${facts}: the label of ${drug.name} has a warning on ${listWords(names)} (${LABEL[label]}).`),
        detail: met.map((it) => it.evidence.says).join(' '),
        because,
        clears: names.map((it) => `counselled on ${it}`),
        evidence: met.map((it) => cite(it.evidence, label)),
        fixes: [
          {
            title: 'Insert the counselling',
            edits: [appendToPlan(analysis.note, `- Counselled on ${listWords(names)} and what to watch for.`)],
          },
        ],
      };
    }
  },

  silence() {
    return 'The note has no fact that such a warning is about, or says that the patient was counselled on it.';
  },
};

interface Met {
  name: string;
  because: readonly Fact[];
  evidence: Evidence;
}

/** Warnings that no other rule speaks of, and that the note does not say the patient was told of. */
function warningsMet(drug: Drug, label: Label, regimen: Regimen, analysis: Analysis, kb: KnowledgeBase): Met[] {
  const { patient, note } = analysis;
  const swallowed = patient.comedicines.filter(
    (it) => !INJECTED.test(wordsAt(near(it.mention.span, REACH), note.text)),
  );
  const rows = rowsOf(drug, label, regimen, kb)(drug.warnings ?? []).filter((it) => it.precaution);
  return rows.flatMap(({ topic, problems = [], medicines, evidence }): Met[] => {
    const taken = medicines && coveredBy(medicines, swallowed);
    const because = [
      ...problems.flatMap((it) => currentOf(it, patient, kb)).map((it) => it.span),
      ...(taken ?? []).flatMap((it) => it.spans),
    ];
    const name = topic.replaceAll('-', ' ').replace(/^(?:qt|p gp|bcrp|cyp\w+)\b/, (it) => it.toUpperCase());
    return because.length === 0 || isTold(name, analysis) ? [] : [{ name, because, evidence }];
  });
}

/** What is there, or stays a risk for good; what a year dates is over. */
const currentOf = (concept: string, { said }: Patient, kb: KnowledgeBase): Mention[] =>
  (said.get(concept) ?? []).filter((it) => it.year === undefined || kb.problems.get(concept)?.lasting);

/** Into a joint, from where little of it gets further. */
const INJECTED =
  /\b(?:inject(?:ed)? (?:with|\d)|(?:knee|shoulder|hip|joint|bursa|wrist|ankle) injection|injection of the|intra-?articular)\b/i;
const REACH = 120;
const STEM = 8;

/** "Counselled on hypoglycaemia", however it is spelled at its end. */
function isTold(name: string, analysis: Analysis): boolean {
  const stem = (name.split(' ').at(-1) ?? name).slice(0, STEM).toLowerCase();
  const told = wordsAt(planPlace(analysis), analysis.note.text).match(TOLD) ?? [];
  return told.some((it) => it.toLowerCase().includes(stem));
}

const TOLD = /\b(?:counsel|discuss|advis|warn|educat|aware)[^\n]{0,140}/gi;

/** Asked at the start of who could be pregnant, where the note has not a word on it. */
function contraception(drug: Drug, label: Label, regimen: Regimen, analysis: Analysis, kb: KnowledgeBase): Met[] {
  const { patient } = analysis;
  if (!patient.age || !isStart(regimen) || !couldBePregnant(patient)) return [];
  const row = rowsOf(drug, label, regimen, kb)(drug.reproduction ?? []).find((it) => it.topic === 'contraception');
  if (!row || SAID.some((it) => analysis.mentionsOf(it).length > 0)) return [];
  return [{ name: row.topic, because: [patient.age.span], evidence: row.evidence }];
}

const SAID = ['contraception', 'oral-contraceptive', 'iud'] as const;
