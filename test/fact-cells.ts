import type { Drug } from '../knowledge/drug';
import type { Band } from '../knowledge/fact';
import { dosesOf, mostAllowed } from './fact-doses';
import { type Fact, meant } from './facts';
import { knowledge } from './knowledge';
import { part } from './probe';

/** Every value that our JSON gives in the cell of that fact; none when it has no such fact. */
export function ourCell(row: Fact): string[] {
  const drug = knowledge.drugs.find((it) => it.id === row.drug);
  const read = CELLS[row.fact];
  if (!read) throw new Error(`there is no kind of fact "${row.fact}"`);
  return drug ? [...new Set(read(drug, row))] : [];
}

type Cell = (drug: Drug, row: Fact) => string[];

const lab =
  (action: string): Cell =>
  (drug, row) =>
    meant(row, drug.labLimits)
      .filter((it) => it.action === action && it.test === part(row.condition, 'test'))
      .flatMap((it) => it.below ?? [])
      .map(String);

const daysAfter =
  (topic: string): Cell =>
  (drug, row) =>
    meant(row, drug.reproduction)
      .filter((it) => it.topic === topic)
      .flatMap((it) => it.afterDays ?? [])
      .map(String);

/** A test by the panel that has it. */
const PANELS: Readonly<Record<string, string>> = {
  alc: 'cbc',
  anc: 'cbc',
  hgb: 'cbc',
  plt: 'cbc',
  amylase: 'amylase-lipase',
  lipase: 'amylase-lipase',
  bun: 'renal',
  creatinine: 'renal',
};

const weeks =
  (of: 'firstWeeks' | 'everyWeeks'): Cell =>
  (drug, row) => {
    const test = part(row.condition, 'test') ?? '';
    return meant(row, drug.monitoring)
      .filter((it) => it.tests.some((one) => one === (PANELS[test] ?? test)))
      .flatMap((it) => (it[of] === undefined ? [] : [[...new Set([it[of]].flat())].join('-')]));
  };

const lowest = (bands: readonly (Band | undefined)[]): string[] => {
  const lows = bands.flatMap((it) => it?.atLeast ?? it?.above ?? []);
  return lows.length > 0 ? [`${Math.min(...lows)}`] : [];
};

const most: Cell = (drug, row) => [true, false].map((starts) => mostAllowed(drug, row, starts));

const CELLS: Readonly<Record<string, Cell>> = {
  dose: (drug, row) => dosesOf(drug, row).map((it) => `${it.amount}@${it.perDay}`),
  max: most,
  limit: most,
  weeks: (drug, row) =>
    meant(row, drug.doses).flatMap(({ phase, weeks: usual, longestWeeks }) => {
      if (phase !== 'induction' || usual === undefined) return [];
      if (part(row.condition, 'phase') === 'induction') return [`${usual}`];
      return longestWeeks === undefined ? [] : [`${longestWeeks - usual}`];
    }),
  strengths: (drug, row) => {
    const forms = drug.forms.filter((it) => it.labels.some((one) => one === row.label));
    const own = forms.filter((it) => row.form === '-' || it.form === row.form).flatMap((it) => it.strengths);
    return own.length > 0 ? [[...new Set(own)].sort((a, b) => a - b).join(',')] : [];
  },
  age_min: (drug, row) => lowest(meant(row, drug.indications).map((it) => it.ageYears)),
  weight_min: (drug, row) =>
    lowest([...meant(row, drug.indications), ...meant(row, drug.doses)].map((it) => it.weightKg)),
  start_lab: lab('do-not-start'),
  interrupt_lab: lab('interrupt'),
  stop_lab: lab('stop'),
  fall_lab: (drug, row) => meant(row, drug.labLimits).flatMap((it) => (it.fall === undefined ? [] : [`${it.fall}`])),
  monitor_first: weeks('firstWeeks'),
  monitor_every: weeks('everyWeeks'),
  contraception_days: daysAfter('contraception'),
  breastfeeding_days: daysAfter('breast-feeding'),
  hold_days: (drug, row) => meant(row, drug.perioperative).flatMap((it) => `${it.holdDays ?? ''}`),
  grams: (drug, row) =>
    meant(row, drug.topical).flatMap((it) => (it.grams ?? []).map(({ amount, days }) => `${amount}/${days}`)),
  bsa: (drug, row) => meant(row, drug.topical).flatMap((it) => `${it.bodySurface ?? ''}`),
  topical_per_day: (drug, row) => meant(row, drug.topical).map((it) => `${it.perDay}`),
  boxed: (drug, row) => meant(row, drug.boxedWarning).map((it) => it.items.join(',') || 'none'),
};
