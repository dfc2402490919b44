import { describe, expect, test } from 'vitest';
import { readInstructions } from '../server/core/reading/instruction';
import type { Instruction } from '../server/core/types';
import { kb } from './knowledge';

const rounded = (value: number) => String(Math.round(value * 1000) / 1000);
const range = (low?: number, high?: number) =>
  [low === undefined ? '' : rounded(low), high === undefined ? '' : rounded(high)].filter((it) => it !== '').join('-');

/** "1-2 tablet | 4-6 | oral | prn", with nothing where the text says nothing. */
const told = ({ dose, doseHigh, unit = '', perDay, perDayHigh, route = '', prn }: Instruction) =>
  [`${range(dose, doseHigh)} ${unit}`.trim(), range(perDay, perDayHigh), route, prn ? 'prn' : ''].join(' | ');

const read = (text: string) => readInstructions(text, kb).map(told);
const words = (text: string) => readInstructions(text, kb).map(({ span }) => text.slice(span.start, span.end));

describe('an instruction', () => {
  test.each([
    ['take 2-3 tabs po q6-8h prn backache', '2-3 tablet | 3-4 | oral | prn'],
    ['250 mg qid', '250 mg | 4 |  | '],
    ['two bd', '2 | 2 |  | '],
    ['three puffs prn', '3 puff |  |  | prn'],
    ['1½ tabs qd', '1.5 tablet | 1 |  | '],
    ['half a tablet a day', '0.5 tablet | 1 |  | '],
    ['one and a half tablets nightly', '1.5 tablet | 1 |  | '],
    ['10 units sc before breakfast', '10 unit | 1 | subcutaneous | '],
    ['12.5 mg weekly on Tuesdays', '12.5 mg | 0.143 |  | '],
    ['1 tablet daily on Tue, Thu and Sat', '1 tablet | 0.429 |  | '],
    ['75 mcg Monday through Friday', '75 mcg | 0.714 |  | '],
    ['1 capsule daily except Sundays', '1 capsule | 0.857 |  | '],
    ['30 mg every other day', '30 mg | 0.5 |  | '],
    ['160 mg every 8 weeks', '160 mg | 0.018 |  | '],
    ['two 5 ml spoonfuls with meals', '10 ml | 3 |  | '],
    ['7 am and 7 pm', ' | 2 |  | '],
    ['2 puffs tid and at bedtime', '2 puff | 4 |  | '],
    ['1 drop OD tid', '1 drop | 3 | ophthalmic | '],
    ['Inhale one puff twice daily', '1 puff | 2 | inhalation | '],
    ['apply to both elbows twice daily', ' | 2 | topical | '],
    ['60 mg/0.6 ml sc monthly', '60 mg | 0.036 | subcutaneous | '],
    ['3 mg/kg IV every 6 weeks', '3 mg/kg | 0.024 | intravenous | '],
    ['up to tid prn', ' | 3 |  | prn'],
    ['150 mg x2 sc monthly', '300 mg | 0.036 | subcutaneous | '],
    ['300 mg 4 weekly', '300 mg | 0.036 |  | '],
    ['three of the 2.5 mg tablets on Mondays', '3 tablet | 0.143 |  | '],
    ['Zzyzort 200/6 2 puffs bd', '2 puff | 2 |  | '],
    ['Zzyzna 2 nocte', '2 | 1 |  | '],
    ['500 mg BID M-F', '500 mg | 1.429 |  | '],
    ['10 mL swish and spit qid', '10 ml | 4 |  | '],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));

  test('has the strength of what is counted', () => {
    const strengths = (text: string) => readInstructions(text, kb).map((it) => it.strength);
    expect(strengths('Take 2 tablets (10 mg total) by mouth daily')).toEqual(['10 mg']);
    expect(strengths('two 4 mg tablets daily')).toEqual(['4 mg']);
    expect(strengths('5 mg tablets, 2 bd')).toEqual(['5 mg']);
  });

  test('has the most that may be taken a day', () => {
    const most = (text: string) => readInstructions(text, kb).map((it) => it.mostPerDay);
    expect(most('1-2 tabs q4h')).toEqual([12]);
    expect(most('1-2 tabs q4h prn pain, max 6/day')).toEqual([6]);
    expect(most('650 mg q6h, max 3 g/day')).toEqual([3000]);
    expect(most('500 mg bid prn, max 2 weeks')).toEqual([1000]);
    expect(most('2 tablets every morning and 1 every night')).toEqual([3]);
  });
});

describe('doses that differ', () => {
  test.each([
    ['at two times of a day', '3 tablets in the morning and 2 at night', ['3-2 tablet | 2 |  | ']],
    ['in a step up', '1 cap daily for a week then 2 caps daily', ['1-2 capsule | 1 |  | ']],
    ['in a taper', '30 mg daily for 5 days, then 20 mg daily, then 10 mg daily', ['30 mg | 1 |  | ']],
    ['in a taper told by commas', '4 tabs daily x3d, 3 tabs daily x3d, 2 tabs daily x3d', ['4 tablet | 1 |  | ']],
    ['behind an arrow', '20 mg->10 mg od', ['10 mg | 1 |  | ']],
    ['by an amount', '30 mg daily, reduce by 5 mg every week', ['30 mg | 1 |  | ']],
    ['after a single dose', '600 mg stat, then 300 mg bd', ['600 mg |  |  | ', '300 mg | 2 |  | ']],
    ['from one that is no more', 'methotrexate was increased from 10 mg to 15 mg weekly', ['15 mg | 0.143 |  | ']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('several medicines', () => {
  test.each([
    ['Ramipril 5 mg daily, metformin 850 mg bid and Zzyzol 2 puffs prn.', ['5 mg daily', '850 mg bid', '2 puffs prn']],
    ['Aspirin 81 mg daily\nMTX 15 mg/wk', ['81 mg daily', '15 mg/wk']],
    ['Meds: amlodipine 5 mg, ramipril 10 mg daily', ['5 mg', '10 mg daily']],
    ['Baricitinib 2 mg daily; CBC every 3 months.', ['2 mg daily']],
    ['Zzyzol 5 mg tablet Take 2 tablets by mouth twice daily', ['2 tablets by mouth twice daily']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('no instruction', () => {
  test.each([
    'abc',
    '',
    'Use as directed.',
    'BP 130/85, pulse 64, pain 6/10.',
    'A 58 year old man, seen 3 weeks ago on 4/3/2024 at 9:30.',
    'CBC and lipids every 6 months.',
    'CRP 14 mg/L, creatinine 1.1 mg/dL, Hgb 11 g/dL in the morning.',
    'Walks daily, wakes twice at night.',
    'Alcohol 10 units a week; salt under 2 g a day.',
    'Return in 2 months, or prn.',
    'Stools 4 times a day.',
    'Labs q3mo, physio bd.',
    'Heat pack 20 min bd to the back.',
    '10. 123 456',
  ])('%s', (text) => expect(words(text)).toEqual([]));
});

test('a long line costs no more for each word than a short one', () => {
  const time = (size: number) => {
    const text = 'take 1 tab po bid. '.repeat(size);
    const runs = [0, 1, 2].map(() => {
      const began = performance.now();
      expect(readInstructions(text, kb).length).toBe(size);
      return performance.now() - began;
    });
    return Math.min(...runs);
  };
  expect(time(5000) / time(500)).toBeLessThan(40);
});
