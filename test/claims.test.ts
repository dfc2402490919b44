import { describe, expect, test } from 'vitest';
import { findingsOf } from './harness';
import { knowledge } from './knowledge';

for (const { id, wrong, right } of knowledge.claims) {
  describe(id, () => {
    const claimsIn = (text: string) => read(text).filter((it) => it === id);

    test.each(wrong)('is heard in: %s', (text) => expect(claimsIn(text)).toEqual([id]));
    test.each(right)('is not heard in: %s', (text) => expect(read(text)).toEqual([]));
  });
}

/** The ids of the claims that we contradict in a sentence, in a note that names the class: others get nothing at all. */
const read = (text: string): string[] => {
  const truths = new Map(knowledge.claims.map((it) => [it.truth, it.id]));
  return findingsOf(`${text}\nJAK inhibitors discussed.`)
    .filter((it) => it.rule === 'claim')
    .map((it) => truths.get(it.summary) ?? it.summary);
};
