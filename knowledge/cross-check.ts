import { bandFaults } from './bands';
import type { Problem } from './compile';
import type { LimitRow } from './dose';
import type { Drug } from './drug';
import type { Knowledge } from './schema';

/** What one shape alone cannot see: ids are unique, and every reference resolves. */
export function crossCheck(knowledge: Knowledge): Problem[] {
  return [
    ...duplicates(knowledge),
    ...citations(knowledge),
    ...knowledge.drugs.flatMap((it) => drugRows(it, knowledge)),
  ];
}

function duplicates(knowledge: Knowledge): Problem[] {
  const lists = {
    medicines: 'medicines.json',
    problems: 'problems.json',
    citations: 'citations.json',
    claims: 'claims.json',
  };
  return Object.entries(lists).flatMap(([table, file]) => {
    const seen = new Set<string>();
    const rows = knowledge[table as keyof typeof lists];
    return rows
      .filter(({ id }) => seen.size === seen.add(id).size)
      .map(({ id }) => ({ file, path: id, reason: `the id "${id}" is there twice` }));
  });
}

/** Every citation that a fact names exists, and every one that exists is named. */
function citations(knowledge: Knowledge): Problem[] {
  const unused = new Set(knowledge.citations.map((it) => it.id));
  const known = new Set(unused);
  const problems: Problem[] = [];
  const { citations: _, ...facts } = knowledge;
  for (const [file, rows] of filesOf(facts)) {
    walk(rows, [], (value, path) => {
      unused.delete(value);
      if (!known.has(value)) problems.push({ file, path: path.join('.'), reason: `unknown citation "${value}"` });
    });
  }
  for (const id of unused) problems.push({ file: 'citations.json', path: id, reason: 'no fact names this citation' });
  return problems;
}

/** Each fact file with what it holds. */
function filesOf(facts: Omit<Knowledge, 'citations'>): [string, unknown][] {
  const { drugs, evidence, ...rest } = facts;
  return [
    ...drugs.map((it): [string, unknown] => [`drugs/${it.id}.json`, it]),
    ...evidence.map((it): [string, unknown] => [`evidence/${it.indication}.json`, it]),
    ...Object.entries(rest).map(([table, rows]): [string, unknown] => [`${table}.json`, rows]),
  ];
}

function walk(value: unknown, path: string[], onCitation: (id: string, path: string[]) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'citation' && typeof part === 'string') onCitation(part, [...path, key]);
    else walk(part, [...path, nameOf(part) ?? key], onCitation);
  }
}

const nameOf = (value: unknown) => (value as { id?: unknown } | null)?.id as string | undefined;

type Fault = (path: string, reason: string) => void;

/** A drug's own rows agree: no dose above its maximum, every dose made of strengths, problems and labels known. */
function drugRows(drug: Drug, knowledge: Knowledge): Problem[] {
  const problems: Problem[] = [];
  const fault: Fault = (path, reason) => problems.push({ file: `drugs/${drug.id}.json`, path, reason });
  const known = new Set(knowledge.problems.map((it) => it.id));
  doseRows(drug, fault);
  limitRows(drug, fault);
  for (const { path, reason } of bandFaults(drug)) fault(path, reason);
  drug.contraindications.forEach(({ problem }, index) => {
    if (problem && !known.has(problem)) fault(`contraindications.${index}.problem`, `unknown problem "${problem}"`);
  });
  return problems;
}

function doseRows(drug: Drug, fault: Fault): void {
  drug.doses.forEach((dose, index) => {
    const path = `doses.${index}`;
    if (!canMake(drug, dose.form, dose.amount)) fault(path, `${dose.amount} mg is no sum of ${dose.form} strengths`);
    const maximum = drug.limits.find(
      (it) =>
        it.basis === 'maximum' &&
        it.label === dose.label &&
        it.indications.includes(dose.indication) &&
        (it.form ?? dose.form) === dose.form,
    );
    if (!maximum) fault(path, `no maximum for ${dose.label}, ${dose.indication}, ${dose.form}`);
    else if (dose.amount * dose.perDay > maximum.dailyMax)
      fault(path, `is above the maximum of ${maximum.dailyMax} mg`);
  });
}

function limitRows({ limits }: Drug, fault: Fault): void {
  limits.forEach((limit, index) => {
    const maximum = limits.filter((it) => it.basis === 'maximum' && isSameOrder(it, limit));
    const usual = Math.max(...maximum.map((it) => it.dailyMax));
    if (maximum.length > 0 && limit.dailyMax > usual) fault(`limits.${index}`, `is above the maximum of ${usual} mg`);
    for (const dose of limit.doses) {
      if (dose.amount * dose.perDay > limit.dailyMax) fault(`limits.${index}.doses`, 'a dose is above its own limit');
    }
  });
}

const isSameOrder = (a: LimitRow, b: LimitRow): boolean =>
  a.label === b.label && a.form === b.form && a.indications.some((it) => b.indications.includes(it));

/** What a syringe shows, in mL. */
const GRADUATION = 0.1;

/** True when a dose can be taken: a sum of tablets or capsules, or a volume that a syringe can measure. */
export function canMake(drug: Drug, form: string, amount: number): boolean {
  const strengths = drug.forms.filter((it) => it.form === form).flatMap((it) => it.strengths);
  if (form === 'solution') return strengths.some((it) => isWhole(amount / it / GRADUATION));
  return strengths.some(
    (strength) => amount === strength || (amount > strength && canMake(drug, form, amount - strength)),
  );
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6;
