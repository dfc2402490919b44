import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tables } from '../knowledge';
import { compileKnowledge } from '../knowledge/compile';
import { rules } from '../server/rules';
import { factFiles } from './knowledge';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the innermost layer to the outermost; a file may import its own layer and those before it. */
const LAYERS: readonly (readonly [string, RegExp])[] = [
  ['knowledge', /^knowledge\//],
  ['core', /^server\/core\//],
  ['rules', /^server\/rules\//],
  ['features', /^server\/features\//],
  ['cli', /^server\/cli(?:\/|\.ts)/],
  ['server', /^server\/[\w-]+\.ts$/],
];

/** Packages that a layer may load; types cost nothing and may come from anywhere below. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  knowledge: /^zod$/,
  core: /^$/,
  rules: /^$/,
  features: /^vscode-languageserver(?:-protocol|-types|-textdocument)?$/,
};

const LONGEST_FILE = 150;

const layerOf = (file: string) => LAYERS.findIndex(([, pattern]) => pattern.test(file));
const sources = ['knowledge', 'server', 'client'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const importsOf = (file: string) =>
  [...textOf(file).matchAll(/^(?:import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'/gms)].map(
    ([, type, from = '']) => ({ type: !!type, from }),
  );

describe('imports point one way', () => {
  test.each(sources.filter((it) => layerOf(it) >= 0))('%s', (file) => {
    const own = layerOf(file);
    for (const { type, from } of importsOf(file)) {
      if (from.startsWith('.')) {
        const target = path.posix.join(path.posix.dirname(file), from);
        const layer = layerOf([`${target}.ts`, `${target}/index.ts`].find((it) => sources.includes(it)) ?? target);
        expect(layer, `${file} imports ${from}`).toBeLessThanOrEqual(own);
      } else {
        const allowed = PACKAGES[LAYERS[own]?.[0] ?? ''];
        if (allowed && !type) expect(from, `${file} loads ${from}`).toMatch(allowed);
      }
    }
  });

  test('the client talks to the server by protocol only', () => {
    for (const file of sources.filter((it) => it.startsWith('client/'))) {
      for (const { from } of importsOf(file))
        expect(from, file).not.toMatch(/^\.\.\/(?:\.\.\/)?(?:server|knowledge)\//);
    }
  });
});

describe('left of the server nothing knows clock, network, files or output', () => {
  test.each(sources.filter((it) => /^(?:knowledge|server\/(?:core|rules|features))\//.test(it)))('%s', (file) => {
    expect(textOf(file)).not.toMatch(
      /\bDate\.now\b|\bnew Date\(\)|\bconsole\.|\bfetch\(|\bprocess\.|\bsetTimeout\b|Math\.random|'node:/,
    );
  });
});

describe('tables and folders agree', () => {
  const filesIn = (folder: string, ending: string) =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true })
      .filter((it) => it.isFile() && it.name.endsWith(ending))
      .map((it) => it.name.slice(0, -ending.length))
      .filter((it) => it !== 'index')
      .sort();

  test('every rule is a file and a line in the table', () => {
    expect(rules.map((it) => it.id).sort()).toEqual(filesIn('server/rules', '.ts'));
  });

  test.each(Object.entries(tables))('every file in %s is in its table', (table, ids) => {
    expect([...ids].sort()).toEqual(filesIn(`knowledge/${table}`, '.json'));
  });

  test('every drug file is named for its drug', () => {
    for (const id of tables.drugs) expect(JSON.parse(textOf(`knowledge/drugs/${id}.json`)).id).toBe(id);
  });
});

test.each(sources)('%s has one idea, so it is short', (file) => {
  expect(textOf(file).split('\n').length).toBeLessThanOrEqual(LONGEST_FILE);
});

test('no code names a drug', () => {
  const names = /baricitinib|tofacitinib|upadacitinib|deucravacitinib|olumiant|xeljanz|rinvoq|sotyktu/i;
  for (const file of sources.filter((it) => !it.startsWith('client/') && it !== 'knowledge/index.ts')) {
    const code = textOf(file)
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/examples: \[[\s\S]*?\n {2}\],/g, '');
    expect(code, file).not.toMatch(names);
  }
});

describe('a fault in a fact fails the build, with file, path and reason', () => {
  const files = factFiles();
  const DRUG = `drugs/${tables.drugs[0]}.json`;

  /** The problems when one value of the first drug's file is another; undefined takes it away. */
  const compileWith = (place: string, value: unknown) => {
    const changed = files.map((it) => {
      if (it.file !== DRUG) return it;
      const facts: Record<string, unknown> = JSON.parse(it.text);
      const keys = place.split('.');
      const last = keys.pop() ?? '';
      const owner = keys.reduce((part, key) => part[key] as Record<string, unknown>, facts);
      owner[last] = value;
      return { file: it.file, text: JSON.stringify(facts) };
    });
    return compileKnowledge(changed).problems;
  };

  test('the facts as they are have none', () => expect(compileKnowledge(files).problems).toEqual([]));

  test.each<[string, string, unknown, string, RegExp]>([
    ['a misspelt field', 'doses.0.amuont', 2, 'doses.0', /amuont/],
    ['a dose row without label', 'doses.0.label', undefined, 'doses.0.label', /./],
    ['a dose row without indication', 'doses.0.indication', undefined, 'doses.0.indication', /./],
    ['a dose row without source', 'doses.0.evidence', undefined, 'doses.0.evidence', /./],
    ['an unknown citation', 'doses.0.evidence.citation', 'nowhere', 'doses.0.evidence.citation', /nowhere/],
    ['a dose that no strength makes', 'doses.0.amount', 2.3, 'doses.0', /strengths/],
    ['a dose above its maximum', 'doses.0.amount', 40, 'doses.0', /maximum/],
    ['a band that overlaps another', 'limits.4.range', { below: 40 }, 'limits', /overlaps/],
    ['a gap between two bands', 'limits.4.range', { below: 20 }, 'limits', /gap/],
    ['an adjusted dose above the unadjusted one', 'limits.3.dailyMax', 9, 'limits.3', /maximum/],
    ['a wrong unit', 'labLimits.0.unit', 'mg', 'labLimits.0.unit', /./],
  ])('%s', (_, place, value, where, reason) => {
    expect(compileWith(place, value)).toContainEqual({
      file: DRUG,
      path: expect.stringContaining(where),
      reason: expect.stringMatching(reason),
    });
  });

  test('no JSON at all', () => {
    const problems = compileKnowledge(files.map((it) => (it.file === DRUG ? { ...it, text: '{' } : it))).problems;
    expect(problems[0]).toMatchObject({ file: DRUG, reason: expect.stringContaining('not JSON') });
  });

  test('a file that no table names, and a table line without a file', () => {
    const stranger = compileKnowledge([...files, { file: 'drugs/aspirin.json', text: '{}' }]).problems;
    expect(stranger).toContainEqual(expect.objectContaining({ file: 'drugs/aspirin.json' }));
    const gone = compileKnowledge(files.filter((it) => it.file !== DRUG)).problems;
    expect(gone).toContainEqual(expect.objectContaining({ file: DRUG }));
  });
});
