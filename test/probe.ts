import type { Drug } from '../knowledge/drug';
import type { Band } from '../knowledge/fact';

/** Who a condition such as "crcl>=30<60;with=strong-cyp3a4-inhibitor" is about: one person for whom it just holds. */
export interface Probe {
  measured: Readonly<Partial<Record<'egfr' | 'crcl' | 'age' | 'weight' | 'plt', number>>>;
  childPugh: string | undefined;
  /** Classes of medicines, or one medicine by name. */
  taken: readonly string[];
  problem: string | undefined;
  phase: string | undefined;
}

type Limit = Drug['limits'][number];

/** "phase=usual" in a condition. */
export const part = (condition: string, name: string): string | undefined =>
  condition
    .split(';')
    .find((it) => it.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** People at the lower end of a condition's bands, in between, and at the upper end. */
export function probesOf(condition: string): Probe[] {
  const parts = condition.split(';');
  const bands = parts.flatMap((it) => {
    const [, name, over, low, under, high] = /^([a-z]+)(?:(>=|>)([\d.]+))?(?:(<=|<)([\d.]+))?$/.exec(it) ?? [];
    return name && (low ?? high) ? [{ name, ends: endsOf(over, low, under, high) }] : [];
  });
  const dialysis = parts.includes('dialysis');
  return [0, 0.5, 1].map((share) => ({
    measured: {
      ...Object.fromEntries(bands.map(({ name, ends: [low, high] }) => [name, low + (high - low) * share])),
      ...(dialysis && { egfr: 10, crcl: 10 }),
    },
    childPugh: part(condition, 'childpugh'),
    taken: part(condition, 'with')?.split('+') ?? [],
    problem: dialysis ? 'dialysis' : part(condition, 'problem'),
    phase: part(condition, 'phase'),
  }));
}

const HAIR = 0.01;
/** Above every value that a label names. */
const HIGHEST = 1000;

function endsOf(over?: string, low?: string, under?: string, high?: string): [number, number] {
  return [
    low === undefined ? 0 : Number(low) + (over === '>' ? HAIR : 0),
    high === undefined ? HIGHEST : Number(high) - (under === '<' ? HAIR : 0),
  ];
}

/** True when all that a row asks for holds for this person. */
export function binds(row: Partial<Limit>, { measured, taken, childPugh, problem }: Probe): boolean {
  const { range, clearance = 'egfr', medicines = [], medicineIds } = row;
  return (
    within(measured[clearance], range) &&
    within(measured.age, row.ageYears) &&
    within(measured.weight, row.weightKg) &&
    within(measured.plt, row.platelets) &&
    (!row.childPugh || row.childPugh.some((it) => it === childPugh)) &&
    medicines.every((it) => taken.includes(it)) &&
    // How much of it is taken is not part of any condition.
    (!medicineIds || (!row.medicineDaily && medicineIds.some((it) => taken.includes(it)))) &&
    (!row.problem || row.problem === problem) &&
    (!row.without || row.without !== problem)
  );
}

/** What nobody measured lies in no band, or where `otherwise` says so in every one. */
export function within(value: number | undefined, band: Band | undefined, otherwise = false): boolean {
  if (!band) return true;
  if (value === undefined) return otherwise;
  const { atLeast = 0, above = -1, below = HIGHEST + 1, atMost = HIGHEST } = band;
  return value >= atLeast && value > above && value < below && value <= atMost;
}
