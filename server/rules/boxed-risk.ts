import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { labelOf } from '../core/limit';
import { risksOf, symptomsOf } from '../core/risk';
import type { Analysis, Finding, Label, Regimen, Rule, Settings } from '../core/types';
import { factWords, LABEL, listWords } from '../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';
import { lowerDose } from './shared/lower-dose';
import { type Touched, touchedBy } from './shared/touched';

export const boxedRisk: Rule = {
  id: 'boxed-risk',
  title: 'Patient whom the boxed warning speaks of',
  why: 'After clots, infarction, stroke or cancer, in smokers and from 65 on the risks of the boxed warning are highest; the EU measures ask for another drug first.',
  examples: [
    '60M, RA. DVT in 2021. Start [tofacitinib]{boxed-risk} 5 mg BID.',
    '60M, RA. No h/o DVT. Start tofacitinib 5 mg BID.',
    '60M, RA. Mother had a DVT. Start tofacitinib 5 mg BID.',
    '60M, RA. Enoxaparin for DVT prophylaxis. Start tofacitinib 5 mg BID.',
    '65F, RA. [Rinvoq]{boxed-risk} 15 mg daily.',
    '64F, RA. Rinvoq 15 mg daily.',
    '65F, RA. Rinvoq 15 mg daily was stopped.',
    '65F, RA. Hold Rinvoq 15 mg daily.',
    '60M, RA. Stroke in 2020, heart attack in 2015. [Rinvoq]{boxed-risk} 15 mg daily.',
    '60M, RA. TIA in 2020. Rinvoq 15 mg daily.',
    '60M, RA. Coronary artery disease. Rinvoq 15 mg daily.',
    'eu: 60M, RA. Coronary artery disease. [Rinvoq]{boxed-risk} 15 mg daily.',
    '60M, RA. Smokes 1 ppd. [Rinvoq]{boxed-risk} 15 mg daily.',
    '60M, RA. Ex-smoker, 30 pack-years, quit 2 years ago. [Rinvoq]{boxed-risk} 15 mg daily.',
    '60M, RA. Ex-smoker, 3 pack-years, quit 2 years ago. Rinvoq 15 mg daily.',
    '60M, RA. Husband smokes. Rinvoq 15 mg daily.',
    '60M, RA. Leg swelling since Monday. Rinvoq 15 mg daily.',
    'Vitiligo. Melanoma 2019. [Opzelura]{boxed-risk} cream BID.',
    'Vitiligo. Basal cell carcinoma 2019. Opzelura cream BID.',
    '60M, myelofibrosis. Ruxolitinib 15 mg BID.',
    '50M, GVHD after transplant for AML. Ruxolitinib 10 mg BID.',
    '60M, myelofibrosis. PE in 2021. [Ruxolitinib]{boxed-risk} 15 mg BID.',
    'eu: 58M, RA. PE in 2021. [Baricitinib]{boxed-risk} 4 mg od.',
  ],

  *check(analysis, kb, settings) {
    const live = analysis.regimens.filter((it) => it.status !== 'held');
    const met = live.length > 0 ? risksOf(analysis, kb) : [];
    for (const regimen of met.length > 0 ? live : []) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const touched = touchedBy(met, drug, label, regimen, kb);
      if (touched.length > 0) yield findingOf(touched, drug, label, regimen, analysis, kb, settings);
    }
  },

  silence(regimen, analysis, kb, settings) {
    const drug = kb.drugs.get(regimen.concept);
    const label = drug && labelOf(drug, settings.label);
    const rows = drug && label ? rowsOf(drug, label, regimen, kb)(drug.boxedWarning) : [];
    if (!rows.some((it) => it.items.length > 0))
      return 'The label has no boxed warning, and its warnings meet no fact.';
    const { age } = analysis.patient;
    const told = age ? `Age ${age.value} is below the limit` : 'No age was read';
    return `${told}; the note has no clot, infarction, stroke or cancer of the patient, and no long smoking.`;
  },
};

function findingOf(
  touched: readonly Touched[],
  drug: Drug,
  label: Label,
  regimen: Regimen,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
): Omit<Finding, 'rule'> {
  const { note } = analysis;
  const because = touched.flatMap((it) => it.because);
  const isBoxed = touched.some((it) => it.boxed);
  const lower = lowerDose(label, regimen, analysis, kb);
  const evidence = [...new Map(touched.flatMap((it) => it.evidence).map((it) => [it.says, it])).values()];
  const facts = capital(factWords(because, note.text));
  const says = [symptomWords(touched, analysis, kb), ...evidence.map((it) => it.says), lower.words];
  return {
    span: regimen.drug.span,
    severity: soften(isBoxed ? 'warning' : 'info', isProposed(regimen), label !== settings.label, lower.taken),
    summary: brief(`${facts}: ${drug.name} ${warningWords(touched, label)} (${LABEL[label]}).`),
    detail: says.filter(Boolean).join(' '),
    because: inOrder(because),
    clears: [],
    evidence: evidence.map((it) => cite(it, label)),
    fixes: lower.fixes,
  };
}

/** "has a boxed warning of MACE and malignancy". */
function warningWords(touched: readonly Touched[], label: Label): string {
  const boxed = touched.filter((it) => it.boxed);
  const names = new Set((boxed.length > 0 ? boxed : touched).flatMap((it) => it.names));
  const verb = boxed.length === 0 ? 'warns of' : label === 'eu' ? 'has EU measures on' : 'has a boxed warning of';
  return `${verb} ${listWords([...names])}`;
}

/** Symptoms that may be of the same risk; alone they say nothing. */
function symptomWords(touched: readonly Touched[], { patient, note }: Analysis, kb: KnowledgeBase): string {
  const items = new Set(touched.flatMap((it) => it.items));
  const spans = symptomsOf(items, patient, kb).map((it) => it.span);
  return spans.length === 0 ? '' : `In this note, and perhaps of the same risk: ${factWords(spans, note.text)}.`;
}
