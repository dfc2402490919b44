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
    return found ? { title: found.title, markdown: rulePage(found) } : null;
  },
};

export function rulePage({ id, title, why, examples }: Rule): string {
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
    .map((line) => `> ${line.split(MARKED).map(marked).join('')}`)
    .join('  \n');

/** "[2 mg]{dose-renal}": what splits by it alternates between plain and marked words. */
const MARKED = /\[((?:[^[\]]|\[[a-z-]{1,30}\]){1,199})\](?:\{[a-z-]{1,30}\}){1,4}/;
const marked = (words: string, at: number) => (at % 2 === 1 ? bold(literal(words)) : literal(words));
