import type { Rule } from '../core/types';
import { mended } from './shared/wording';

export const drugName: Rule = {
  id: 'drug-name',
  title: 'Misspelt name of a JAK inhibitor',
  why: 'A search does not find a misspelt name, an interaction check passes it over, and one letter makes it another drug.',
  examples: ['RA: [Rinvoc]{drug-name} 15 mg daily.', 'RA: Rinvoq 15 mg daily.'],

  *check({ slips, note }) {
    const wrong = slips.map(({ span, section, write }) => {
      const problem = note.text.slice(span.start, span.end).toLowerCase();
      return { problem, span, section, newText: write };
    });
    yield* mended(wrong, ({ span, newText }) => ({
      summary: `"${note.text.slice(span.start, span.end)}" should read "${newText}".`,
      detail: 'A misspelt name is copied forward, and no search or interaction check finds it.',
      clears: [newText],
      evidence: [],
    }));
  },

  silence: () => 'Its names are spelt as they should be.',
};
