import type { KnowledgeBase } from './kb';
import type { Facts } from './note-facts';
import type { Placed } from './placed-block';
import type { Mention, Patient } from './types';

interface Present {
  mention: Mention;
  /** The mention from which on it is present. */
  since: Mention;
}

interface Told {
  present: Present | undefined;
  said: readonly Mention[];
}

/** Conditions of this patient, now, in the order in which the note comes to them. */
export function presentProblems(facts: Facts): Pick<Patient, 'problems' | 'said'> {
  const { blocks, recall, kb } = facts;
  const { ledger } = blocks;
  const named = new Set(ledger.names('problem').flatMap((it) => [it, ...(kb.problems.get(it)?.implies ?? [])]));
  const told = [...named].map((concept) => {
    const own = [concept, ...(kb.impliedBy.get(concept) ?? [])];
    const places = own.map((it) => ledger.of('problem', it));
    return { concept, ...recall(`problem ${concept}`, places, () => toldOf(concept, mentionsOf(own, facts), kb)) };
  });
  const present = told.flatMap(({ concept, present, said }) => (present ? [{ concept, said, ...present }] : []));
  // What a problem implies comes behind it.
  const rank = ({ concept, since }: (typeof present)[number]) => [since.span.start, since.concept === concept ? 0 : 1];
  present.sort((a, b) => compare(rank(a), rank(b)) || (a.concept < b.concept ? -1 : 1));
  return {
    problems: new Map(present.map((it) => [it.concept, it.mention])),
    said: new Map(present.flatMap((it) => (it.said.length > 0 ? [[it.concept, it.said] as const] : []))),
  };
}

const compare = ([a = 0, c = 0]: number[], [b = 0, d = 0]: number[]) => a - b || c - d;

/** The mentions of some problems in the order of the text. */
function mentionsOf(concepts: readonly string[], { blocks }: Facts): Mention[] {
  const [first = [], ...others] = concepts.map((it) => blocks.ledger.of('problem', it)).filter((it) => it.length > 0);
  const places = others.length === 0 ? first : [...new Set([first, ...others].flat())].sort(byStart);
  const found: Mention[] = [];
  for (const { facts } of places)
    for (const it of facts.mentions) if (it.kind === 'problem' && concepts.includes(it.concept)) found.push(it);
  return found;
}

const byStart = (a: Placed, b: Placed) => a.at.start - b.at.start;

/** What the note says of one problem, in itself or by another that implies it. A later denial takes an earlier word back. */
function toldOf(concept: string, mentions: readonly Mention[], kb: KnowledgeBase): Told {
  const present = new Map<string, Present>();
  let said: Mention[] = [];
  for (const it of mentions) {
    if (it.assertion.experiencer !== 'patient' || it.section === 'education') continue;
    // That none is there today takes no history back.
    const known = kb.problems.get(it.concept)?.lasting && isHistory(present.get(it.concept)?.mention);
    if (it.assertion.existence === 'negated' && it.assertion.temporality === 'current' && !known) {
      present.delete(it.concept);
      if (it.concept === concept) said = [];
    }
    if (!isPresent(it, kb)) continue;
    const problem = kb.problems.get(it.concept);
    // What is treated is as the note says last; of anything else the first word on it is the fact.
    const first = problem?.indication ? undefined : present.get(it.concept)?.mention;
    for (const name of [it.concept, ...(problem?.implies ?? [])])
      present.set(name, { mention: first ?? it, since: present.get(name)?.since ?? it });
    if (it.concept === concept) said.push(it);
  }
  return { present: present.get(concept), said };
}

const isHistory = (it?: Mention) => it?.year !== undefined || it?.assertion.temporality === 'historical';

/** A chronic condition stands under "past history" and is still there; only words make it past. */
function isPresent({ concept, assertion }: Mention, kb: KnowledgeBase): boolean {
  const { existence, temporality, cue } = assertion;
  const past = temporality === 'historical' && cue !== undefined && !kb.problems.get(concept)?.lasting;
  return existence === 'affirmed' && !past && temporality !== 'hypothetical';
}
