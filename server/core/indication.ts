import type { KnowledgeBase } from './kb';
import type { Indication, Mention, Regimen, Span, Statement } from './types';

/**
 * What a drug is given for: indications in its own sentence, else in its block, else in the assessment and plan, else
 * anywhere in the note; what is over or inactive only when there is nothing else.
 */
export function indicationReader(
  text: string,
  mentions: readonly Mention[],
  statements: readonly Statement[],
  blocks: readonly Span[],
  kb: KnowledgeBase,
) {
  const general = new Set(
    statements.filter((it) => it.status === 'general' && it.stated).map((it) => it.mention.sentence.start),
  );
  const candidates = mentions.filter((it) => isCandidate(it, text, kb) && !general.has(it.sentence.start));
  const lasting = candidates.filter((it) => !kb.acute.has(it.concept));
  const places = [
    (at: Span) => inside(candidates, at),
    (at: Span) => inside(candidates, blockOf(blocks, at)),
    () => lasting.filter((it) => it.section === 'assessment' || it.section === 'plan' || it.section === 'problem'),
    () => lasting.filter((it) => it.section !== 'past-history'),
    () => lasting,
  ];
  return ({ mention }: Statement): Mention[] => {
    for (const place of places) {
      const found = place(mention.sentence);
      const present = found.filter(
        (it) => it.assertion.temporality !== 'historical' && !it.degree.includes('inactive'),
      );
      if (present.length > 0 || found.length > 0) return unique(present.length > 0 ? present : found);
    }
    return [];
  };
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

const blockOf = (blocks: readonly Span[], { start }: Span): Span =>
  blocks.find((it) => it.start <= start && start <= it.end) ?? { start: 0, end: 0 };

function unique(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.toReversed().map((it) => [it.concept, it])).values()].reverse();
}

/** The ids of a regimen's indications. */
export function indicationsOf(regimen: Regimen, kb: KnowledgeBase): Indication[] {
  return regimen.indications.flatMap((it) => kb.problems.get(it.concept)?.indication ?? []);
}
