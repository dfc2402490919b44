import type { Rule, Span, Text } from '../core/types';
import { brief } from './shared/finding';

export const blank: Rule = {
  id: 'blank',
  title: 'Blank that nobody has filled',
  why: 'What was to be filled in later is signed, copied forward and read as if it had been done.',
  examples: ['RA, on baricitinib 2 mg daily.\nHBsAg: [***]{blank}', 'RA, on baricitinib 2 mg daily.\nHBsAg: negative'],

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
