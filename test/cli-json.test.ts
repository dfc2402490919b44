import { expect, test } from 'vitest';
import type { Knowledge } from '../knowledge/schema';
import { libraryOf } from '../server/core/library';
import { folderOf, jakNotes } from './command-line';
import { knowledge } from './knowledge';

const VISIT = 'Visit\n\nLab values eGFR 42\n\nRA: continue baricitinib 2 mg daily.\n';

interface Found {
  rule: string;
  severity: string;
  text: string;
  range: unknown;
  evidence: object[];
  fixes: { edits: { newText: string }[] }[];
  considered: boolean;
  reason?: string;
  missing?: string[];
}

/** What the command printed, and the findings of all its files in one list. */
async function json(args: readonly string[], stdin?: string, facts: Knowledge = knowledge) {
  const { code, out, err } = await jakNotes(['lint', '--format', 'json', ...args], stdin, {
    library: () => libraryOf(facts),
  });
  const printed: { label: string; files: { file: string; findings: Found[] }[]; errors: unknown[] } = JSON.parse(out);
  return { code, err, printed, findings: printed.files.flatMap((it) => it.findings) };
}

const range = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

test('has the keys of the contract, and no other', async () => {
  const { printed, findings } = await json(['-'], VISIT);
  const finding = {
    rule: 'dose-renal',
    severity: 'warning',
    considered: false,
    message: 'At eGFR 42 the labelled limit is 1 mg daily (US, rheumatoid arthritis).',
    detail: expect.stringContaining('eGFR'),
    text: '2 mg',
    range: range(4, 25, 29),
    because: [{ text: 'eGFR 42', range: range(2, 11, 18) }],
    clears: ['1 mg daily', 'eGFR 60'],
    evidence: [expect.anything()],
    fixes: [
      {
        title: 'Change to 1 mg',
        edits: [
          { range: range(4, 4, 12), newText: 'change to' },
          { range: range(4, 25, 29), newText: '1 mg' },
        ],
      },
    ],
  };
  expect(printed).toStrictEqual({ version: 1, label: 'us', files: [{ file: '-', findings: [finding] }], errors: [] });

  const [evidence = {}] = findings[0]?.evidence ?? [];
  expect(evidence).toMatchObject({
    says: expect.stringMatching(/\w/),
    label: 'us',
    citation: expect.stringMatching(/^[a-z0-9-]+$/),
    date: expect.stringMatching(/^\d{4}/),
    verified: expect.any(Boolean),
  });
  expect(['says', 'label', 'citation', 'at', 'date', 'verified']).toEqual(
    expect.arrayContaining(Object.keys(evidence)),
  );
});

test('counts lines and UTF-16 characters from 0, with any line ending, without a byte-order mark', async () => {
  for (const [note, line] of [
    ['RA, eGFR 42.\n😀 Olumiant 2 mg daily.', 1],
    ['RA, eGFR 42.\r\n\r\n😀 Olumiant 2 mg daily.\r\n', 2],
  ] as const) {
    const { findings } = await json(['-'], note);
    expect(findings).toMatchObject([
      { text: '2 mg', range: range(line, 12, 16), because: [{ range: range(0, 4, 11) }] },
    ]);
  }
  const { findings } = await json(['-'], '\ufeffOlumiant 2 mg daily for RA, eGFR 42.');
  expect(findings).toMatchObject([{ text: '2 mg', range: range(0, 9, 13) }]);
});

test('a considered finding is a hint with its reason', async () => {
  const note = `${VISIT}Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees`;
  const { findings } = await json(['-'], note);
  expect(findings).toMatchObject([{ severity: 'hint', considered: true, reason: 'nephrology agrees' }]);
});

test('missing screening is listed by item, and its lines are plain text', async () => {
  const note = 'RA, 62M. HCV antibody negative.\nPlan: start baricitinib 2 mg daily. CBC in 4 weeks.';
  const [finding] = (await json(['-'], note)).findings.filter((it) => it.rule === 'screening-missing');
  expect(finding?.missing).toEqual(expect.arrayContaining(['tb', 'hbv']));
  expect(finding?.missing).not.toContain('hcv');
  expect(finding?.fixes[0]?.edits[0]?.newText).toMatch(/^(?:\n- \[ \] [^$\n]+: \*\*\*)+$/);
});

test('findings come by place, then in the order of the rules', async () => {
  const note = 'RA, eGFR 42.\nPlan: start baricitinib 4 mg daily, azathioprine 100 mg daily.';
  const { findings } = await json(['-'], note);
  expect(findings.map((it) => it.rule)).toEqual([
    'combination',
    'place-in-therapy',
    'screening-missing',
    'monitoring-missing',
    'dose-renal',
  ]);
});

test('the label is the chosen one', async () => {
  expect((await json(['--label', 'eu', '-'], 'RA: Olumiant 4 mg daily.')).printed).toEqual({
    version: 1,
    label: 'eu',
    files: [{ file: '-', findings: [] }],
    errors: [],
  });
});

test('what could not be read stands among the errors, and all else is answered', async () => {
  const folder = folderOf({ 'a.note': VISIT, 'b.note': Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'c.note': 'Well.' });
  const { code, err, printed } = await json([folder, `${folder}/gone.note`]);
  expect(code).toBe(2);
  expect(printed.files.map(({ file, findings }) => [file, findings.length])).toEqual([
    [`${folder}/a.note`, 1],
    [`${folder}/c.note`, 0],
  ]);
  expect(printed.errors).toEqual([
    { file: `${folder}/b.note`, message: 'not text' },
    { file: `${folder}/gone.note`, message: 'no such file or folder' },
  ]);
  expect(err).toBe(`jak-notes: ${folder}/b.note: not text\njak-notes: ${folder}/gone.note: no such file or folder\n`);
});

test('a rule that breaks is an error by its name only, and the other rules speak', async () => {
  const note = 'RA, eGFR 42.\nPlan: start baricitinib 2 mg daily. CBC in 4 weeks.';
  const broken = knowledge.drugs.map((drug) =>
    Object.defineProperty({ ...drug }, 'screening', {
      get() {
        throw new RangeError(note);
      },
    }),
  );
  const { code, err, printed, findings } = await json(['-'], note, { ...knowledge, drugs: broken });
  expect(code).toBe(2);
  expect(printed.errors).toEqual([{ file: '-', message: 'rule screening-missing failed (RangeError)' }]);
  expect(err).toBe('jak-notes: -: rule screening-missing failed (RangeError)\n');
  expect(findings.map((it) => it.rule)).toEqual(['place-in-therapy', 'dose-renal']);
});
