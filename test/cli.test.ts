import { describe, expect, test } from 'vitest';
import { version } from '../package.json';
import { libraryOf } from '../server/core/library';
import { jakNotes } from './command-line';
import { knowledge } from './knowledge';

const VISIT = 'Visit\n\nLab values eGFR 42\n\nRA: continue baricitinib 2 mg daily.\n';

/** One note for each severity that it has, and no other. */
const NOTES = {
  error: 'RA: baricitinib 8 mg daily.',
  warning: VISIT,
  info: 'RA.\nPlan: continue baricitinib 2 mg daily. RTC 3 months.',
  hint: `${VISIT}Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees`,
};
const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;

describe('the text format', () => {
  test('says where, how loud, which rule and what, then why and on whose word', async () => {
    expect(await jakNotes(['lint', '-'], VISIT)).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^-:5:26 warning dose-renal {2}At eGFR 42 the labelled limit is 1 mg daily \(US, rheumatoid arthritis\)\.\n {2}RA: continue baricitinib 2 mg daily\.\n {27}\^\^\^\^\n {2}because {2}3:12 eGFR 42\n {2}clears {3}1 mg daily; eGFR 60\n {2}source {3}.+ \(\d{4}(?:-\d\d)?\), (?:un)?verified\n {2}fix {6}Change to 1 mg\n$/,
      ),
    });
  });

  test('marks words behind a tab and an emoji, in a line that ends with CRLF', async () => {
    const { out } = await jakNotes(['lint', '-'], 'RA, eGFR 42.\r\n\t😀 baricitinib 2 mg daily.\r\n');
    expect(out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^-:2:17 warning dose-renal /),
      '  \t😀 baricitinib 2 mg daily.',
      `  \t${' '.repeat(15)}^^^^`,
    ]);
  });

  test('gives the reason of a considered finding', async () => {
    const { out } = await jakNotes(['lint', '-'], NOTES.hint);
    expect(out).toMatch(/^-:5:26 hint dose-renal .*\n.*\n.*\n {2}considered: nephrology agrees\n/);
  });

  test('of --max-info N has one line for the rest', async () => {
    const note = 'SLE with arthritis, 45F.\nPlan:\nStart baricitinib 4 mg daily.';
    const all = (await jakNotes(['lint', '-'], note)).out.match(/^-:\S+ info /gm) ?? [];
    expect(all.length).toBeGreaterThan(2);
    const { out } = await jakNotes(['lint', '--max-info', '1', '-'], note);
    expect(out.match(/^-:\S+ info (?!more)/gm)).toHaveLength(1);
    expect(out).toMatch(/^-:\d+:\d+ info more {2}and \d more: [a-z-]+.*\n.*\n.*\n {2}because {2}\d+:\d+ [a-z-]+: /m);
  });

  test.each(['', 'RA: baricitinib 2 mg daily.', 'Metformin 9 g daily, eGFR 5.'])('prints nothing of %j', async (note) =>
    expect(await jakNotes(['lint', '--fail-on', 'hint', '-'], note)).toEqual({ code: 0, out: '', err: '' }),
  );
});

describe('the exit code', () => {
  const cases = SEVERITIES.flatMap((severity, loudness) =>
    [...SEVERITIES, 'never' as const].map((failOn, limit) => {
      const code = failOn !== 'never' && loudness <= limit ? 1 : 0;
      return [severity, failOn, code] as const;
    }),
  );

  test.each(cases)('of %s with --fail-on %s is %i', async (severity, failOn, code) => {
    const result = await jakNotes(['lint', '--fail-on', failOn, '-'], NOTES[severity]);
    expect(result).toMatchObject({ code, out: expect.stringMatching(new RegExp(`^-:\\d+:\\d+ ${severity} `)) });
    expect(result.out.match(/^-:/gm)).toHaveLength(1);
  });

  test('fails on errors where nothing else is said', async () => {
    expect(await jakNotes(['lint', '-'], NOTES.error)).toMatchObject({ code: 1 });
    expect(await jakNotes(['lint', '-'], NOTES.warning)).toMatchObject({ code: 0 });
  });
});

describe('options', () => {
  test('--label says whose label counts', async () => {
    const found = async (label: string) =>
      (await jakNotes(['lint', '--label', label, '-'], 'RA: Olumiant 4 mg daily.')).out;
    expect(await found('us')).toMatch(/ error dose-max .*\(US, /);
    expect(await found('eu')).toBe('');
  });

  test('--today is the day where the note has none', async () => {
    const plan = async (note: string, ...options: string[]) =>
      (await jakNotes(['lint', '--format', 'json', ...options, '-'], note)).out.match(/\d{4}-\d\d-\d\d \(week/g);
    const start = 'RA.\nPlan: start baricitinib 2 mg daily.';
    expect(await plan(start)).toBeNull();
    expect(await plan(start, '--today', '2026-01-01')).toEqual(['2026-03-26 (week']);
    expect(await plan(`Date: 05/12/2026\n${start}`, '--today', '2026-01-01')).toEqual(['2026-08-04 (week']);
  });

  test.each([
    [[], 'a command is missing'],
    [['check'], 'unknown command check'],
    [['lint'], 'name a file'],
    [['lint', '--format', 'xml', '-'], '--format must be text or json'],
    [['lint', '--label', 'uk', '-'], '--label must be us or eu'],
    [['lint', '-', '--label'], '--label must be us or eu'],
    [['lint', '--today', '2026-02-30', '-'], '--today must be a day'],
    [['lint', '--max-info', 'few', '-'], '--max-info must be a whole number, 0 or more'],
    [['lint', '--fail-on', 'fatal', '-'], '--fail-on must be one of error, warning, info, hint, never'],
    [['lsp'], 'lsp needs --stdio'],
  ])('%j is refused', async (args, message) => {
    const { code, out, err } = await jakNotes(args, NOTES.error);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`jak-notes: ${message}`);
  });

  test.each(['--colour', '-x', '--no-label'])(
    '%s is unknown: it is named, and the notes are checked',
    async (option) => {
      const { code, out, err } = await jakNotes(['lint', option, '-'], NOTES.error);
      expect([code, err]).toEqual([2, `jak-notes: unknown option ${option}\n`]);
      expect(out).toContain('dose-max');
    },
  );

  test('--help and --version answer at once', async () => {
    expect(await jakNotes(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const { code, out } = await jakNotes(['lint', '-h']);
    expect(code).toBe(0);
    for (const it of ['--format', '--label', '--today', '--fail-on', '--max-info', 'lsp --stdio'])
      expect(out).toContain(it);
  });

  test('lsp --stdio serves, and ends with the server', async () => {
    let served = 0;
    const serve = async () => void served++;
    expect(await jakNotes(['lsp', '--stdio'], '', { serve })).toEqual({ code: undefined, out: '', err: '' });
    expect((await jakNotes(['lsp', '--stdio', '--colour'], '', { serve })).code).toBe(2);
    expect(served).toBe(1);
  });
});

test('facts that are missing or broken are said, not thrown', async () => {
  const none = () => {
    throw new Error('ENOENT');
  };
  expect(await jakNotes(['lint', '-'], VISIT, { library: none })).toMatchObject({ code: 2, out: '' });
  expect(
    await jakNotes(['lint', '-'], VISIT, { library: () => libraryOf({ ...knowledge, problems: null } as never) }),
  ).toMatchObject({
    code: 2,
    err: expect.stringContaining('knowledge.json is missing or broken'),
  });
});
