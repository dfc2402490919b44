import type { Rule } from '../core/types';
import { brief } from './shared/finding';

export const claim: Rule = {
  id: 'claim',
  title: 'Statement that the evidence contradicts',
  why: 'A wrong statement in a note is copied forward, and decisions come to rest on it.',
  examples: [
    '[Baricitinib is FDA-approved for lupus]{claim}.',
    'Baricitinib is not FDA-approved for lupus.',
    'No JAK inhibitor is FDA-approved for lupus.',
    'Belimumab is FDA-approved for lupus. JAK inhibitors are not.',
    '[Sotyktu has a boxed warning]{claim}.',
    'Sotyktu has no boxed warning.',
    'Xeljanz has a boxed warning.',
  ],

  *check({ claims }, kb) {
    for (const { claim: id, span } of claims) {
      const known = kb.claims.get(id);
      if (!known) continue;

      yield {
        span,
        severity: 'warning',
        summary: brief(known.truth),
        detail: known.detail,
        because: [],
        clears: [],
        evidence: known.evidence,
        fixes: known.reword ? [{ title: `Change to "${known.reword}"`, edits: [{ span, newText: known.reword }] }] : [],
      };
    }
  },
};
