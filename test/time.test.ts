import { describe, expect, test } from 'vitest';
import { readTime } from '../server/core/reading/time';
import { read } from './harness';

/** "3 months ago = 2026-02", the note's own day left out. */
function days(note: string) {
  const { analysis } = read(note);
  return readTime(analysis).dates.map(({ span, day }) => `${analysis.note.text.slice(span.start, span.end)} = ${day}`);
}

function intervals(note: string) {
  const { analysis } = read(note);
  return readTime(analysis).intervals.map(
    (it) => `${analysis.note.text.slice(it.span.start, it.span.end)} = ${it.days}`,
  );
}

test.each([
  ['Clinic 05/12/2026. Doing well.', '2026-05-12'],
  ['eu: Clinic 05/12/2026. Doing well.', '2026-12-05'],
  ['eu: 1st of May 2026\n\nDear Colleague,', '2026-05-01'],
  ['DOB: 03/04/1960  Date: 05/06/2026', '2026-05-06'],
  ['RHEUMATOLOGY FOLLOW-UP 22-Feb-2026', '2026-02-22'],
  ['Doing well. Last visit 01/05/2026, next visit 07/05/2026.', undefined],
  ['DOB 03/04/1960, infusion given 03/04/2026.', undefined],
])('the day of %s', (note, day) => expect(readTime(read(note).analysis).noteDate).toBe(day));

describe('days', () => {
  test.each([
    ['two weeks ago', '2026-04-28'],
    ['10 days ago', '2026-05-02'],
    ['5 months ago', '2025-12'],
    ['3 years ago', '2023'],
    ['2/52 ago', '2026-04-28'],
    ['last week', '2026-05-05'],
    ['last summer', '2025'],
    ['a fortnight ago', '2026-04-28'],
    ['day before yesterday', '2026-05-10'],
    ['last June', '2025-06'],
    ['last month', '2026-04'],
    ['last Monday', '2026-05-11'],
    ['yesterday', '2026-05-11'],
    ['today', '2026-05-12'],
  ])('%s', (words, day) => {
    expect(days(`Visit 05/12/2026. Pain began ${words}, worse now.`)).toEqual([
      '05/12/2026 = 2026-05-12',
      `${words} = ${day}`,
    ]);
    expect(days(`Pain began ${words}, worse now.`)).toEqual([]);
  });

  test.each([
    ['MTX since 2019, MI (2021), smoked 1990-2005.', ['2019 = 2019', '2021 = 2021', '1990 = 1990', '2005 = 2005']],
    ['Biopsy in March 2024 and on Sept 3rd, 2025.', ['March 2024 = 2024-03', 'Sept 3rd, 2025 = 2025-09-03']],
    ['eu: Seen 04/05/2026, booked 3.6.2026.', ['04/05/2026 = 2026-05-04', '3.6.2026 = 2026-06-03']],
  ])('%s', (note, expected) => expect(days(note)).toEqual(expected));

  test.each([
    'Pain 5/10, BP 118/76.',
    'Stiff for 3/12, physio for 6/52.',
    'Platelets 2000, tel 555-10-2026.',
    'SJC 4/28.',
    'Two to three weeks ago, last winter.',
  ])('none in %s', (note) => expect(days(note)).toEqual([]));
});

test('the two ends of a range', () => {
  const { intervals: ranges } = readTime(read('Bloods every 3-6 months.').analysis);
  expect(ranges).toEqual([{ span: { start: 7, end: 23 }, days: 91, most: 183 }]);
});

test.each([
  ['Infusions q8w, then q 4 wks.', ['q8w = 56', 'q 4 wks = 28']],
  ['Bloods every 3 months, skin check once a year.', ['every 3 months = 91', 'once a year = 365']],
  ['Every other week, fortnightly, 6-weekly.', ['Every other week = 14', 'fortnightly = 14', '6-weekly = 42']],
  ['Monthly, quarterly, twice a year, q6mo.', ['Monthly = 30', 'quarterly = 91', 'twice a year = 183', 'q6mo = 183']],
  ['MTX weekly, prednisone daily, alternate days.', ['weekly = 7', 'daily = 1', 'alternate days = 2']],
  ['Semi-annual, once/week, bloods 3/12ly.', ['Semi-annual = 183', 'once/week = 7', '3/12ly = 91']],
  ['Twice weekly, bi-weekly, q4h, twice daily, activities of daily living.', []],
])('intervals in %s', (note, expected) => expect(intervals(note)).toEqual(expected));
