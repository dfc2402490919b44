import { createFold } from './fold';
import type { KnowledgeBase } from './kb';
import type { Facts } from './note-facts';
import type { Placed } from './placed-block';
import type { Mention, Patient } from './types';

interface Present {
  mention: Mention;
  /** The mention from which on it is present. */
  since: Mention;
}

/** What is present of one problem, and of those that imply it. */
type Told = ReadonlyMap<string, Present>;

const NOTHING: Told = new Map();

/** Conditions of this patient, now, in the order in which the note comes to them. */
export function presentProblems(facts: Facts): Pick<Patient, 'problems' | 'said'> {
  const { blocks, recall, kb } = facts;
  const { ledger } = blocks;
  const present = ledger.names('problem').flatMap((concept) => {
    const fold = recall(`problem ${concept}`, [], () => createFold(NOTHING, telling(concept, kb), isSame));
    const own = fold(ledger.of('problem', concept)).get(concept);
    return own ? [{ concept, ...own }] : [];
  });
  // What a problem implies comes behind it.
  const rank = ({ concept, since }: (typeof present)[number]) => [since.span.start, since.concept === concept ? 0 : 1];
  present.sort((a, b) => compare(rank(a), rank(b)) || (a.concept < b.concept ? -1 : 1));
  const problems = new Map(present.map((it) => [it.concept, it.mention]));
  return { problems, said: { get: (concept) => (problems.has(concept) ? saidOf(concept, facts) : undefined) } };
}

const compare = ([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]) => a - b || c - d;

/** Takes in what a block says of one problem, in itself or by another that implies it. */
const telling =
  (concept: string, kb: KnowledgeBase) =>
  (before: Told, { facts }: Placed): Told => {
    let told = before;
    for (const it of facts.mentions) if (isAbout(it, concept, kb)) told = toldWith(told, it, kb);
    return told;
  };

const isAbout = (it: Mention, concept: string, kb: KnowledgeBase) =>
  it.kind === 'problem' &&
  isOurs(it) &&
  (it.concept === concept || (kb.problems.get(it.concept)?.implies ?? []).some((implied) => implied === concept));

const isOurs = ({ assertion, section }: Mention) => assertion.experiencer === 'patient' && section !== 'education';

/** A later denial takes an earlier word back; that none is there today takes no history back. */
function toldWith(told: Told, it: Mention, kb: KnowledgeBase): Told {
  const problem = kb.problems.get(it.concept);
  const own = told.get(it.concept)?.mention;
  if (isDenied(it)) {
    if (!own || (problem?.lasting && isHistory(own))) return told;
    return new Map([...told].filter(([concept]) => concept !== it.concept));
  }
  if (!isPresent(it, kb)) return told;
  // What is treated is as the note says last; of anything else the first word on it is the fact.
  const mention = problem?.indication ? it : (own ?? it);
  const names = [it.concept, ...(problem?.implies ?? [])];
  if (names.every((name) => told.get(name)?.mention === mention)) return told;
  return new Map([...told, ...names.map((name) => [name, { mention, since: told.get(name)?.since ?? it }] as const)]);
}

const isDenied = ({ assertion }: Mention) => assertion.existence === 'negated' && assertion.temporality === 'current';

const isSame = (a: Told, b: Told): boolean =>
  a === b ||
  (a.size === b.size &&
    [...a].every(([concept, it]) => it.mention === b.get(concept)?.mention && it.since === b.get(concept)?.since));

/** All places that say it of the patient, from the last denial on. */
function saidOf(concept: string, { blocks, recall, kb }: Facts): readonly Mention[] | undefined {
  const places = blocks.ledger.of('problem', concept);
  return recall(`told ${concept}`, [places], () => {
    let told = NOTHING;
    let said: Mention[] = [];
    for (const it of places.flatMap(({ facts }) => facts.mentions)) {
      if (!isAbout(it, concept, kb)) continue;
      const after = toldWith(told, it, kb);
      if (after.size < told.size && it.concept === concept) said = [];
      if (isPresent(it, kb) && it.concept === concept) said.push(it);
      told = after;
    }
    return said.length > 0 ? said : undefined;
  });
}

const isHistory = (it?: Mention) => it?.year !== undefined || it?.assertion.temporality === 'historical';

/** A chronic condition stands under "past history" and is still there; only words make it past. */
function isPresent({ concept, assertion }: Mention, kb: KnowledgeBase): boolean {
  const { existence, temporality, cue } = assertion;
  const past = temporality === 'historical' && cue !== undefined && !kb.problems.get(concept)?.lasting;
  return existence === 'affirmed' && !past && temporality !== 'hypothetical';
}
