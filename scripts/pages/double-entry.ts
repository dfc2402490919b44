import { readFileSync } from 'node:fs';
import { literal, paragraphs, table } from '../../server/features/markdown';
import { type Fact, readFacts } from '../../test/facts';
import { ROOT } from '../../test/knowledge';

/** What the second entry of the facts found, and how each disagreement was settled. */
export function doubleEntryPage(): string {
  const facts = readFacts(readFileSync(`${ROOT}/../test/facts.tsv`, 'utf8'));
  const settled = facts.filter((it) => it.settled !== '');
  const drugs = [...new Set(facts.map((it) => it.drug))];
  return paragraphs([
    '# The second entry',
    'Made from `test/facts.tsv` by `npm run knowledge`; do not edit.',
    `A second person typed ${facts.length} facts from the sheets and the labels, without sight of \`knowledge/\`: doses, limits, laboratory values, ages, weeks of induction and of monitoring, intervals after the last dose. \`test/facts.test.ts\` holds them against ours cell by cell. At the first comparison 882 of 995 cells agreed; of the other 113 some were only said in another way, and ${settled.length} were settled as below.`,
    '## Facts',
    table(
      ['Drug', 'Facts', 'Settled'],
      drugs.map((it) => [it, `${of(facts, it)}`, `${of(settled, it)}`]),
    ),
    '## Disagreements',
    table(
      ['Drug', 'Label', 'Use', 'Form', 'Fact', 'Condition', 'Theirs', 'Settled'],
      settled.map((it) => [
        it.drug,
        it.label,
        it.indication,
        it.form,
        it.fact.replaceAll('_', ' '),
        literal(it.condition),
        it.value,
        literal(it.settled),
      ]),
    ),
  ]);
}

const of = (facts: readonly Fact[], drug: string) => facts.filter((it) => it.drug === drug).length;
