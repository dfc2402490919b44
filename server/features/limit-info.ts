import { worded } from '../core/place';
import type { Finding } from '../core/types';
import { listWords } from '../core/words';
import { rules } from '../rules';
import type { Snapshot } from './feature';

/** The line that stands for the findings of information that are not shown one by one. */
export const MORE = 'more';

/** At most so many findings of information as a setting says, those of the first rules first; one more line has the rest. */
export function shownOf({
  findings,
  settings: { maxInfo },
}: Pick<Snapshot, 'findings' | 'settings'>): readonly Finding[] {
  if (maxInfo === undefined) return findings;
  const order = new Map(rules.map((it, index) => [it.id, index]));
  const rest = findings
    .filter((it) => it.severity === 'info')
    .sort((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0))
    .slice(maxInfo);
  const hidden = new Set(rest);
  const inOrder = findings.filter((it) => hidden.has(it));
  return findings.flatMap((it) => (hidden.has(it) ? (it === inOrder[0] ? [moreOf(it, inOrder)] : []) : [it]));
}

/** It sits where the first of them does, and leads to each. */
function moreOf({ span }: Finding, rest: readonly Finding[]): Finding {
  const names = [...new Set(rest.map((it) => it.rule))];
  return {
    rule: MORE,
    span,
    severity: 'info',
    summary: `and ${rest.length} more: ${listWords(names)}.`,
    detail: 'The setting jakNotes.maxInfo, or --max-info, says how many are shown one by one.',
    because: rest.map((it) => worded(it.span, `${it.rule}: ${it.summary}`)),
    clears: [],
    evidence: [],
    fixes: [],
  };
}
