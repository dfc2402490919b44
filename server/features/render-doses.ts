import type { DoseRow, LimitRow } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { isLocal } from '../core/overlay';
import type { Evidence, Indication, Label } from '../core/types';
import { INDICATION, LABEL } from '../core/words';
import { bold, literal, table } from './markdown';
import { bandWords, conditionWords, doseWords, labelsOf, limitWords, weeksWords } from './render';

/** The patient's own words for which a limit binds; undefined for a limit that does not. */
export type Why = (row: LimitRow) => string | undefined;

interface Line {
  name: string;
  cells: string[];
}

/** The labelled doses for these uses, one column a label, the rows that bind this patient in bold. */
export function doseTable(drug: Drug, uses: readonly Indication[], chosen: Label, why: Why): string {
  const labels = labelsOf(drug.labels, chosen).filter((it) => it !== 'jp');
  const lines = [...useLines(drug, uses, labels), ...limitLines(drug, uses, labels, why)];
  const alike = lines.every(({ cells }) => new Set(cells).size === 1);
  const head = alike ? [labels.map((it) => LABEL[it]).join(' and ')] : labels.map((it) => LABEL[it]);
  const rows = lines.map(({ name, cells }) => [name, ...(alike ? cells.slice(0, 1) : cells)]);
  const unsure = rows.some((cells) => cells.join().includes(UNVERIFIED));
  return table(['Dose', ...head], rows) + (unsure ? `\n\n${UNVERIFIED} unverified` : '');
}

const UNVERIFIED = '†';

/** Which of the note's uses any label of this drug has; where none, all of its own but short courses. */
export function labelledUses(drug: Drug, wanted: readonly Indication[]): Indication[] {
  const all = [...new Set(drug.doses.map((it) => it.indication))];
  const found = all.filter((it) => wanted.includes(it));
  const isAcute = (use: Indication) => drug.indications.some((it) => it.indication === use && it.acute);
  return found.length > 0 ? found : all.filter((it) => !isAcute(it));
}

function useLines(drug: Drug, uses: readonly Indication[], labels: readonly Label[]): Line[] {
  return uses.map((use) => ({
    name: INDICATION[use],
    cells: labels.map((label) => {
      const rows = drug.doses.filter((it) => it.label === label && it.indication === use);
      return rows.length > 0 ? cell(rows, phaseWords) : 'not labelled';
    }),
  }));
}

function limitLines(drug: Drug, uses: readonly Indication[], labels: readonly Label[], why: Why): Line[] {
  // The label's own maximum stands in its doses; one of the house does not.
  const shown = drug.limits.filter((it) => it.basis !== 'maximum' || isLocal(it.evidence));
  const rows = shown.filter((it) => it.indications.some((use) => uses.includes(use)));
  const conditions = [...new Set(rows.map(conditionWords))];
  const lines = conditions.map((condition) => {
    const same = rows.filter((it) => conditionWords(it) === condition);
    const fact = same.map(why).find((it) => it !== undefined);
    const name = fact === undefined ? condition : bold(`${condition}: this patient, ${literal(fact)}`);
    const ofLabel = (label: Label) => same.filter((it) => it.label === label);
    return { name, binds: fact !== undefined, cells: labels.map((it) => limitCell(ofLabel(it), uses, why)) };
  });
  // What binds this patient comes first: a hover shows only so many lines.
  return [...lines.filter((it) => it.binds), ...lines.filter((it) => !it.binds)];
}

function limitCell(rows: readonly LimitRow[], uses: readonly Indication[], why: Why): string {
  if (rows.length === 0) return '–';
  // Where rows differ, in what they allow or in whether somebody read it, each says for which use it stands.
  const differ = new Set(rows.map((it) => `${limitWords(it)} ${it.evidence.verified}`)).size > 1;
  const text = cell(rows, (it) => (differ ? `${limitWords(it)} (${usesOf(it, uses)})` : limitWords(it)));
  return rows.some((it) => why(it) !== undefined) ? bold(text) : text;
}

const marks = (evidence: Evidence) =>
  `${isLocal(evidence) ? ' (local)' : ''}${evidence.verified ? '' : ` ${UNVERIFIED}`}`;

const usesOf = ({ indications }: LimitRow, uses: readonly Indication[]) =>
  indications
    .filter((it) => uses.includes(it))
    .map((it) => INDICATION[it])
    .join(', ');

function phaseWords(row: DoseRow): string {
  const details = [
    row.phase === 'usual' ? undefined : row.phase,
    weeksWords(row),
    row.ageYears && `age ${bandWords(row.ageYears)}`,
    row.weightKg && `weight ${bandWords(row.weightKg, ' kg')}`,
  ].filter((it) => it);
  return `${doseWords(row)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function cell<T extends { evidence: Evidence }>(rows: readonly T[], words: (row: T) => string): string {
  return [...new Set(rows.map((it) => `${words(it)}${marks(it.evidence)}`))].join('; ');
}
