import { drugFaults } from './check-drug';
import type { Problem } from './read-file';
import type { Knowledge } from './schema';

/** What one shape alone cannot see: ids are unique, and every reference resolves. */
export function crossCheck(knowledge: Knowledge): Problem[] {
  return [
    ...duplicates(knowledge),
    ...citations(knowledge),
    ...strangers(knowledge),
    ...namesakes(knowledge),
    ...knowledge.drugs.flatMap((drug) => drugFaults(drug).map((it) => ({ file: `drugs/${drug.id}.json`, ...it }))),
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
    walk(rows, ['citation'], [], (value, path) => {
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

/** Visits every text below one of these keys, and every text of a list below one. */
function walk(value: unknown, keys: readonly string[], path: string[], visit: (id: string, path: string[]) => void) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const ids = keys.includes(key) ? [part].flat() : [];
    for (const id of ids) if (typeof id === 'string') visit(id, [...path, key]);
    walk(part, keys, [...path, nameOf(part) ?? key], visit);
  }
}

const nameOf = (value: unknown) => (value as { id?: unknown } | null)?.id as string | undefined;

/** Problems and drugs that a fact names exist. */
function strangers(knowledge: Knowledge): Problem[] {
  const problems = new Set(knowledge.problems.map((it) => it.id));
  const drugs = new Set(knowledge.drugs.map((it) => it.id));
  const found: Problem[] = [];
  const look = (rows: unknown, file: string, keys: readonly string[], known: ReadonlySet<string>, what: string) =>
    walk(rows, keys, [], (id, path) => {
      if (!known.has(id)) found.push({ file, path: path.join('.'), reason: `unknown ${what} "${id}"` });
    });
  for (const it of knowledge.drugs)
    look(it, `drugs/${it.id}.json`, ['problem', 'problems', 'onlyWith'], problems, 'problem');
  for (const it of knowledge.evidence) {
    look(it, `evidence/${it.indication}.json`, ['problem'], problems, 'problem');
    look(it, `evidence/${it.indication}.json`, ['drug', 'drugs'], drugs, 'drug');
  }
  look(knowledge.problems, 'problems.json', ['implies'], problems, 'problem');
  return found;
}

/** A name stands for one thing only: of two, the reader would see the first. */
function namesakes({ drugs, medicines }: Knowledge): Problem[] {
  const owner = new Map<string, string>();
  const clash = (file: string, id: string, name: string): Problem[] => {
    const key = name.toLowerCase();
    const first = owner.get(key);
    owner.set(key, first ?? id);
    return first === undefined || first === id
      ? []
      : [{ file, path: id, reason: `"${name}" is a name of ${first} too` }];
  };
  return [
    ...drugs.flatMap((it) => it.names.flatMap(({ text }) => clash(`drugs/${it.id}.json`, it.id, text))),
    ...medicines.flatMap((it) => it.names.flatMap((name) => clash('medicines.json', it.id, name))),
  ];
}
