import type { KnowledgeBase } from '../../core/kb';
import { CERTAINTIES } from '../../core/settings';
import { perThing } from '../../core/shelf';
import type { Evidence, Finding, LeastCertainty } from '../../core/types';

/** The rules whose findings are as good as the studies behind them; a label's own limits are no matter of certainty. */
const GRADED: ReadonlySet<string> = new Set([
  'off-label',
  'place-in-therapy',
  'evidence-population',
  'evidence-dose',
  'claim',
]);

export const isGraded = (rule: string): boolean => GRADED.has(rule);

/** True where the best of its sources is as certain as that, or where the rule is no matter of certainty. */
export function isCertain({ rule, evidence }: Finding, least: LeastCertainty, kb: KnowledgeBase): boolean {
  if (least === 'any' || !isGraded(rule)) return true;
  return evidence.some((it) => rank(certaintyOf(it, kb)) >= rank(least));
}

const rank = (certainty: LeastCertainty) => CERTAINTIES.indexOf(certainty);

/** What no study file grades (a label, a regulator's word, a guideline) says what it says: certain once somebody has read it. */
function certaintyOf({ citation, verified }: Evidence, kb: KnowledgeBase): LeastCertainty {
  if (!verified) return 'any';
  const grades = gradesOf(kb).get(citation);
  if (!grades) return 'high';
  return CERTAINTIES.findLast((it) => grades.has(it)) ?? 'verified';
}

/** The grades of the studies that a source reports. */
const gradesOf = perThing((kb: KnowledgeBase): ReadonlyMap<string, ReadonlySet<string>> => {
  const grades = new Map<string, Set<string>>();
  for (const { citation, certainty } of [...kb.evidence.values()].flatMap((it) => it.studies)) {
    grades.set(citation, (grades.get(citation) ?? new Set()).add(certainty));
  }
  return grades;
});
