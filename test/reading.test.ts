import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scoreReading } from './reading';

const FOLDER = fileURLToPath(new URL('reading', import.meta.url));
const scores = readdirSync(FOLDER).flatMap((it) => [...scoreReading(`${FOLDER}/${it}`)]);
const kinds = [...new Set(scores.map(([kind]) => kind))];

/** Invented lines, written without sight of the code that reads them; docs/accuracy.md has the first score. */
test.each(kinds)('%s are read right in at least 0.98 of the lines', (kind) => {
  const own = scores.flatMap(([it, score]) => (it === kind ? [score] : []));
  const [right, asked] = [own.reduce((sum, it) => sum + it.right, 0), own.reduce((sum, it) => sum + it.asked, 0)];
  expect(right / asked, own.flatMap((it) => it.faults).join('\n')).toBeGreaterThanOrEqual(0.98);
});
