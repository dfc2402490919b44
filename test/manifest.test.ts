import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../package.json';
import { CERTAINTIES, DEFAULTS } from '../server/core/settings';
import { rules } from '../server/rules';

const { properties } = manifest.contributes.configuration;

test('the settings name every rule, in its order', () => {
  expect(Object.keys(properties['jakNotes.rules'].properties)).toEqual(rules.map(({ id }) => id));
});

test('the defaults of the settings are those of the server', () => {
  expect(properties['jakNotes.label'].default).toBe(DEFAULTS.label);
  expect(properties['jakNotes.rules'].default).toEqual(DEFAULTS.rules);
  expect(properties['jakNotes.minCertainty'].default).toBe(DEFAULTS.minCertainty);
  expect(properties['jakNotes.minCertainty'].enum).toEqual(CERTAINTIES);
  expect(properties['jakNotes.onType'].default).toBe(DEFAULTS.onType);
  expect(properties['jakNotes.maxInfo'].default).toBe(DEFAULTS.maxInfo ?? null);
  expect(properties['jakNotes.languages'].default).toEqual(DEFAULTS.languages);
});

test('it wakes up on the languages that it checks, and on nothing else', () => {
  expect(manifest.activationEvents).toEqual(DEFAULTS.languages.map((language) => `onLanguage:${language}`));
});

test('the README names every setting', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const name of Object.keys(properties)) expect(readme).toContain(`\`${name}\``);
});
