import { estimatedEgfr } from './egfr';
import { createFold } from './fold';
import type { Facts } from './note-facts';
import type { PersonFacts } from './person';
import type { Placed } from './placed-block';
import { presentProblems } from './problems';
import type { CoMedicine, LabTest, Measured, Mention, Patient, ScreeningItem } from './types';

/** Folds the facts of all blocks into the one patient of the note. */
export function foldPatient(facts: Facts, comedicines: readonly CoMedicine[]): Patient {
  const { ledger } = facts.blocks;
  const said = <K extends keyof PersonFacts>(name: K, at: 0 | -1): PersonFacts[K] | undefined =>
    ledger
      .of('person', name)
      .at(at)
      ?.facts.person.flatMap((it) => it[name] ?? [])
      .at(at);
  const [age, sex] = [said('age', 0), said('sex', 0)];
  const [childPugh, weight] = [said('childPugh', -1), said('weight', -1)];
  const problems = presentProblems(facts);
  return {
    ...(age && { age }),
    ...(sex && { sex }),
    ...(childPugh && { childPugh }),
    ...(weight && { weight }),
    labs: latestLabs(facts, problems.problems, { ...(age && { age }), ...(sex && { sex }) }),
    ...problems,
    comedicines,
    documented: new Set(ledger.names('documents') as ScreeningItem[]),
    checks: facts.recall('checks', [ledger.of('has', 'check')], () =>
      ledger.of('has', 'check').flatMap((it) => it.facts.checks),
    ),
    monitoring: facts.recall('orders', [ledger.of('has', 'order')], () =>
      ledger.of('has', 'order').flatMap((it) => it.facts.orders),
    ),
  };
}

/** The latest dated value, else the last one in the note. A CKD stage, else an estimate, stands in where no value does. */
function latestLabs(
  { blocks, recall, kb }: Facts,
  problems: ReadonlyMap<string, Mention>,
  person: Pick<Patient, 'age' | 'sex'>,
): Map<LabTest, Measured> {
  const latest = new Map<LabTest, Measured>();
  for (const test of (blocks.ledger.names('lab') as LabTest[]).sort()) {
    const fold = recall(`lab ${test}`, [], () => createFold(undefined, later(test)));
    const found = fold(blocks.ledger.of('lab', test));
    if (found) latest.set(test, found);
  }
  if (latest.has('egfr') || latest.has('crcl')) return latest;
  for (const { concept, span } of problems.values()) {
    const range = kb.problems.get(concept)?.egfr;
    if (range) latest.set('egfr', { test: 'egfr', value: range[0], high: range[1], unit: 'mL/min/1.73m2', span });
  }
  const estimated = latest.has('egfr') ? undefined : estimatedEgfr(latest.get('creatinine'), person);
  if (estimated) latest.set('egfr', estimated);
  return latest;
}

const later =
  (test: LabTest) =>
  (known: Measured | undefined, { facts }: Placed): Measured | undefined =>
    facts.labs.reduce((best, it) => (it.test === test && counts(it, best) ? it : best), known);

function counts(it: Measured, known: Measured | undefined): boolean {
  if (!known) return true;
  if (it.past || (known.today && !it.today && !it.on)) return false;
  return !known.on || !it.on || known.past === true || it.on >= known.on;
}
