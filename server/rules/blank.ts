import type { Rule, Span, Text } from '../core/types';
import { brief } from './shared/finding';

export const blank: Rule = {
  id: 'blank',
  title: 'Blank that nobody has filled',
  why: 'What was to be filled in later is signed, copied forward and read as if it had been done.',
  examples: [
    'RA, on baricitinib 2 mg daily.\nHBsAg: [***]{blank}',
    'RA, on baricitinib 2 mg daily.\nHBsAg: negative',
    '[***]{blank} y.o. [***]{blank} with RA on baricitinib 2 mg daily, BP [***]{blank}/[***]{blank}.',
    'RA, start baricitinib [***]{blank} mg daily.',
    'RA, on baricitinib 2 mg daily. Labs in [***]{blank} weeks, visit in [***]{blank} weeks.',
    'RA, on baricitinib 2 mg daily.\n***\nSigned',
    'RA, on baricitinib 2 mg daily.\n* * *\n*****\n---***---',
    'RA, on baricitinib 2 mg daily.\n- [ ] HBsAg, anti-HBc: [***]{blank}\n- [***]{blank}',
    'RA, on baricitinib 2 mg daily.\n***Plan:*** go on. **TB:** [***]{blank}',
    'RA, on baricitinib 2 mg daily.\n*** FINAL REPORT ***',
    'RA, on baricitinib 2 mg daily. DAS28 down by 1.2*** against before.',
    'RA, baricitinib 2 mg daily was stopped. Next drug: [***]{blank}.',
    'eGFR 42. RA: baricitinib [2 mg]{dose-renal} daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: [***]{blank}',
    'Type 2 diabetes on metformin.\nHbA1c: ***',
  ],

  *check({ blanks, note }) {
    for (const span of blanks) {
      const before = wordsBefore(span, note.text);
      yield {
        span,
        severity: 'info',
        summary: brief(before === '' ? 'A blank is left.' : `A blank is left: "${before} ***".`),
        detail: 'Fill it in, or take the line out.',
        because: [],
        clears: ['the words that belong there'],
        evidence: [],
        fixes: [],
      };
    }
  },

  silence: () => 'The note has no blank left.',
};

const MOST = 60;

/** What the line says before it. */
function wordsBefore({ start }: Span, text: Text): string {
  const line =
    text
      .slice(Math.max(0, start - MOST), start)
      .split('\n')
      .at(-1) ?? '';
  return line.replace(/^\s*(?:[-*•] )?(?:\[ \] )?/, '').trim();
}
