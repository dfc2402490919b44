import { describe, expect, test } from 'vitest';
import { rules } from '../server/rules';
import { mark, strip } from './harness';

for (const { id, examples } of rules) {
  describe(id, () => {
    test.each(examples)('%s', (example) => {
      expect(mark(strip(example), id)).toBe(example);
    });

    test('speaks at least once and is silent at least once', () => {
      const speaking = examples.filter((it) => it.includes(`{${id}}`));
      expect(speaking.length).toBeGreaterThan(0);
      expect(speaking.length).toBeLessThan(examples.length);
    });
  });
}
