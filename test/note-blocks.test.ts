import { expect, test } from 'vitest';
import { Lines } from '../server/core/lines';
import { NoteBlocks } from '../server/core/note-blocks';
import { kb } from './knowledge';

const VISIT = `Date: 2026-05-04
HPI: RA, 62F. Tired, no fever.

Medications:
- baricitinib 2 mg daily
- lisinopril 10 mg

Labs 05/04/2026
eGFR 42
Hgb 11.2

Plan:
- Continue baricitinib 2 mg daily.
- CBC in 12 weeks.
`;

/** How many blocks are read anew when words of the note are replaced. */
function readAnew(words: string, by: string): string[] {
  const lines = new Lines(VISIT.repeat(20));
  const blocks = new NoteBlocks(lines, kb, 'us');
  const before = new Set(blocks.all);
  const start = VISIT.length * 10 + VISIT.indexOf(words);
  lines.replace({ start, end: start + words.length }, by);
  blocks.update();
  return blocks.all.filter((it) => !before.has(it)).map((it) => it.text);
}

test.each([
  ['a letter', 'Tired', 'Tiired', ['HPI: RA, 62F. Tiired, no fever.']],
  ['a dose', '2 mg', '4 mg', ['- baricitinib 4 mg daily']],
  ['a line more', '- lisinopril 10 mg', '- lisinopril 10 mg\n- aspirin 81 mg', ['- aspirin 81 mg']],
  ['a line less', '- lisinopril 10 mg\n', '', []],
  ['an empty line', '\n\nPlan', '\n\n\n\nPlan', []],
  ['two lines that become one sentence', 'fever.', 'fever\nor chills.', ['HPI: RA, 62F. Tired, no fever\nor chills.']],
  [
    'a heading: all down to the next one',
    'Medications:',
    'Allergies:',
    ['Allergies:', '- baricitinib 2 mg daily', '- lisinopril 10 mg', 'Labs 05/04/2026'],
  ],
  [
    'a day: all down to the next heading',
    'Labs 05/04/2026',
    'Labs 05/05/2026',
    ['Labs 05/05/2026', 'eGFR 42', 'Hgb 11.2', 'Plan:'],
  ],
])('%s is read anew and nothing else', (_, words, by, blocks) => {
  expect(readAnew(words, by)).toEqual(blocks);
});
