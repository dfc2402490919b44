import type { Treatment } from '../../knowledge/treatment';

/** Earlier treatments by id, and the words that speak of them without naming a medicine. */
export interface Treatments {
  get(id: string): Treatment | undefined;
  words: RegExp;
  /** The ids of those that a found word speaks of. */
  spokenOf(word: string): readonly string[];
}

export function indexTreatments(rows: readonly Treatment[]): Treatments {
  const byId = new Map(rows.map((it) => [it.id, it]));
  const owners = new Map<string, string[]>();
  for (const { id, words } of rows) for (const it of words) owners.set(it, [...(owners.get(it) ?? []), id]);
  // The longest first: "systemic therapy" before "systemic".
  const all = [...owners].sort(([a], [b]) => b.length - a.length);
  const tests = all.map(([word, ids]) => ({ ids, test: new RegExp(`\\b${patternOf(word)}$`, 'i') }));
  return {
    get: (id) => byId.get(id),
    words: new RegExp(`\\b(?:${all.map(([word]) => patternOf(word)).join('|')})\\b`, 'gi'),
    spokenOf: (word) => tests.flatMap(({ ids, test }) => (test.test(word) ? ids : [])),
  };
}

const patternOf = (word: string) =>
  word
    .replace(/[^\w*]/g, '\\$&')
    .replace('*', '\\w*')
    .replaceAll('\\ ', '\\s');
