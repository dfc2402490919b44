import { labelOf } from '../core/limit';
import type { Rule } from '../core/types';
import { LABEL, listWords, MONITORING } from '../core/words';
import { brief, capital, cite, inOrder, soften } from './shared/finding';
import { overdueTests } from './shared/overdue';
import { appendToPlan } from './shared/plan';

export const monitoringOverdue: Rule = {
  id: 'monitoring-overdue',
  title: 'Last test older than its interval',
  why: 'Counts fall and liver enzymes rise without a symptom; a test that was missed finds nothing.',
  examples: [
    'Visit 05/12/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg BID. CBC 02/01/2026 normal.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. CBC 02/15/2026 normal.',
    'Visit 05/12/2026. RA on [baricitinib]{monitoring-overdue} 2 mg daily. CBC, CMP 10/20/2025 normal.',
    'Visit 05/12/2026. RA on baricitinib 2 mg daily. CBC, CMP 02/01/2026 normal.',
    'Visit 05/12/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg BID. Hgb 12.9 (10/02/2025), ALT 20 (10/02/2025).',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. Hgb 12.9 (10/02/2025), Hgb 13.0 (04/02/2026).',
    'Visit 05/12/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg BID. Labs every 3 months, last drawn 10/02/2025.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. Last labs 10/02/2025. CBC today.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. Last labs 10/02/2025. Check CBC, LFTs.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. CBC 10/02/2025, repeat today.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. Last labs 10/02/2025.\nPlan: CBC in 2 weeks.',
    'Visit 05/12/2026. \nRA on tofacitinib 5 mg BID. Last labs 10/02/2025.\nPlan: continue [tofacitinib]{monitoring-overdue}; labs q3 months.',
    'Visit 05/12/2026. RA on [baricitinib]{monitoring-overdue} 2 mg daily. LFTs 03/2025 normal. CBC 04/2026 normal.',
    'Visit 05/12/2026. RA on baricitinib 2 mg daily. Lipids 03/2025 normal. CBC, LFTs 04/2026 normal.',
    'Visit 05/12/2026. RA on [baricitinib]{monitoring-overdue} 2 mg daily. She has not had labs since 08/2025.',
    'RA on [baricitinib]{monitoring-overdue} 2 mg daily. Last CBC 9 months ago.',
    'RA on baricitinib 2 mg daily. Last CBC 5 months ago.',
    'RA on baricitinib 2 mg daily. Last CBC 10/02/2025.',
    'Visit 05/12/2026. RA on baricitinib 2 mg daily. CBC normal.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID, started 01/15/2024, Hgb 12.9.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. DEXA 06/2024, CBC normal.',
    "Visit 05/12/2026. RA on tofacitinib 5 mg BID. Husband's CBC 10/02/2025.",
    'Visit 05/12/2026. RA, start baricitinib 2 mg daily. CBC 08/10/2025 normal.',
    'Visit 05/12/2026. RA. Baricitinib 2 mg daily was stopped. CBC 08/10/2025 normal.',
    'Visit 05/12/2026. RA. Mother takes baricitinib 2 mg daily. CBC 08/10/2025 normal.',
    'Visit 05/12/2026. RA. [Baricitinib]{monitoring-overdue} 2 mg daily on hold. CBC 08/10/2025 normal.',
    'Visit 05/12/2026. MF on [Jakafi]{monitoring-overdue} 15 mg BID. CBC 08/10/2025 stable.',
    'Visit 05/12/2026. MF on Jakafi 15 mg BID. CBC 01/10/2026 stable.',
    'Visit 05/12/2026. Psoriasis on Sotyktu 6 mg daily. Triglycerides 08/10/2025 normal.',
    'Visit 05/12/2026. RA on baricitinib 2 mg daily. CBC, CMP 11/20/2025 normal.',
    'Visit 05/12/2026. Vitiligo, Opzelura cream BID. CBC 08/10/2024 normal.',
    'Visit 05/12/2026. MF on [Inrebic]{monitoring-overdue} 300 mg daily. CBC, CMP, lipase, thiamine 06/10/2025: plt 166.',
    'Visit 05/12/2026. RA on [baricitinib]{monitoring-overdue} 2 mg daily. CBC, TSH, vit D, CMP 08/10/2025.',
    'Visit 05/12/2026. RA on baricitinib 2 mg daily. CBC, CMP pending, DEXA 08/10/2024.',
    'eu: Visit 12/05/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg bd, Hb 124 at last check. FBC last done 02/07/2025.',
    'eu: Visit 12/05/2026. RA on tofacitinib 5 mg bd, Hb 124 today. FBC last done 02/07/2025.',
    'eu: Visit 12/05/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg bd. FBC 01/02/2026 normal.',
  ],

  *check(analysis, kb, settings) {
    const { note } = analysis;
    for (const regimen of analysis.regimens) {
      const late = overdueTests(regimen, analysis, kb, settings.label);
      const [first] = late;
      const drug = kb.drugs.get(regimen.concept);
      if (!first || !drug) continue;
      const label = labelOf(drug, settings.label);
      const names = listWords([...new Set(late.map((it) => MONITORING[it.test]))]);
      const { count, unit } = first.every;
      const since = first.last.on ?? note.text.slice(first.last.span.start, first.last.span.end);

      yield {
        span: regimen.drug.span,
        severity: soften('warning', label !== settings.label),
        summary: brief(`${capital(drug.name)}: last ${names} ${since}, older than ${count} ${unit} (${LABEL[label]}).`),
        detail: capital([...new Set(late.map((it) => it.row.evidence.says))].join(' ')),
        because: inOrder(late.map(({ last }) => last.span)),
        clears: [`${names} today`],
        evidence: late.map((it) => cite(it.row.evidence, label)),
        fixes: [{ title: 'Order the overdue tests', edits: [appendToPlan(note, `- Order today: ${names}.`)] }],
      };
    }
  },

  silence(regimen, { patient, today }) {
    if (regimen.status === 'planned' && !regimen.taken) return 'It is a new start.';
    if (!today) return 'The note has no date.';
    return patient.checks.length === 0 ? 'No test has a date.' : 'No test with a date is older than its interval.';
  },
};
