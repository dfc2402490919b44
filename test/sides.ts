import type { Drug } from '../knowledge/drug';
import type { Band } from '../knowledge/fact';
import { frequencyWords, INDICATION } from '../server/core/words';
import { findingsOf, mark, strip } from './harness';
import { knowledge } from './knowledge';

type Limit = Drug['limits'][number];
type DoseRow = Drug['doses'][number];

/** One note for each side of every threshold of a drug, without marks: what is said of it stands in test/sides. */
export function sidesOf(drug: Drug): string[] {
  const notes = [
    ...drug.doses.flatMap((it) => doseNotes(drug, it)),
    ...drug.limits.flatMap((it) => limitNotes(drug, it)),
    ...drug.labLimits.flatMap((it) => labNotes(drug, it)),
    ...drug.indications.flatMap((it) => ageNotes(drug, it)),
  ];
  return [...new Set(notes)];
}

/** A note with what is said of it, and behind arrows the doses that its fixes change to. */
export function told(note: string): string {
  const fixes = findingsOf(note).flatMap((it) => it.fixes.map(({ title }) => title));
  return [mark(note), ...new Set(fixes.filter((it) => it.startsWith('Change to')))].join(' => ');
}

/** The note itself. */
export const noteIn = (line: string): string => strip(line.split(' => ')[0] ?? '');

interface Said {
  label: string;
  use: string;
  /** "40-year-old", "eGFR 29". */
  facts: readonly string[];
  verb: string;
  order: string;
}

/** "eu: 40-year-old woman, rheumatoid arthritis, eGFR 29. On baricitinib 2 mg once daily." */
const noteOf = ({ label, use, facts, verb, order }: Said): string =>
  `${label === 'eu' ? 'eu: ' : ''}${[...facts, INDICATION[use as keyof typeof INDICATION]].join(', ')}. ${verb} ${order}.`;

const nameOf = (drug: Drug, form: string): string => {
  const named = drug.forms.some((it) => it.form === form && it.mustBeNamed);
  const own = drug.names.find((it) => it.form === form && it.kind !== 'misspelling')?.text;
  return named ? (own ?? `${drug.name} ${form}`) : drug.name;
};

const orderOf = (drug: Drug, form: string, amount: number, perDay: number) =>
  `${nameOf(drug, form)} ${Number(amount.toFixed(3))} mg ${frequencyWords(perDay)}`;

/** The values just inside a band and just outside of it. */
export function edgesOf(band: Band | undefined, step = 1): { inside: number[]; outside: number[] } {
  const { atLeast, above, below, atMost } = band ?? {};
  const of = (value: number | undefined, add: number) =>
    value === undefined ? [] : [Number((value + add).toFixed(3))];
  return {
    inside: [...of(atLeast, 0), ...of(above, step), ...of(below, -step), ...of(atMost, 0)],
    outside: [...of(atLeast, -step), ...of(above, 0), ...of(below, 0), ...of(atMost, step)].filter((it) => it > 0),
  };
}

const age = (years: number) => `${years}-year-old`;
const weight = (kg: number) => `${kg} kg`;
const ADULT = age(40);
const CHILD = age(10);
const first = <T>(values: readonly T[], usual: T): T => values[0] ?? usual;

function doseNotes(drug: Drug, row: DoseRow): string[] {
  const { label, indication: use, form, amount, perDay } = row;
  const [years, kilograms] = [edgesOf(row.ageYears), edgesOf(row.weightKg)];
  const order = orderOf(drug, form, amount, perDay);
  const verb = row.phase === 'start' || row.phase === 'induction' ? 'Start' : 'On';
  const people = [
    ...[...years.inside, ...years.outside].map((it) => [age(it), ...kilograms.inside.slice(0, 1).map(weight)]),
    ...[...kilograms.inside, ...kilograms.outside].map((it) => [first(years.inside.map(age), CHILD), weight(it)]),
  ];
  const persons = people.length > 0 ? people : [[ADULT]];
  return persons.map((facts) => noteOf({ label, use, facts, verb, order }));
}

