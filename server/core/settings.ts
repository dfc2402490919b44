import type { LeastCertainty, Settings, Severity } from './types';

export const DEFAULTS: Settings = {
  label: 'us',
  rules: {},
  minCertainty: 'any',
  onType: 'all',
  languages: ['clinical-note', 'plaintext', 'markdown'],
  packs: [],
};

export const CERTAINTIES: readonly LeastCertainty[] = ['any', 'verified', 'low', 'moderate', 'high'];
const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'hint', 'off'];

interface Reading {
  settings: Settings;
  /** One clear sentence for each value that was not understood; the default stands in its place. */
  warnings: string[];
}

/** Reads what a client sent, whatever it is. Absent and null mean "not set". */
export function readSettings(sent: unknown, base: Settings, ruleIds: readonly string[]): Reading {
  const warnings: string[] = [];
  if (sent === undefined || sent === null) return { settings: base, warnings };
  if (!isObject(sent)) return { settings: base, warnings: [`jakNotes: must be an object, is ${shown(sent)}.`] };

  const read = <T>(key: string, expected: string, isRight: (value: unknown) => value is T, otherwise: T): T => {
    const value = sent[key];
    if (value === undefined || value === null) return otherwise;
    if (isRight(value)) return value;
    warnings.push(`jakNotes.${key}: must be ${expected}, is ${shown(value)}.`);
    return otherwise;
  };
  const today = read('today', 'a day such as "2026-05-12"', isDay, base.today);
  const maxInfo = read('maxInfo', 'a whole number, 0 or more', isCount, base.maxInfo);
  const settings: Settings = {
    ...base,
    label: read('label', '"us" or "eu"', isLabel, base.label),
    rules: readRules(read('rules', 'an object of rule names', isObject, {}), base.rules, ruleIds, warnings),
    minCertainty: read('minCertainty', `one of ${CERTAINTIES.join(', ')}`, isCertainty, base.minCertainty),
    onType: read('onType', '"all" or "errors"', isOnType, base.onType),
    languages: read('languages', 'a list of language names', isStrings, base.languages),
    packs: read('packs', 'a list of folders', isStrings, base.packs),
    ...(maxInfo !== undefined && { maxInfo }),
    ...(today !== undefined && { today }),
  };
  return { settings, warnings };
}

function readRules(
  sent: Readonly<Record<string, unknown>>,
  base: Settings['rules'],
  ruleIds: readonly string[],
  warnings: string[],
): Settings['rules'] {
  const rules = { ...base };
  for (const [id, value] of Object.entries(sent)) {
    if (value === null) continue;
    if (!ruleIds.includes(id)) warnings.push(`jakNotes.rules: there is no rule ${shown(id)}.`);
    else if (isSeverity(value)) rules[id] = value;
    else warnings.push(`jakNotes.rules.${id}: must be one of ${SEVERITIES.join(', ')}, is ${shown(value)}.`);
  }
  return rules;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isLabel = (value: unknown): value is Settings['label'] => value === 'us' || value === 'eu';

const isCertainty = (value: unknown): value is LeastCertainty => CERTAINTIES.some((it) => it === value);

const isOnType = (value: unknown): value is Settings['onType'] => value === 'all' || value === 'errors';

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((it) => typeof it === 'string');

const isSeverity = (value: unknown): value is Severity | 'off' => SEVERITIES.some((it) => it === value);

/** A real day of the calendar: the 31st of February turns into another one. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
