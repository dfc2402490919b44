import { drugFaults } from './check-drug';
import type { Problem } from './read-file';
import { visitReferences } from './references';
import type { Knowledge } from './schema';

/** What one shape alone cannot see: ids are unique, and every reference resolves. */
export function crossCheck(knowledge: Knowledge): Problem[] {
  return [
    ...duplicates(knowledge),
    ...references(knowledge),
    ...slots(knowledge),
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

/** Every citation, problem and drug that a fact names exists, and every citation that exists is named. */
function references(knowledge: Knowledge): Problem[] {
  const { citations, ...facts } = knowledge;
  const unused = new Set(citations.map((it) => it.id));
  const known = {
    citations: new Set(unused),
    problems: new Set(knowledge.problems.map((it) => it.id)),
    medicines: new Set(knowledge.medicines.map((it) => it.id)),
    drugs: new Set(knowledge.drugs.map((it) => it.id)),
    treatments: new Set(knowledge.treatments.map((it) => it.id)),
  };
  const problems: Problem[] = [];
  for (const [file, rows] of filesOf(facts)) {
    const visit = (id: string, kind: keyof typeof known, path: string[]) => {
      if (kind === 'citations') unused.delete(id);
      if (!known[kind].has(id))
        problems.push({ file, path: path.join('.'), reason: `unknown ${kind.slice(0, -1)} "${id}"` });
    };
    visitReferences(rows, visit, (part, key) => nameOf(part) ?? key);
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

const nameOf = (value: unknown) => (value as { id?: unknown } | null)?.id as string | undefined;

/** What a phrase has a slot for exists ("<drug:id>"), and so do the words that claims share ("@told"). */
function slots({ claims, shared, drugs, problems, medicines }: Knowledge): Problem[] {
  const ids = { drug: drugs, problem: problems, medicine: medicines };
  const known = new Set(Object.entries(ids).flatMap(([kind, rows]) => rows.map((it) => `${kind}:${it.id}`)));
  for (const it of shared) known.add(`@${it.id}`);
  const slotsIn = (texts: readonly string[]) => texts.join(' ').match(/(?<=<)\w+:[\w-]+(?=>)|@[\w-]+/g) ?? [];
  const faults = (file: string, id: string, texts: readonly string[]) =>
    slotsIn(texts).flatMap((it) => (known.has(it) ? [] : [{ file, path: id, reason: `"${it}" is unknown` }]));
  return [
    ...claims.flatMap(({ id, phrases, unless }) => faults('claims.json', id, [...phrases, ...unless])),
    ...shared.flatMap(({ id, words }) => faults('shared.json', id, words)),
  ];
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
