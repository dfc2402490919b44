import type { Drug } from '../knowledge/drug';
import { type Fact, meant } from './facts';
import { binds, type Probe, part, probesOf, within } from './probe';

/** What the sheets call a start or a long treatment the labels often call just the dose. */
const PHASES: Readonly<Record<string, readonly string[]>> = {
  usual: ['usual', 'start', 'maintenance'],
  start: ['start', 'usual', 'induction'],
  induction: ['induction'],
  maintenance: ['maintenance', 'usual'],
  escalation: ['escalation', 'usual', 'maintenance'],
  reduced: ['reduced', 'usual'],
};

/** The labelled doses of that phase for such a person, those among them that a limit gives. */
export function dosesOf(drug: Drug, row: Fact) {
  const phases = PHASES[part(row.condition, 'phase') ?? ''] ?? [];
  const [probe] = probesOf(row.condition);
  if (!probe) return [];
  const usual = meant(row, drug.doses).filter((it) => phases.includes(it.phase) && isFor(it, probe));
  const limits = meant({ ...row, form: '-' }, drug.limits).filter(
    (it) => it.basis !== 'maximum' && (phases.includes('reduced') || binds(it, probe)),
  );
  const given = limits.flatMap((it) => it.doses).filter((it) => row.form === '-' || it.form === row.form);
  return [...usual, ...given];
}

const isFor = ({ ageYears, weightKg }: Partial<Drug['doses'][number]>, { measured }: Probe) =>
  within(measured.age, ageYears, true) && within(measured.weight, weightKg, true);

/** The most that people of that condition may take, mg/day; 0 where the label says no. All of them must agree. */
export function mostAllowed(drug: Drug, row: Fact, starts: boolean): string {
  return [...new Set(probesOf(row.condition).map((it) => mostFor(drug, row, it, starts)))].join(' or ');
}

function mostFor(drug: Drug, row: Fact, probe: Probe, starts: boolean): number {
  const limits = meant(row, drug.limits)
    .filter((it) => (it.phase ?? probe.phase) === probe.phase && (starts || !it.atStart) && binds(it, probe))
    .map((it) => it.dailyMax);
  const never = [...meant(row, drug.contraindications), ...meant(row, drug.interactions)].some(
    (it) => !('firstMonths' in it) && isAsked(it) && binds(it, probe),
  );
  const own = meant(row, drug.doses);
  const isUnfit = meant(
    row,
    drug.forms.map((it) => ({ ...it, label: row.label })),
  ).some((it) => probe.measured.weight !== undefined && !within(probe.measured.weight, it.weightKg));
  if (never || isUnfit) return 0;
  if (own.length === 0) return Number.NaN;
  const isPhase = (phase: string) => !probe.phase || (phase === 'induction') === (probe.phase === 'induction');
  const doses = own.filter((it) => isPhase(it.phase) && isFor(it, probe));
  return Math.min(...limits, Math.max(0, ...doses.map((it) => it.amount * it.perDay)));
}

/** A contraindication by a disease that the condition does not name is not what is asked for. */
const isAsked = (it: object) => 'medicines' in it || 'childPugh' in it || 'problem' in it;
