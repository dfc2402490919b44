import type { Knowledge } from '../../knowledge/schema';
import { literal, paragraphs, table } from '../../server/features/markdown';
import { classWords } from '../../server/features/render';

type Medicine = Knowledge['medicines'][number];

/** The words that a note is read with: other medicines by class, conditions, tests, and what is misread. */
export function languagePage({ medicines, problems, labs, tests, abbreviations }: Knowledge): string {
  const classes = [...new Set(medicines.flatMap((it) => it.classes))].sort();
  return paragraphs([
    '# The words that JAK Notes reads',
    'Made from `knowledge/` by `npm run knowledge`; do not edit.',
    '## Other medicines',
    ...classes.map((it) =>
      group(
        classWords(it),
        medicines.filter(({ classes }) => classes.includes(it)),
      ),
    ),
    group(
      'Read, but in no class',
      medicines.filter((it) => it.classes.length === 0),
    ),
    '## Conditions',
    table(
      ['Condition', 'Read as'],
      problems.map((it) => [literal(it.title), namesOf(it)]),
    ),
    '## Laboratory values',
    table(
      ['Test', 'Unit', 'Other units, times', 'Read as'],
      labs.map((it) => [
        literal(it.title),
        it.unit,
        it.units.map(({ names, factor }) => `${names.map(literal).join(', ')} × ${factor}`).join('<br>'),
        namesOf(it),
      ]),
    ),
    '## Other tests and vaccines',
    table(
      ['Test', 'Read as'],
      tests.map((it) => [literal(it.title), namesOf(it)]),
    ),
    '## Ways of writing that are misread',
    table(
      ['Written', 'Write', 'Why', 'List'],
      abbreviations.map((it) => [
        it.words.map(literal).join(', '),
        literal(it.write),
        literal(it.evidence.says),
        it.list,
      ]),
    ),
  ]);
}

const namesOf = ({ names, exact = [] }: { names: readonly string[]; exact?: readonly string[] | undefined }) =>
  [...names, ...exact.map((it) => `${it} (as written)`)].map(literal).join(', ');

/** One line a medicine; what a reader should know of one stands behind it. */
function group(title: string, medicines: readonly Medicine[]): string | undefined {
  if (medicines.length === 0) return undefined;
  const lines = medicines.map((it) => `- ${namesOf(it)}${it.about ? `. ${literal(it.about.says)}` : ''}`);
  return paragraphs([`### ${title}`, lines.join('\n')]);
}
