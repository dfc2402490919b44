import { describe, expect, test } from 'vitest';
import { jakNotes } from './command-line';

const VISIT = 'RA, 62M, eGFR 42.\nNo fever. Mother had DVT.\nPlan: continue baricitinib 2 mg daily.\n';

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((it) => JSON.parse(it) as { id?: unknown });

const ask = async (...asked: unknown[]) => {
  const text = asked.map((it) => (typeof it === 'string' ? it : JSON.stringify(it))).join('\n');
  const { code, out, err } = await jakNotes(['read', '--ndjson', '-'], text);
  return { code, err, answers: lines(out) };
};

describe('read', () => {
  test('shows what was read, where, and the words that decided', async () => {
    const { code, out } = await jakNotes(['read', '-'], VISIT);
    expect(code).toBe(0);
    expect(out).toContain('  2:22 DVT  venous-thromboembolism: affirmed, current, family; cue: Mother\n');
    expect(out).toContain('  1:15 42  test egfr, value 42, unit mL/min/1.73m2\n');
    expect(out).toMatch(/baricitinib {2}status active, dose 2, unit mg, frequency per day 1, .*; cue: continue\n/);
  });

  test('says the same to a program', async () => {
    const { out } = await jakNotes(['read', '--format', 'json', '-'], VISIT);
    const note = JSON.parse(out);
    expect(note).toMatchObject({
      version: 1,
      file: '-',
      sections: [{ section: 'plan', heading: 'Plan' }],
      regimens: [{ drug: 'baricitinib', status: 'active', cue: 'continue', dose: 2, checked: true }],
      person: { age: 62, sex: 'male' },
    });
    const dvt = note.mentions.find((it: { text: string }) => it.text === 'DVT');
    expect(VISIT.slice(...(dvt.span as [number, number]))).toBe('DVT');
  });

  test('of what cannot be read says why, and goes on', async () => {
    expect(await jakNotes(['read', '/nowhere.note', '-'], VISIT)).toMatchObject({
      code: 2,
      out: expect.stringContaining('baricitinib'),
      err: 'jak-notes: /nowhere.note: no such file or folder\n',
    });
  });
});

describe('read --ndjson', () => {
  test('answers a line with a line, with every key and null for what is not said', async () => {
    const { code, answers } = await ask({ id: 'a', text: 'No fever. On Rinvoq.', spans: [[3, 8]] });
    expect(code).toBe(0);
    expect(answers).toEqual([
      {
        id: 'a',
        spans: [{ existence: 'negated', temporality: 'current', experiencer: 'patient', cue: 'No' }],
        mentions: [
          {
            span: [13, 19],
            drug: 'upadacitinib',
            doses: [],
            unit: null,
            frequency_per_day: null,
            route: null,
            status: 'active',
          },
        ],
        sigs: [],
      },
    ]);
  });

  test('takes any words, counts in UTF-16, and needs no spans', async () => {
    const text = '😀 Father had Whipple disease.';
    const start = text.indexOf('Whipple');
    const { answers } = await ask({ id: 1, text, spans: [[start, start + 15]] }, { id: 2, text: '' });
    expect(answers).toMatchObject([
      { id: 1, spans: [{ experiencer: 'family', cue: 'Father' }] },
      { id: 2, spans: [], mentions: [], sigs: [] },
    ]);
  });

  test.each<[string, unknown]>([
    ['not JSON', '{"id": 1'],
    ['must be an object', '[1]'],
    ['id must be a string or a number', { text: 'a' }],
    ['text must be a string', { id: 1 }],
    ['spans must be pairs', { id: 1, text: 'abc', spans: [[1, 9]] }],
    ['spans must be pairs', { id: 1, text: 'abc', spans: [[2, 1]] }],
    ['spans must be pairs', { id: 1, text: 'abc', spans: 'all' }],
  ])('says "%s" with the number of the line, goes on, and ends with 2', async (message, bad) => {
    const { code, answers } = await ask({ id: 'a', text: 'x' }, bad, { id: 'b', text: 'y' });
    expect(code).toBe(2);
    expect(answers).toMatchObject([{ id: 'a' }, { line: 2, error: expect.stringContaining(message) }, { id: 'b' }]);
    expect(JSON.stringify(answers[1])).not.toContain('abc');
  });

  test('leaves out blank lines, takes CRLF and a last line without an end', async () => {
    const { answers } = await ask('{"id": 1, "text": "a"}\r', '', '{"id": 2, "text": "b"}');
    expect(answers.map((it) => it.id)).toEqual([1, 2]);
  });
});
