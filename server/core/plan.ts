import type { Drug } from '../../knowledge/drug';
import { rowsOf } from './forms';
import type { KnowledgeBase } from './kb';
import { isLocal } from './overlay';
import type { Analysis, Day, Label, Regimen, Sig } from './types';
import { frequencyWords, LABEL, MONITORING } from './words';

type Row = Drug['monitoring'][number];

/** Words, a value that the writer may overwrite, or a choice that only the writer can make. */
export type Part = string | { value: string } | { choices: readonly string[] };

/** What stands for a value that the note does not give. */
const BLANK = '***';

/** Offered where the label wants a test and gives no interval. */
const INTERVALS = ['3 months', '4 weeks', '8 weeks', '6 months', '12 months'];

/** The label that speaks about a drug: the chosen one, else the one that exists. */
export const labelFor = (drug: Drug, chosen: Label): Label =>
  (drug.labels.find((it) => it.label === chosen) ?? drug.labels[0])?.label ?? chosen;

/** The labelled laboratory schedule of one regimen; undefined where its label has none. */
export function monitoringPlan(
  regimen: Regimen,
  { patient, today }: Analysis,
  kb: KnowledgeBase,
  chosen: Label,
): readonly Part[] | undefined {
  const drug = kb.drugs.get(regimen.concept);
  if (!drug) return undefined;

  const label = labelFor(drug, chosen);
  const rows = rowsOf(
    drug,
    label,
    regimen,
    kb,
  )(drug.monitoring).filter((it) => it.onlyWith === undefined || patient.problems.has(it.onlyWith));
  if (rows.length === 0) return undefined;

  const heading: Part[] = [
    `Monitoring, ${drug.name} `,
    ...dose(regimen.sig),
    ` (${LABEL[label]} label${rows.some((it) => isLocal(it.evidence)) ? ', local' : ''}):`,
  ];
  return [...heading, ...merged(rows).flatMap((it) => line(it, regimen, today))];
}

/** One line for all tests that are due together. */
function merged(rows: readonly Row[]): Row[] {
  const byTime = new Map<string, Row>();
  for (const row of rows) {
    const time = JSON.stringify([row.firstWeeks, row.everyWeeks, row.forWeeks]);
    const tests = new Set([...(byTime.get(time)?.tests ?? []), ...row.tests]);
    byTime.set(time, { ...row, tests: [...tests] as Row['tests'] });
  }
  return [...byTime.values()];
}

function line({ tests, firstWeeks, everyWeeks, forWeeks }: Row, { status }: Regimen, today: Day | undefined): Part[] {
  const names = tests.map((it) => MONITORING[it]).join(', ');
  const start: Part[] = [`\n- [ ] ${names.charAt(0).toUpperCase()}${names.slice(1)}: `];
  if (!firstWeeks) {
    if (!everyWeeks) return [...start, 'every ', { choices: INTERVALS }];
    return [...start, `every ${weeks(everyWeeks)}, next by `, dueDate(today, [everyWeeks].flat().at(-1) ?? 0)];
  }

  const [from, to] = firstWeeks;
  // Somebody who takes it already started on a day that this note may not know.
  const starts = status === 'planned' || status === 'proposed' ? today : undefined;
  const due: Part[] = [...start, 'by ', dueDate(starts, to), ` (week ${from === to ? to : `${from} to ${to}`})`];
  const end = forWeeks ? ` until week ${forWeeks}` : '';
  return everyWeeks ? [...due, `, then every ${weeks(everyWeeks)}${end}`] : due;
}

const weeks = (count: number | readonly number[]) => (count === 1 ? 'week' : `${[count].flat().join(' to ')} weeks`);

function dose(sig: Sig | undefined): Part[] {
  if (!sig) return [{ value: BLANK }];
  const amount = `${sig.amount} ${sig.unit}${sig.form === 'extended-release' ? ' XR' : ''}`;
  return sig.perDay === undefined ? [`${amount} `, { value: BLANK }] : [`${amount} ${frequencyWords(sig.perDay)}`];
}

/** Pure calendar arithmetic; a month or a year alone is no day to count from. */
function dueDate(from: Day | undefined, afterWeeks: number): Part {
  const [year, month, day] = (from ?? '').split('-').map(Number);
  if (!year || !month || !day) return { value: BLANK };
  return { value: new Date(Date.UTC(year, month - 1, day + afterWeeks * 7)).toISOString().slice(0, 10) };
}

/** The plan as plain text, with blanks where the writer has to decide. */
export const planText = (parts: readonly Part[]): string =>
  parts.map((it) => (typeof it === 'string' ? it : 'value' in it ? it.value : BLANK)).join('');

/** The plan in LSP snippet syntax: one tab stop for every value and choice, in reading order. */
export function planSnippet(parts: readonly Part[]): string {
  let stop = 0;
  const stops = parts.map((part) => {
    if (typeof part === 'string') return escaped(part);
    stop++;
    if ('value' in part) return `\${${stop}:${escaped(part.value)}}`;
    return `\${${stop}|${part.choices.map((it) => escaped(it).replace(/[,|]/g, '\\$&')).join(',')}|}`;
  });
  return `${stops.join('')}$0`;
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
