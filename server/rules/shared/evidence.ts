import type { Study } from '../../../knowledge/study';
import type { KnowledgeBase } from '../../core/kb';
import type { Evidence, Indication } from '../../core/types';

/** The studies of one drug for one use, the most telling first. */
export const studiesOf = (kb: KnowledgeBase, drug: string, indication: Indication): Study[] =>
  (kb.evidence.get(evidenceFor(indication))?.studies ?? []).filter((it) => it.drugs.includes(drug));

/** Lupus of one organ rests on the trials of lupus. */
export const evidenceFor = (indication: Indication): Indication =>
  indication === 'lupus-nephritis' || indication === 'cutaneous-lupus' ? 'systemic-lupus' : indication;

export function bestEvidence(
  kb: KnowledgeBase,
  drug: string,
  indication: Indication,
): { study: Study; evidence: Evidence }[] {
  return studiesOf(kb, drug, indication).map((study) => ({
    study,
    evidence: { says: `${study.name}: ${study.plain}`, citation: study.citation, verified: study.verified },
  }));
}
