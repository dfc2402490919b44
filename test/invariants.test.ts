import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tables } from '../knowledge';
import { rules } from '../server/rules';
import { knowledge } from './knowledge';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the innermost layer to the outermost; a file may import its own layer and those before it. */
const LAYERS: readonly (readonly [string, RegExp])[] = [
  ['knowledge', /^knowledge\//],
  ['core', /^server\/core\//],
  ['rules', /^server\/rules\//],
  ['features', /^server\/features\//],
  ['disk', /^server\/disk\//],
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

const CONTRACT = [
  'dose-max dose-unlabelled dose-frequency dose-form dose-renal dose-hepatic dose-interaction dose-duration dose-age',
  'dose-platelets dose-missing dose-unit contradiction',
  'contraindication interaction combination live-vaccine pregnancy infection lab-threshold boxed-risk precaution allergy',
  'stop-abrupt perioperative',
  'off-label place-in-therapy evidence-population evidence-dose claim indication-missing',
  'screening-missing monitoring-missing monitoring-overdue',
  'abbreviation decimal drug-name acknowledgement-stale blank',
];

describe('tables and folders agree', () => {
  const filesIn = (folder: string, ending: string) =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true })
      .filter((it) => it.isFile() && it.name.endsWith(ending))
      .map((it) => it.name.slice(0, -ending.length))
      .filter((it) => it !== 'index')
      .sort();

  test('the rules are those of the contract, in its order', () => {
    expect(rules.map((it) => it.id).join(' ')).toBe(CONTRACT.join(' '));
  });

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
  const known = knowledge.drugs.flatMap((it) => it.names).filter((it) => it.kind === 'generic' || it.kind === 'brand');
  const names = new RegExp(`\\b(?:${known.map((it) => it.text.replace(/\W/g, '.')).join('|')})\\b`, 'i');
  for (const file of sources.filter((it) => !it.startsWith('client/') && it !== 'knowledge/index.ts')) {
    const code = textOf(file)
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/examples: \[[\s\S]*?\n {2}\],/g, '');
    expect(code, file).not.toMatch(names);
  }
});

test('nobody takes a span or an analysis apart, whose places and parts are made when asked for', () => {
  for (const file of sources) expect(textOf(file), file).not.toMatch(/\.\.\.(?:\w+\.)*(?:span|analysis)\s*[,}]/);
});
