import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf, jakNotes } from './command-line';

const FAULT = 'RA: baricitinib 8 mg daily.\n';

/** Which files were read, as they are printed. */
const filesOf = async (...paths: string[]) => {
  const { out } = await jakNotes(['lint', '--format', 'json', ...paths], FAULT);
  return (JSON.parse(out) as { files: { file: string }[] }).files.map((it) => it.file);
};

describe('a folder', () => {
  const content = [
    'b.note',
    'a.md',
    'c.txt',
    'd.pdf',
    'e.note.bak',
    'sub/a.note',
    'sub-b.note',
    '.hidden/f.note',
    '.g.note',
    'node_modules/h.note',
  ];
  const folder = () => folderOf(Object.fromEntries(content.map((it) => [it, FAULT])));

  test('means the notes below it, sorted, and neither hidden folders nor those of packages', async () => {
    const here = folder();
    const found = ['.g.note', 'a.md', 'b.note', 'c.txt', 'sub-b.note', 'sub/a.note'].map((it) => `${here}/${it}`);
    expect(await filesOf(here)).toEqual(found);
    expect(await filesOf(`${here}/`)).toEqual(found);
  });

  test('is left out where it is a link, and so is a file', async () => {
    const here = folderOf({ 'a.note': FAULT, 'sub/b.note': FAULT });
    symlinkSync(here, `${here}/loop`);
    symlinkSync(`${here}/a.note`, `${here}/link.note`);
    expect(await filesOf(here)).toEqual([`${here}/a.note`, `${here}/sub/b.note`]);
    expect(await filesOf(`${here}/link.note`)).toEqual([`${here}/link.note`]);
  });

  test('without notes has nothing', async () => {
    expect(await jakNotes(['lint', folderOf({ 'a.pdf': FAULT })])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('files', () => {
  test('are named as they were given, in that order, each once', async () => {
    const here = folderOf({ 'b.note': FAULT, 'a.report': FAULT });
    const paths = [`${here}/b.note`, '-', `${here}/./a.report`];
    expect(await filesOf(...paths, ...paths)).toEqual(paths);
  });

  test.each([
    ['bytes that are no UTF-8', Buffer.from([0x52, 0x41, 0xe9, 0x2e])],
    ['UTF-16', Buffer.from(`\ufeff${FAULT}`, 'utf16le')],
    ['a zero byte', `${FAULT}\0`],
  ])('of %s are named on standard error, and the others answered', async (_, bytes) => {
    const here = folderOf({ 'scan.note': bytes, 'visit.note': FAULT });
    expect(await jakNotes(['lint', here])).toEqual({
      code: 2,
      out: expect.stringMatching(/visit\.note:1:17 error dose-max/),
      err: `jak-notes: ${here}/scan.note: not text\n`,
    });
  });

  test('that are not there, or not to be read, are named', async () => {
    const { code, err } = await jakNotes(['lint', 'nowhere/visit.note', '-'], FAULT);
    expect([code, err]).toEqual([2, 'jak-notes: nowhere/visit.note: no such file or folder\n']);
  });

  test('begin with a byte-order mark or not, with the same findings', async () => {
    const printed = async (text: string) => (await jakNotes(['lint', '-'], text)).out;
    expect(await printed(`\ufeff${FAULT}`)).toBe(await printed(FAULT));
    expect(await printed(FAULT)).toContain('-:1:17 ');
  });
});

const BUILT = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

describe.runIf(existsSync(BUILT))('the built program', () => {
  const built = (args: readonly string[], input = ''): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [BUILT, ...args], { input, encoding: 'utf8' });

  test('reads standard input, prints JSON and ends with the code', () => {
    const { status, stdout, stderr } = built(['lint', '--format', 'json', '-'], FAULT);
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, files: [{ file: '-', findings: [{ rule: 'dose-max' }] }] });
  });

  test('reads files, and says what it could not do', () => {
    const here = folderOf({ 'visit.note': FAULT });
    const { status, stdout, stderr } = built(['lint', here, `${here}/gone.note`]);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^\S+visit\.note:1:17 error dose-max /);
    expect(stderr).toBe(`jak-notes: ${here}/gone.note: no such file or folder\n`);
  });

  test('reads house rules, and loads what checks them only then', () => {
    const pack = fileURLToPath(new URL('../docs/riverside.jakpack', import.meta.url));
    const { stdout, stderr } = built(
      ['lint', '--label', 'eu', '--pack', pack, '-'],
      'RA, 45F. Baricitinib 4 mg daily.',
    );
    expect([stdout, stderr]).toEqual([expect.stringContaining('local maximum of 2 mg daily'), '']);
    for (const program of ['cli.js', 'server.js'])
      expect(readFileSync(path.join(path.dirname(BUILT), program), 'utf8')).not.toMatch(/ZodError|parseTree/);
  });
});
