import { describe, expect, test } from 'vitest';
import { tables } from '../knowledge';
import { compileKnowledge } from '../knowledge/compile';
import type { Drug } from '../knowledge/drug';
import type { Medicine } from '../knowledge/language';
import type { Claim, EvidenceFile } from '../knowledge/study';
import { factFiles } from './knowledge';

const files = factFiles();
const DRUG = `drugs/${tables.drugs[0]}.json`;
const USE = `evidence/${tables.evidence[0]}.json`;

/** The problems when one file is changed by hand. */
function compileWith<T>(file: string, change: (facts: T) => void) {
  const changed = files.map((it) => {
    if (it.file !== file) return it;
    const facts = JSON.parse(it.text) as T;
    change(facts);
    return { file, text: JSON.stringify(facts) };
  });
  return compileKnowledge(changed).problems;
}

const fault = (file: string, path: string, reason: RegExp) => ({
  file,
  path: expect.stringContaining(path),
  reason: expect.stringMatching(reason),
});

const renal = ({ limits }: Drug) =>
  limits.filter((it) => it.basis === 'renal' && it.label === 'us' && it.dailyMax > 0)[0];
const first = <T>(rows: readonly T[]): T => rows[0] as T;

test('the facts as they are have no fault', () => expect(compileKnowledge(files).problems).toEqual([]));

describe('a fault in a drug file fails the build, with file, path and reason', () => {
  test.each<[string, (drug: Drug) => void, string, RegExp]>([
    ['a misspelt field', (it) => Object.assign(first(it.doses), { amuont: 2 }), 'doses.0', /amuont/],
    ['a dose row without label', (it) => Object.assign(first(it.doses), { label: undefined }), 'doses.0.label', /./],
    [
      'a dose row without use',
      (it) => Object.assign(first(it.doses), { indication: undefined }),
      'doses.0.indication',
      /./,
    ],
    [
      'a dose row without source',
      (it) => Object.assign(first(it.doses), { evidence: undefined }),
      'doses.0.evidence',
      /./,
    ],
    [
      'an unknown citation',
      (it) => Object.assign(first(it.doses).evidence, { citation: 'nowhere' }),
      'doses',
      /nowhere/,
    ],
    ['an unknown problem', (it) => Object.assign(first(it.contraindications), { problem: 'nothing' }), '', /nothing/],
    ['a dose that no strength makes', (it) => Object.assign(first(it.doses), { amount: 2.3 }), 'doses.0', /strengths/],
    [
      'a reduced dose that no strength makes',
      (it) => Object.assign(renal(it) ?? {}, { dailyMax: 1.5, doses: [{ form: 'tablet', amount: 1.5, perDay: 1 }] }),
      'limits',
      /strengths/,
    ],
    [
      'a volume that no syringe shows',
      (it) => {
        Object.assign(first(it.forms), { form: 'solution', strengths: [3] });
        first(it.doses).form = 'solution';
      },
      'doses',
      /measurable/,
    ],
    ['a dose above its maximum', (it) => Object.assign(first(it.doses), { amount: 40 }), 'doses.0', /maximum/],
    ['a dose without a maximum', (it) => Object.assign(it, { limits: [] }), 'doses.0', /no maximum/],
    ['a dose for a use that the label does not have', (it) => it.indications.shift(), 'doses.0', /no \w\w indication/],
    ['a use without a dose', (it) => Object.assign(it, { doses: [], unknown: [] }), 'indications.0', /no dose/],
    [
      'a dose above its own limit',
      (it) => Object.assign(renal(it) ?? {}, { dailyMax: 0.5 }),
      'limits',
      /its own limit/,
    ],
    [
      'an adjusted dose above the unadjusted one',
      (it) => Object.assign(renal(it) ?? {}, { dailyMax: 9 }),
      'limits',
      /unadjusted/,
    ],
    [
      'a band that overlaps another',
      (it) => Object.assign(renal(it)?.range ?? {}, { atLeast: 20 }),
      'limits',
      /overlaps/,
    ],
    ['a gap between two bands', (it) => Object.assign(renal(it)?.range ?? {}, { atLeast: 40 }), 'limits', /gap/],
    ['a wrong unit', (it) => Object.assign(first(it.labLimits), { unit: 'mg' }), 'labLimits.0.unit', /./],
  ])('%s', (_, change, path, reason) => {
    expect(compileWith(DRUG, change)).toContainEqual(fault(DRUG, path, reason));
  });
});

describe('so does a fault between files', () => {
  test('a study of a drug that we do not have', () => {
    const problems = compileWith<EvidenceFile>(USE, (it) => Object.assign(first(it.studies), { drugs: ['aspirin'] }));
    expect(problems).toContainEqual(fault(USE, 'drugs', /unknown drug "aspirin"/));
  });

  test('a name of two medicines', () => {
    const problems = compileWith<Medicine[]>('medicines.json', ([a, b]) => b?.names.push(a?.names[0] ?? ''));
    expect(problems).toContainEqual(fault('medicines.json', '', /is a name of/));
  });

  test('a phrase about a drug that we do not have', () => {
    const problems = compileWith<Claim[]>('claims.json', (rows) => first(rows).phrases.push('<drug:aspirin> cures'));
    expect(problems).toContainEqual(fault('claims.json', '', /"drug:aspirin" is unknown/));
  });

  test('an id that is there twice', () => {
    const problems = compileWith<Claim[]>('claims.json', (rows) => rows.push(first(rows)));
    expect(problems).toContainEqual(fault('claims.json', '', /twice/));
  });

  test('a citation that no fact names', () => {
    const problems = compileWith<object[]>('citations.json', (rows) => rows.push({ ...first(rows), id: 'idle' }));
    expect(problems).toContainEqual(fault('citations.json', 'idle', /no fact/));
  });
});

describe('so does a file that cannot be one', () => {
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
