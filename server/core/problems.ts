import { createFold } from './fold';
import type { KnowledgeBase } from './kb';
import type { Facts } from './note-facts';
import type { Placed } from './placed-block';
import type { Day, Mention, Patient } from './types';

interface Present {
  mention: Mention;
  /** The mention from which on it is present. */
  since: Mention;
}

/** What the note tells of one problem, and of those that imply it. */
interface Told {
  present: ReadonlyMap<string, Present>;
  /** The first places that say it of the patient, from the last denial on. */
  said: readonly Mention[];
}

const NOTHING: Told = { present: new Map(), said: [] };
/** As many places as a reader may want to go to. */
const MOST = 12;

/** Conditions of this patient, now, in the order in which the note comes to them. */
export function presentProblems(facts: Facts): Pick<Patient, 'problems' | 'said'> {
  const { blocks, recall, kb, on } = facts;
  const { ledger } = blocks;
  const found = ledger.names('problem').flatMap((concept) => {
    const fold = recall(`problem ${concept}`, [on], () => createFold(NOTHING, telling(concept, kb, on), isSame));
    const { present, said } = fold(ledger.of('problem', concept));
    const own = present.get(concept);
    return own ? [{ concept, said, ...own }] : [];
  });
  // What a problem implies comes behind it.
  const rank = ({ concept, since }: (typeof found)[number]) => [since.span.start, since.concept === concept ? 0 : 1];
  found.sort((a, b) => compare(rank(a), rank(b)) || (a.concept < b.concept ? -1 : 1));
  return {
    problems: new Map(found.map((it) => [it.concept, it.mention])),
    said: new Map(found.flatMap((it) => (it.said.length > 0 ? [[it.concept, it.said] as const] : []))),
  };
}

const compare = ([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]) => a - b || c - d;

/** Takes in what a block says of one problem, in itself or by another that implies it. */
const telling =
  (concept: string, kb: KnowledgeBase, on: Day | undefined) =>
  (before: Told, { facts }: Placed): Told =>
    facts.mentions.reduce(
      (told, it) => (isAbout(it, concept, kb) ? toldWith(told, it, concept, kb, on) : told),
      before,
    );

const isAbout = (it: Mention, concept: string, kb: KnowledgeBase) =>
  it.kind === 'problem' &&
  isOurs(it) &&
  (it.concept === concept || (kb.problems.get(it.concept)?.implies ?? []).some((implied) => implied === concept));

const isOurs = ({ assertion, section }: Mention) => assertion.experiencer === 'patient' && section !== 'education';

function toldWith(told: Told, it: Mention, concept: string, kb: KnowledgeBase, on: Day | undefined): Told {
  const present = presentWith(told.present, it, kb, on);
  const adds = it.concept === concept && isPresent(it, kb, on) && told.said.length < MOST;
  if (present === told.present && !adds) return told;
  return { present, said: present.has(concept) ? (adds ? [...told.said, it] : told.said) : [] };
}

/** A later denial takes an earlier word back; that none is there today takes no history back. */
function presentWith(present: Told['present'], it: Mention, kb: KnowledgeBase, on: Day | undefined): Told['present'] {
  const problem = kb.problems.get(it.concept);
  const own = present.get(it.concept)?.mention;
  if (isDenied(it)) {
    if (!own || (problem?.lasting && isHistory(own))) return present;
    return new Map([...present].filter(([concept]) => concept !== it.concept));
  }
  if (!isPresent(it, kb, on)) return present;
  // What is treated is as the note says last; of anything else the first word on it is the fact.
  const mention = problem?.indication ? it : (own ?? it);
  const names = [it.concept, ...(problem?.implies ?? [])];
  if (names.every((name) => present.get(name)?.mention === mention)) return present;
  return new Map([
    ...present,
    ...names.map((name) => [name, { mention, since: present.get(name)?.since ?? it }] as const),
  ]);
}

const isDenied = ({ assertion }: Mention) => assertion.existence === 'negated' && assertion.temporality === 'current';

const isSame = (a: Told, b: Told): boolean =>
  a.present.size === b.present.size &&
  a.said.length === b.said.length &&
  a.said.every((it, at) => it === b.said[at]) &&
  [...a.present].every(
    ([concept, it]) => it.mention === b.present.get(concept)?.mention && it.since === b.present.get(concept)?.since,
  );

const isHistory = (it?: Mention) => it?.year !== undefined || it?.assertion.temporality === 'historical';

/** A chronic condition stands under "past history" and is still there; only words make it past, or that it passes. */
function isPresent({ concept, assertion, year }: Mention, kb: KnowledgeBase, on: Day | undefined): boolean {
  const { existence, temporality, cue } = assertion;
  const { acute, lasting } = kb.problems.get(concept) ?? {};
  if (acute && year !== undefined && `${year}` !== on?.slice(0, 4)) return false;
  const past = temporality === 'historical' && (cue !== undefined || acute) && !lasting;
  return existence === 'affirmed' && !past && temporality !== 'hypothetical';
}
