import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { knowledge } from './knowledge';
import { noteIn, sidesOf, told } from './sides';

const FOLDER = fileURLToPath(new URL('sides', import.meta.url));

const LONGEST_MS = 60_000;

/** Both sides of every threshold of every drug; `npx vitest run test/sides.test.ts --update` writes what we say anew. */
describe.each(knowledge.drugs.map((it) => it.id))('%s', (id) => {
  const file = `${FOLDER}/${id}.txt`;

  test(
    'has a note for each of its thresholds',
    async () => {
      const drug = knowledge.drugs.find((it) => it.id === id);
      const notes = drug ? sidesOf(drug) : [];
      await expect(`${notes.map(told).join('\n')}\n`).toMatchFileSnapshot(file);
    },
    LONGEST_MS,
  );
});

test(
  'what we say of these notes is what stands there',
  () => {
    for (const { id } of knowledge.drugs) {
      for (const line of readFileSync(`${FOLDER}/${id}.txt`, 'utf8').trimEnd().split('\n')) {
        expect(told(noteIn(line)), id).toBe(line);
      }
    }
  },
  LONGEST_MS,
);
