import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pages } from '../scripts/pages';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test.each(Object.entries(pages))('%s is what the facts make it ("npm run knowledge" writes it)', (file, text) => {
  expect(readFileSync(`${ROOT}/${file}`, 'utf8') === text).toBe(true);
});
