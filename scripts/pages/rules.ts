import { literal, paragraphs, table } from '../../server/features/markdown';
import { rulePage } from '../../server/features/rule';
import { rules } from '../../server/rules';

/** Each rule's page, as an editor shows it, and the list of them. */
export const rulePages: Readonly<Record<string, string>> = {
  'docs/rules/README.md': `${index()}\n`,
  ...Object.fromEntries(rules.map((it) => [`docs/rules/${it.id}.md`, `${rulePage(it)}\n`])),
};

function index(): string {
  return paragraphs([
    '# The rules',
    'Made from `server/rules/` by `npm run knowledge`; do not edit. In the order in which findings are listed.',
    table(
      ['Rule', 'Speaks of', 'Why'],
      rules.map(({ id, title, why }) => [`[${id}](${id}.md)`, literal(title), literal(why)]),
    ),
  ]);
}
