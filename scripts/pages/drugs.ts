import type { Drug } from '../../knowledge/drug';
import type { Knowledge } from '../../knowledge/schema';
import type { KnowledgeBase } from '../../server/core/kb';
import type { Evidence, Label } from '../../server/core/types';
import { LABEL } from '../../server/core/words';
import { literal, paragraphs, table } from '../../server/features/markdown';
import { addressOf, sourceWords } from '../../server/features/render';
import type { Row } from './fact-row';
import { factRows } from './facts';

/** All drug facts for a person to check: both labels side by side, each fact with its source, and what nobody has read. */
export function drugsPage({ drugs, citations }: Knowledge, kb: KnowledgeBase): string {
  const read = new Map(citations.map((it) => [it.id, it.read]));
  return paragraphs([
    '# What JAK Notes knows',
    'Made from `knowledge/` by `npm run knowledge`; do not edit. † marks a fact whose source nobody has read.',
    overview(drugs),
    ...drugs.map((it) => drugSection(it, read, kb)),
  ]);
}

function overview(drugs: readonly Drug[]): string {
  const rows = drugs.map((drug) => {
    const all = factRows(drug);
    const unread = all.filter((it) => !it.evidence.verified).length;
    const labels = [...new Set(drug.labels.map((it) => LABEL[it.label]))].join(', ');
    return [`[${drug.name}](#${drug.id})`, labels, `${all.length}`, `${unread}`, `${drug.unknown.length}`];
  });
  const total = [2, 3, 4].map((at) => `${rows.reduce((sum, row) => sum + Number(row[at]), 0)}`);
  return table(['Drug', 'Labels', 'Facts', 'Unverified', 'Unknown'], [...rows, ['**all**', '', ...total]]);
}

function drugSection(drug: Drug, read: ReadonlyMap<string, string | undefined>, kb: KnowledgeBase): string {
  const rows = factRows(drug);
  const sources = [...new Set(rows.map((it) => it.evidence.citation))];
  const mark = ({ citation, at, verified }: Evidence) =>
    `[${sources.indexOf(citation) + 1}${at ? `: ${literal(at)}` : ''}]${verified ? '' : ' †'}`;
  const sections = [...new Set(rows.map((it) => it.section))];
  const unread = rows.filter((it) => !it.evidence.verified);
  return paragraphs([
    `## ${drug.id}`,
    identity(drug),
    ...sections.map((section) => {
      const own = rows.filter((it) => it.section === section);
      return paragraphs([`### ${section}`, sideBySide(own, drug, mark)]);
    }),
    list(
      'Sources',
      sources.map((it, index) => `${index + 1}. ${sourceLine(it, read.get(it), kb)}`),
    ),
    list(
      `Unverified (${unread.length})`,
      unread.map((it) => `- ${it.section}, ${it.name}: ${literal(it.text)}`),
    ),
    list(
      `Unknown (${drug.unknown.length})`,
      drug.unknown.map((it) => `- ${literal(it)}`),
    ),
  ]);
}

function identity({ name, names, class: kind, targets, labels }: Drug): string {
  const of = (wanted: string) => names.filter((it) => it.kind === wanted).map((it) => literal(it.text));
  return [
    `- ${name}, ${kind} (${targets.names.join(', ')})`,
    `- Brands: ${of('brand').join(', ') || 'none'}; research codes: ${of('code').join(', ') || 'none'}`,
    `- Also read as: ${[...of('abbreviation'), ...of('misspelling')].join(', ') || 'nothing else'}`,
    ...labels.map((it) => `- ${LABEL[it.label]} label: ${literal(it.product)}, ${it.date}`),
  ].join('\n');
}

/** One row a thing, one column a label; facts without a label stand in the last column. */
function sideBySide(rows: readonly Row[], { labels }: Drug, mark: (evidence: Evidence) => string): string {
  const own = [...new Set(labels.map((it) => it.label))];
  const columns: (Label | undefined)[] = rows.some((it) => it.label === undefined) ? [...own, undefined] : own;
  const names = [...new Set(rows.map((it) => it.name))];
  const cell = (name: string, label: Label | undefined) =>
    rows
      .filter((it) => it.name === name && it.label === label)
      .map((it) => `${literal(it.text)} ${mark(it.evidence)}`)
      .join('<br>') || '–';
  return table(
    ['', ...columns.map((it) => (it ? LABEL[it] : 'any'))],
    names.map((name) => [literal(name), ...columns.map((it) => cell(name, it))]),
  );
}

const list = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? undefined : paragraphs([`### ${title}`, lines.join('\n')]);

function sourceLine(id: string, day: string | undefined, kb: KnowledgeBase): string {
  const found = kb.citations.get(id);
  const url = addressOf(id, kb);
  const words = sourceWords({ citation: id }, kb);
  return `${literal(words)}: ${literal(found?.title ?? id)}${day ? `, read ${day}` : ''}${url ? `, <${url}>` : ''}`;
}
