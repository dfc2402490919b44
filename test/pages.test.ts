import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pages } from '../scripts/pages';
import { rules } from '../server/rules';
import { startSession } from './session';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

test.each(Object.entries(pages))('%s is what the facts make it ("npm run knowledge" writes it)', (file, text) => {
  expect(readFileSync(`${ROOT}/${file}`, 'utf8') === text).toBe(true);
});

test('every rule has a page, and no other page is there', () => {
  const ids = rules.map((it) => it.id);
  expect(readdirSync(`${ROOT}/docs/rules`).sort()).toEqual(['README', ...ids].map((it) => `${it}.md`).sort());
});

test('the page of a rule is packaged, and the one that an editor shows', async () => {
  expect(readFileSync(`${ROOT}/.vscodeignore`, 'utf8')).toContain('\n!docs/rules/**\n');
  const { client } = await startSession();
  const page = await client.sendRequest<{ markdown: string }>('jakNotes/rule', { id: 'dose-renal' });
  expect(readFileSync(`${ROOT}/docs/rules/dose-renal.md`, 'utf8')).toBe(`${page.markdown}\n`);
});
