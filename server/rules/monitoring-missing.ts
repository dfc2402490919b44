import { labelOf } from '../core/limit';
import { monitoringPlan, planText } from '../core/plan';
import type { Rule } from '../core/types';
import { LABEL, listWords, MONITORING } from '../core/words';
import { brief, capital, cite } from './shared/finding';
import { overdueTests, scheduleOf } from './shared/overdue';
import { appendToPlan } from './shared/plan';

export const monitoringMissing: Rule = {
  id: 'monitoring-missing',
  title: 'Plan without a laboratory test to come',
  why: 'Falling counts and rising lipids give no symptom; only the test that somebody ordered finds them.',
  examples: [
    'RA.\nPlan: continue [baricitinib]{monitoring-missing} 2 mg daily. RTC 3 months.',
    'RA.\nPlan: continue baricitinib 2 mg daily. CBC in 12 weeks.',
    'RA.\nPlan: continue baricitinib 2 mg daily. Labs every 3 months.',
    'RA.\nPlan: continue [baricitinib]{monitoring-missing} 2 mg daily. CBC normal.',
    'RA.\nPlan: stop baricitinib 2 mg daily.',
    'Visit 05/12/2026. RA. CBC 08/2025 normal.\nPlan: continue [baricitinib]{monitoring-overdue} 2 mg daily. RTC 3 months.',
    'RA. Mother takes baricitinib 2 mg daily.\nPlan: RTC 3 months.',
    'RA. Baricitinib 2 mg daily.',
    'Psoriasis.\nPlan: continue Sotyktu 6 mg daily.',
    'Alopecia.\nPlan: continue tofacitinib 2% cream BID to scalp. RTC 3 months.',
    'Vitiligo.\nPlan: continue topical tofacitinib BID. RTC 3 months.',
    'Alopecia.\nPlan: continue [tofacitinib]{monitoring-missing} 5 mg BID, tacrolimus ointment. RTC 3 months.',
    'AD.\nPlan: continue Opzelura BID. RTC 3 months.',
    'eu: Chronic hand eczema.\nPlan: continue Anzupgo cream bd. Review 12 weeks.',
    'Vitiligo.\nPlan: continue Opzelura cream BID. RTC 3 months.',
  ],

  *check(analysis, kb, settings) {
    const { regimens, patient, note } = analysis;
    if (!note.plan) return;
    for (const regimen of regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || (regimen.status !== 'active' && regimen.status !== 'planned')) continue;
      const label = labelOf(drug, settings.label);
      const rows = scheduleOf(regimen, analysis, kb, settings.label);
      const tests = [...new Set(rows.flatMap((it) => it.tests))];
      // Without counts the label has no routine schedule, and a note without one lacks nothing.
      if (!tests.includes('cbc') && !tests.includes('lft')) continue;
      if (patient.monitoring.some((it) => it.tests.some((one) => tests.includes(one)))) continue;
      if (overdueTests(regimen, analysis, kb, settings.label).length > 0) continue;
      const plan = monitoringPlan(regimen, analysis, kb, settings.label);

      yield {
        span: regimen.drug.span,
        severity: 'info',
        summary: brief(
          `The plan orders no ${listWords(
            tests.map((it) => MONITORING[it]),
            'or',
          )} for ${drug.name} (${LABEL[label]}).`,
        ),
        detail: capital(rows.map((it) => it.evidence.says).join(' ')),
        because: [],
        clears: tests.map((it) => MONITORING[it]),
        evidence: rows.map((it) => cite(it.evidence, label)),
        fixes: plan ? [{ title: 'Insert the monitoring plan', edits: [appendToPlan(note, planText(plan))] }] : [],
      };
    }
  },

  silence(regimen, { note, patient }) {
    if (!note.plan) return 'The note has no plan.';
    if (regimen.status !== 'active' && regimen.status !== 'planned') return 'It is neither taken nor ordered.';
    return patient.monitoring.length > 0
      ? 'The plan orders a test to come.'
      : 'The label has no routine schedule of counts.';
  },
};
