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
export function indicationReader({ blocks, recall, kb }: Facts): (it: Statement) => Mention[] {
  const places = blocks.ledger.of('has', 'use');
  const anywhere = recall('uses', [places], () => lastingUses(places, kb));
  return ({ mention }) => {
    const own = blocks.all[blocks.indexAt(mention.sentence.start)]?.facts.uses ?? [];
    const beside = presentOnes(inside(own, mention.sentence));
    if (beside.length > 0) return beside;
    const near = presentOnes(own);
    return near.length > 0 ? near : anywhere;
  };
}

function lastingUses(places: readonly Placed[], kb: KnowledgeBase): Mention[] {
  const judged: Mention[] = [];
  const told: Mention[] = [];
  const past: Mention[] = [];
  for (const { facts } of places) {
    for (const it of facts.uses) {
      if (kb.acute.has(it.concept)) continue;
      if (JUDGED.has(it.section)) judged.push(it);
      (it.section === 'past-history' ? past : told).push(it);
    }
  }
  return presentOnes([judged, told, past].find((it) => it.length > 0) ?? []);
}

const JUDGED: ReadonlySet<SectionId> = new Set(['assessment', 'plan', 'problem']);

function presentOnes(found: readonly Mention[]): Mention[] {
  const present = found.filter((it) => it.assertion.temporality !== 'historical' && !it.degree.includes('inactive'));
  return unique(present.length > 0 ? present : found);
}

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