/** Beside each number of a limit's condition a dose that it forbids and one that it allows. */
function limitNotes(drug: Drug, row: Limit): string[] {
  const use = row.indications[0] ?? '';
  const form = row.form ?? drug.doses.find((it) => it.label === row.label && it.indication === use)?.form ?? 'tablet';
  const usual = drug.doses.filter((it) => it.label === row.label && it.indication === use && it.form === form);
  const daily = (it: { amount: number; perDay: number }) => it.amount * it.perDay;
  const all = [...usual, ...row.doses].sort((a, b) => daily(a) - daily(b));
  const over = all.find((it) => daily(it) > row.dailyMax) ?? twice(all.at(-1));
  const under = all.findLast((it) => daily(it) <= row.dailyMax);
  const perDay = over?.perDay ?? 1;
  const hair =
    row.dailyMax > 0 ? { amount: (row.dailyMax + (row.dailyMax < 2 ? 0.05 : 0.5)) / perDay, perDay } : undefined;
  const orders = [over, under, hair].flatMap((it) => (it ? [orderOf(drug, form, it.amount, it.perDay)] : []));
  const verb = row.atStart || row.phase === 'induction' ? 'Start' : 'On';
  const notes = situations(row).map((facts) => orders.map((order) => ({ label: row.label, use, facts, verb, order })));
  return notes.flat().map(noteOf);
}

const twice = (dose: { amount: number; perDay: number } | undefined) => dose && { ...dose, amount: dose.amount * 2 };

/** Whom a limit is about, and whom it is just not about. */
function situations(row: Limit): string[][] {
  const bands = [
    { edges: edgesOf(row.range), words: (it: number) => `${row.clearance === 'crcl' ? 'CrCl' : 'eGFR'} ${it}` },
    { edges: edgesOf(row.ageYears), words: age },
    { edges: edgesOf(row.weightKg), words: weight },
    { edges: edgesOf(row.platelets), words: (it: number) => `platelets ${it}` },
    { edges: edgesOf(row.medicineDaily), words: (it: number) => `on ${row.medicineIds?.[0]} ${it} mg daily` },
  ];
  const taken = row.medicineDaily ? [] : [...(row.medicines ?? []).map(oneOf), ...(row.medicineIds?.slice(0, 1) ?? [])];
  const fixed = [
    ...(row.ageYears ? [] : [row.weightKg ? CHILD : ADULT]),
    ...(row.childPugh ?? []).slice(0, 1).map((it) => `Child-Pugh ${it}`),
    ...(row.problem ? [knowledge.problems.find((it) => it.id === row.problem)?.names[0] ?? row.problem] : []),
    ...taken.map((it) => `on ${it}`),
  ];
  const inner = bands.map(({ edges, words }) => edges.inside.slice(0, 1).map(words));
  const edges = bands.flatMap(({ edges: { inside, outside }, words }, own) =>
    [...inside, ...outside].map((it) => inner.flatMap((others, at) => (at === own ? [words(it)] : others))),
  );
  return (edges.length > 0 ? edges : [[]]).map((it) => [...fixed, ...it].sort(byYears));
}

const byYears = (a: string, b: string) => Number(b.endsWith('year-old')) - Number(a.endsWith('year-old'));

/** The first medicine that has no other class. */
const oneOf = (wanted: string): string =>
  knowledge.medicines
    .filter((it) => it.classes.some((own) => own === wanted))
    .sort((a, b) => a.classes.length - b.classes.length)[0]?.names[0] ?? wanted;

function labNotes(drug: Drug, row: Drug['labLimits'][number]): string[] {
  if (row.below === undefined) return [];
  const use = row.indications?.[0] ?? drug.indications.find((it) => it.label === row.label)?.indication ?? '';
  const dose = drug.doses.find((it) => it.label === row.label && it.indication === use && isOf(row.forms, it.form));
  const order = dose ? orderOf(drug, dose.form, dose.amount, dose.perDay) : drug.name;
  const verb = row.action === 'do-not-start' ? 'Start' : 'On';
  const test = knowledge.labs.find((it) => it.id === row.test)?.names[0] ?? row.test;
  const { inside, outside } = edgesOf({ below: row.below }, row.below < 20 ? 0.1 : 1);
  return [...inside, ...outside].map((it) =>
    noteOf({ label: row.label, use, facts: [ADULT, `${test} ${it} ${row.unit}`], verb, order }),
  );
}

const isOf = (forms: readonly string[] | undefined, form: string) => forms === undefined || forms.includes(form);

function ageNotes(drug: Drug, row: Drug['indications'][number]): string[] {
  const { label, indication: use } = row;
  const dose = drug.doses.find((it) => it.label === label && it.indication === use && isOf(row.forms, it.form));
  const order = dose ? orderOf(drug, dose.form, dose.amount, dose.perDay) : `${drug.name} twice daily`;
  const { inside, outside } = edgesOf(row.ageYears);
  return [...inside, ...outside].map((it) => noteOf({ label, use, facts: [age(it)], verb: 'On', order }));
}
