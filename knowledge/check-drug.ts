import { bandFaults } from './bands';
import type { Dose, LimitRow } from './dose';
import type { Drug } from './drug';
import type { Label } from './fact';
import type { Indication } from './vocabulary';

export interface Fault {
  path: string;
  reason: string;
}

/** Where a drug's own rows disagree: doses with strengths, with the maximum and with the indications, bands with each other. */
export const drugFaults = (drug: Drug): Fault[] => [
  ...drug.doses.flatMap((_, index) => doseFaults(drug, index)),
  ...drug.limits.flatMap((row, index) => limitFaults(drug, row, `limits.${index}`)),
  ...bandFaults(drug),
  ...drug.indications.flatMap((_, index) => useFaults(drug, index)),
];

function doseFaults(drug: Drug, index: number): Fault[] {
  const dose = drug.doses[index] as Drug['doses'][number];
  const path = `doses.${index}`;
  const { label, indication, form } = dose;
  const maximum = maximumOf(drug, dose);
  return [
    ...makeFaults(drug, label, dose, path),
    ...(maximum === undefined ? [{ path, reason: `no maximum for ${label}, ${indication}, ${form}` }] : []),
    ...above(dailyOf(dose), maximum, path, 'the maximum'),
    ...(drug.indications.some((it) => it.label === label && it.indication === indication)
      ? []
      : [{ path, reason: `${indication} is no ${label} indication` }]),
  ];
}

/** An adjusted dose is never above the unadjusted one of the same phase. */
function limitFaults(drug: Drug, row: LimitRow, path: string): Fault[] {
  const own = ownDoseFaults(drug, row).map((it) => ({ ...it, path: `${path}.${it.path}` }));
  if (row.basis === 'maximum') return own;
  const usual = row.indications.flatMap((use) => usualDaily(drug, row, use) ?? []);
  return [
    ...own,
    ...above(row.dailyMax, usual.length > 0 ? Math.min(...usual) : undefined, path, 'the unadjusted dose'),
  ];
}

/** The doses that a limit gives can be taken, and keep to it. */
export const ownDoseFaults = (drug: Drug, { label, dailyMax, doses }: LimitRow): Fault[] =>
  doses.flatMap((it, index) => [
    ...makeFaults(drug, label, it, `doses.${index}`),
    ...above(dailyOf(it), dailyMax, `doses.${index}`, 'its own limit'),
  ]);

/** The most that an unadjusted patient takes a day, in the row's phase and its forms. */
function usualDaily({ doses }: Drug, { label, form, phase }: LimitRow, use: Indication): number | undefined {
  const rows = doses.filter((it) => it.label === label && it.indication === use && (form ?? it.form) === it.form);
  const own = rows.filter((it) => phase === undefined || (it.phase === 'induction') === (phase === 'induction'));
  return own.length > 0 ? Math.max(...own.map(dailyOf)) : undefined;
}

/** The labelled maximum of one use, mg/day. */
const maximumOf = ({ limits }: Drug, { label, indication, form }: Drug['doses'][number]): number | undefined =>
  limits.find(
    (it) =>
      it.basis === 'maximum' && it.label === label && it.indications.includes(indication) && (it.form ?? form) === form,
  )?.dailyMax;

const above = (daily: number, most: number | undefined, path: string, whose: string): Fault[] =>
  most === undefined || daily <= most ? [] : [{ path, reason: `${daily} mg a day is above ${whose} of ${most} mg` }];

const dailyOf = ({ amount, perDay }: Pick<Dose, 'amount' | 'perDay'>) => amount * perDay;

/** What a syringe shows, in mL. */
const GRADUATION = 0.1;

function makeFaults(drug: Drug, label: Label, { form, amount }: Pick<Dose, 'form' | 'amount'>, path: string): Fault[] {
  const forms = drug.forms.filter((it) => it.form === form && it.labels.includes(label));
  const strengths = forms.flatMap((it) => it.strengths);
  if (canMake(form, strengths, amount)) return [];
  const way = form === 'solution' ? 'no measurable volume' : `no sum of ${label} ${form} strengths`;
  return [{ path, reason: `${amount} mg is ${way}` }];
}

/** True when a dose can be taken: a sum of tablets or capsules, or a volume that a syringe can measure. */
function canMake(form: string, strengths: readonly number[], amount: number): boolean {
  if (form === 'solution') return strengths.some((it) => isWhole(amount / it / GRADUATION));
  return strengths.some((it) => amount === it || (amount > it && canMake(form, strengths, amount - it)));
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;

/** A labelled use has a dose, on the skin or by mouth, or its drug says that its doses are unknown. */
function useFaults(drug: Drug, index: number): Fault[] {
  const { label, indication } = drug.indications[index] as Drug['indications'][number];
  const dosed = [...drug.doses, ...(drug.topical ?? [])].some(
    (it) => it.label === label && it.indication === indication,
  );
  if (dosed || drug.unknown.some((it) => /dose/i.test(it))) return [];
  return [{ path: `indications.${index}`, reason: `${label}, ${indication} has no dose` }];
}
