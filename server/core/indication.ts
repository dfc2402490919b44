import { createFold } from './fold';
import type { KnowledgeBase } from './kb';
import type { Facts } from './note-facts';
import type { Placed } from './placed-block';
import type { Indication, Mention, Regimen, SectionId, Span, Statement } from './types';

/** The problems of a block that one of our drugs may be given for. */
export function readUses(
  mentions: readonly Mention[],
  statements: readonly Statement[],
  text: string,
  kb: KnowledgeBase,
): Mention[] {
  const general = new Set(
    statements.filter((it) => it.status === 'general' && it.stated).map((it) => it.mention.sentence.start),
  );
  return mentions.filter((it) => isCandidate(it, text, kb) && !general.has(it.sentence.start));
}

/**
 * What a drug is given for: indications in its own sentence, else in its block, else in the assessment and plan, else
 * anywhere in the note; what is over or inactive only when there is nothing else.
 */
export function indicationReader({ blocks, recall, kb }: Facts): (it: Statement) => readonly Mention[] {
  const places = blocks.ledger.of('has', 'use');
  const fold = recall('uses', [], () => createFold(NONE, gathering(kb), areSame));
  const anywhere = fold(places).find((it) => it.length > 0) ?? [];
  return ({ mention }) => {
    const own = blocks.all[blocks.indexAt(mention.sentence.start)]?.facts.uses ?? [];
    if (own.length === 0) return anywhere;
    const beside = presentOnes(inside(own, mention.sentence));
    if (beside.length > 0) return beside;
    const near = presentOnes(own);
    return near.length > 0 ? near : anywhere;
  };
}

/** The uses of each kind, the best kind first; of each use its last mention, in their order. */
type Uses = readonly (readonly Mention[])[];

/** Judged, told or past, and of each what is present before all of it. */
const NONE: Uses = [[], [], [], [], [], []];

const gathering =
  (kb: KnowledgeBase) =>
  (before: Uses, { facts }: Placed): Uses => {
    const found = facts.uses.filter((it) => !kb.acute.has(it.concept));
    return found.reduce(
      (uses, it) => uses.map((own, kind) => (kindsOf(it).includes(kind) ? withLast(own, it) : own)),
      before,
    );
  };

function kindsOf(it: Mention): number[] {
  const kinds = it.section === 'past-history' ? [4] : JUDGED.has(it.section) ? [0, 2] : [2];
  return kinds.flatMap((kind) => (isThere(it) ? [kind, kind + 1] : [kind + 1]));
}

const withLast = (own: readonly Mention[], it: Mention) => [...own.filter(({ concept }) => concept !== it.concept), it];

const areSame = (a: Uses, b: Uses) =>
  a.every((own, kind) => own.length === b[kind]?.length && own.every((it, at) => it === b[kind]?.[at]));

const JUDGED: ReadonlySet<SectionId> = new Set(['assessment', 'plan', 'problem']);

function presentOnes(found: readonly Mention[]): Mention[] {
  const present = found.filter(isThere);
  return unique(present.length > 0 ? present : found);
}

const isThere = ({ assertion, degree }: Mention) =>
  assertion.temporality !== 'historical' && !degree.includes('inactive');

function isCandidate({ kind, concept, assertion, section }: Mention, text: string, kb: KnowledgeBase): boolean {
  if (kind !== 'problem' || !kb.problems.get(concept)?.indication) return false;
  const ours = assertion.experiencer === 'patient' && assertion.existence !== 'negated';
  // "AD clinic" tells what its patients have, while "DVT clinic" tells nothing.
  const cue = assertion.cue ? text.slice(assertion.cue.start, assertion.cue.end) : '';
  const meant = assertion.temporality !== 'hypothetical' || /^clinic$/i.test(cue);
  return ours && meant && section !== 'review' && section !== 'family' && section !== 'education';
}

const inside = (mentions: readonly Mention[], { start, end }: Span) =>
  mentions.filter((it) => it.span.start >= start && it.span.end <= end);

function unique(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.toReversed().map((it) => [it.concept, it])).values()].reverse();
}

/** The ids of a regimen's indications. */
export function indicationsOf(regimen: Regimen, kb: KnowledgeBase): Indication[] {
  return regimen.indications.flatMap((it) => kb.problems.get(it.concept)?.indication ?? []);
}
