import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../server/rules';
import { ratio, score, type Vignette } from './score';

const FOLDER = fileURLToPath(new URL('vignettes', import.meta.url));
const known = new Set(rules.map((it) => it.id));

/** Invented notes, written without sight of the rules that they test; docs/accuracy.md has the first score. */
describe.each(readdirSync(FOLDER).filter((it) => it.endsWith('.jsonl')))('%s', (file) => {
  const vignettes = readFileSync(`${FOLDER}/${file}`, 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((it) => JSON.parse(it) as Vignette);
  const { met, missed, extra } = score(vignettes, known);

  test('every expectation sits on words of its note', () => {
    for (const { id, text, expect: wanted } of vignettes) for (const it of wanted) expect(text, id).toContain(it.text);
  });

  test('precision is at least 0.97', () => {
    expect(ratio(met.length, extra.length), JSON.stringify(extra, null, 1)).toBeGreaterThanOrEqual(0.97);
  });

  test('recall is at least 0.95', () => {
    expect(ratio(met.length, missed.length), JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.95);
  });
});
