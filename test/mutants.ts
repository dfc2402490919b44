import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { factRows } from '../scripts/pages/facts';
import { rules } from '../server/rules';
import { scoreFile } from './accuracy';
import { ourCell } from './fact-cells';
import { agrees, readFacts } from './facts';
import { mark, strip } from './harness';
import { knowledge } from './knowledge';
import { noteIn, told } from './sides';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const facts = readFacts(readFileSync(`${HERE}facts.tsv`, 'utf8')).filter((it) => !it.settled.startsWith('left out'));
const sides = new Map(
  readdirSync(`${HERE}sides`).map((it) => [
    it.slice(0, -4),
    readFileSync(`${HERE}sides/${it}`, 'utf8').trimEnd().split('\n'),
  ]),
);
const vignettes = readdirSync(`${HERE}vignettes`).map((it) => `${HERE}vignettes/${it}`);

/** As docs/knowledge.md has them, which pages.test.ts holds against the facts. */
const rowsOf = (id?: string) => JSON.stringify(knowledge.drugs.filter((it) => it.id === id).map(factRows));
const rows = new Map(knowledge.drugs.map((it) => [it.id, rowsOf(it.id)]));

/** A change of the facts or of the code is seen where one of these comes out other than it stands. */
const tests = {
  facts: (drug?: string) => facts.every((it) => (drug && it.drug !== drug) || agrees(it, ourCell(it))),
  sides: (drug?: string) =>
    [...sides].every(([id, lines]) => (drug && id !== drug) || lines.every((it) => told(noteIn(it)) === it)),
  examples: (drug?: string) =>
    rules.every(({ id, examples }) => examples.every((it) => !isAbout(it, drug) || mark(strip(it), id) === it)),
  page: (drug?: string) => !drug || rowsOf(drug) === rows.get(drug),
};

/** Words of a drug's names, or anything where no drug is asked for. */
function isAbout(text: string, drug?: string): boolean {
  const names = knowledge.drugs.find((it) => it.id === drug)?.names ?? [];
  const lower = text.toLowerCase();
  return !drug || names.some((it) => lower.includes(it.text.toLowerCase()));
}

/** The first test that sees the change, if any; a change that breaks the reading is seen too. */
export function seenBy(drug?: string): string | undefined {
  for (const [name, holds] of Object.entries(tests)) {
    try {
      if (!holds(drug)) return name;
    } catch {
      return name;
    }
  }
  return undefined;
}

/** How the vignettes come out, as one line: code is seen by them too. */
export const scoreLine = (): string => JSON.stringify(vignettes.map(scoreFile));

const KINDS = [
  'doses',
  'limits',
  'labLimits',
  'indications',
  'topical',
  'monitoring',
  'reproduction',
  'perioperative',
] as const;

interface Mutant {
  name: string;
  seen: string | undefined;
}

/** Every number of the drugs' tables, a step up and a step down. */
export function* factMutants(each: number): Generator<Mutant> {
  let count = 0;
  const isNext = () => count++ % each === 0;
  for (const drug of knowledge.drugs)
    for (const kind of KINDS)
      for (const [at, row] of (drug[kind] ?? []).entries())
        yield* numbersOf(row, drug.id, `${drug.id} ${kind} ${at}`, isNext);
}

function* numbersOf(holder: object, drug: string, name: string, isNext: () => boolean): Generator<Mutant> {
  for (const [key, value] of Object.entries(holder)) {
    if (key === 'evidence') continue;
    if (typeof value === 'object' && value !== null) yield* numbersOf(value, drug, `${name} ${key}`, isNext);
    if (typeof value !== 'number') continue;
    for (const step of [stepOf(value), -stepOf(value)].filter(isNext)) {
      Object.assign(holder, { [key]: value + step });
      yield { name: `${name} ${key} ${value} ${step > 0 ? 'up' : 'down'}`, seen: seenBy(drug) };
    }
    Object.assign(holder, { [key]: value });
  }
}

const stepOf = (value: number) => (value < 2 ? 0.1 : 1);
