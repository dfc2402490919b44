import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { tokenizer } from 'acorn';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';

// Its other backends are programs of their own, which a machine may not have.
Object.assign(process.env, { RECHECK_BACKEND: 'pure' });
const { checkSync } = createRequire(import.meta.url)('recheck') as typeof import('recheck');

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What it cannot decide in this time is no verdict. */
const TIMEOUT = 1500;

/** Every pattern in the source, with its place. */
function patterns(): Map<string, { source: string; flags: string; file: string }> {
  const found = new Map<string, { source: string; flags: string; file: string }>();
  for (const folder of ['client', 'knowledge', 'server']) {
    for (const name of readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const { code } = transformSync(readFileSync(`${ROOT}/${folder}/${name}`, 'utf8'), { loader: 'ts' });
      for (const token of tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })) {
        if (token.type.label !== 'regexp') continue;
        const { pattern, flags } = (token as unknown as { value: { pattern: string; flags: string } }).value;
        found.set(`/${pattern}/${flags}`, { source: pattern, flags, file: `${folder}/${name}` });
      }
    }
  }
  return found;
}

test('no pattern in the source takes more than linear time', { timeout: 240_000 }, () => {
  const all = patterns();
  expect(all.size).toBeGreaterThan(100);
  const slow = [...all].flatMap(([text, { source, flags, file }]) =>
    checkSync(source, flags, { timeout: TIMEOUT }).status === 'vulnerable' ? [`${file}: ${text}`] : [],
  );
  expect(slow).toEqual([]);
});

test('and the check finds one that does', () => {
  expect(checkSync('^(?:a+)+$', '', { timeout: TIMEOUT }).status).toBe('vulnerable');
});
