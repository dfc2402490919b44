import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readVignettes, scoreFile, vignetteFiles } from './accuracy';
import { FAMILIES, ratio } from './score';

const FOLDER = fileURLToPath(new URL('vignettes', import.meta.url));
const files = vignetteFiles(FOLDER).map((it) => `${FOLDER}/${it}`);
const scores = files.map(scoreFile);

/** Invented notes, written without sight of the rules that they test; docs/accuracy.md has the first score. */
test.each(files)('every expectation of %s sits on words of its note', (file) => {
  for (const { id, text, expect: wanted } of readVignettes(file)) {
    for (const it of wanted) expect(text, id).toContain(it.text);
  }
});

describe.each(Object.entries({ ...FAMILIES, all: /./ }))('the rules of %s', (_, family) => {
  const of = (key: 'met' | 'missed' | 'extra') =>
    scores.flatMap((it): { id: string; rule: string }[] => it[key]).filter((it) => family.test(it.rule));
  const [met, missed, extra] = [of('met'), of('missed'), of('extra')];

  test('have a precision of at least 0.97', () => {
    expect(ratio(met.length, extra.length), JSON.stringify(extra, null, 1)).toBeGreaterThanOrEqual(0.97);
  });

  test('have a recall of at least 0.95', () => {
    expect(ratio(met.length, missed.length), JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.95);
  });
});
