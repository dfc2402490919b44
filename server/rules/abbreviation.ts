import type { Misread } from '../core/library';
import type { Rule, Statement, Text } from '../core/types';
import { capital } from './shared/finding';
import { type ShortWord, shortWords } from './shared/short-words';
import { mended, orderedIn, type Wrong } from './shared/wording';

export const abbreviation: Rule = {
  id: 'abbreviation',
  title: 'Abbreviation that gets misread',
  why: 'QD is read as QID, U as a zero, and a short name as another drug: such orders have harmed patients.',
  examples: ['RA: Rinvoq 15 mg [QD]{abbreviation}.', 'RA: Rinvoq 15 mg daily.'],

  *check(analysis, kb, { label }) {
    const { text } = analysis.note;
    const rows = kb.misread.filter((it) => !it.label || it.label === label);
    for (const orders of orderedIn(analysis)) {
      const short = orders.flatMap((it) => [
        ...shortNames(it, text, rows, kb.drugs.get(it.mention.concept)?.name),
        ...shortWords(it, text, rows).map((one) => inOrder(one, it)),
      ]);
      yield* mended(short, ({ span, newText, row }) => ({
        summary: `"${text.slice(span.start, span.end)}" is easily misread: write "${newText.trim()}".`,
        detail: row.evidence.says,
        clears: [newText.trim()],
        evidence: [row.evidence],
      }));
    }
  },

  silence: () => 'Its orders have no abbreviation that gets misread.',
};

type Short = Wrong & ShortWord;

const inOrder = (word: ShortWord, { mention }: Statement): Short => ({
  ...word,
  problem: word.row.id,
  section: mention.section,
});

/** The name itself, where it is cut off and something is ordered: "on tofa since May" orders nothing. */
function shortNames(order: Statement, text: Text, rows: readonly Misread[], name: string | undefined): Short[] {
  const { mention, status, sig } = order;
  const { span, section } = mention;
  const row = rows.find((it) => it.shape === 'drug-name');
  const isOrder = sig || status === 'planned' || (status === 'active' && /^(?:plan|medications)$/.test(section));
  if (!mention.short || !isOrder || !row || !name) return [];
  const written = text.slice(span.start, span.end);
  const isCapital = /^\p{Lu}\p{Ll}/u.test(written);
  return [inOrder({ row, span, newText: isCapital ? capital(name) : name }, order)];
}
