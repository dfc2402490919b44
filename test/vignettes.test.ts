import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readVignettes, scoreFile, vignetteFiles } from './accuracy';
import { ratio } from './score';

const FOLDER = fileURLToPath(new URL('vignettes', import.meta.url));

/** Invented notes, written without sight of the rules that they test; docs/accuracy.md has the first score. */
describe.each(vignetteFiles(FOLDER))('%s', (file) => {
  const vignettes = readVignettes(`${FOLDER}/${file}`);
  const { met, missed, extra } = scoreFile(`${FOLDER}/${file}`);

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
