/** What facts may refer to, by id. */
export interface Known {
  drugs: { has(id: string): boolean };
  problems: { has(id: string): boolean };
  citations: { has(id: string): boolean };
  medicines: { has(id: string): boolean };
  treatments: { has(id: string): boolean };
}

const KEYS: Readonly<Record<string, keyof Known>> = {
  citation: 'citations',
  problem: 'problems',
  problems: 'problems',
  onlyWith: 'problems',
  implies: 'problems',
  without: 'problems',
  medicineIds: 'medicines',
  after: 'treatments',
  drug: 'drugs',
  drugs: 'drugs',
};

type Visit = (id: string, kind: keyof Known, path: string[]) => void;

/** Visits every reference in a fact. `step` names a part in the path: by its own id, or as it is by its key. */
export function visitReferences(
  value: unknown,
  visit: Visit,
  step: (part: unknown, key: string) => string = (_, key) => key,
  path: string[] = [],
): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const kind = KEYS[key];
    const here = [...path, step(part, key)];
    for (const id of kind ? [part].flat() : []) if (kind && typeof id === 'string') visit(id, kind, here);
    visitReferences(part, visit, step, here);
  }
}

/** References to what there is not. */
export function strangersIn(value: unknown, known: Known): { path: string; reason: string }[] {
  const found: { path: string; reason: string }[] = [];
  visitReferences(value, (id, kind, path) => {
    if (!known[kind].has(id)) found.push({ path: path.join('.'), reason: `unknown ${kind.slice(0, -1)} "${id}"` });
  });
  return found;
}
