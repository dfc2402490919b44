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
    'Visit 05/12/2026. RA on [tofacitinib]{monitoring-overdue} 5 mg BID. CBC 11/03/2025 normal.',
    'Visit 05/12/2026. RA on tofacitinib 5 mg BID. CBC 03/03/2026 normal.',
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
