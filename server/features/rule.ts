import type { Rule } from '../core/types';
import { rules } from '../rules';
import type { Feature } from './feature';
import { bold, literal, paragraphs } from './markdown';

/** The manual page of a rule, made from the rule itself. */
export const rule: Feature<'jakNotes/rule'> = {
  method: 'jakNotes/rule',
  capabilities: {},
  empty: null,

  provide(_snapshot, { id }) {
    const found = rules.find((it) => it.id === id);
    return found ? { title: found.title, markdown: render(found) } : null;
  },
};

function render({ id, title, why, examples }: Rule): string {
  const speaks = examples.filter((it) => it.includes(`]{${id}}`));
  const silent = examples.filter((it) => !it.includes(`]{${id}}`));
  return paragraphs([
    `# ${literal(title)}`,
    `\`${id}\``,
    literal(why),
    section('It speaks here', speaks),
    section('It is silent here', silent),
  ]);
}

const section = (title: string, examples: readonly string[]) =>
  examples.length > 0 ? paragraphs([`## ${title}`, ...examples.map(example)]) : undefined;

/** A quotation that keeps its lines; what a finding sits on is bold. */
const example = (note: string) =>
  note
    .split('\n')
    .map(
      (line) => `> ${literal(line).replace(/\\\[((?:[^\\]|\\[^\]])*)\\\]\{[a-z0-9-]+\}/g, (_, words) => bold(words))}`,
    )
    .join('  \n');
