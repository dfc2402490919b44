import { match } from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { extensions, Uri } from 'vscode';
import { closeAll, finding, findings, hoverAt, noFinding, note, pause, setting, until, untitled } from './harness';

suite('house rules', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'house-'));
  const limits = path.join(folder, 'limits.json');
  const own = () => extensions.all.find((it) => it.packageJSON.name === 'jak-notes')?.extensionPath ?? '';

  suiteSetup(() => cpSync(path.join(own(), 'docs/riverside.jakpack'), folder, { recursive: true }));
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  teardown(async () => {
    for (const name of ['label', 'packs']) await setting(name, undefined);
    await closeAll();
  });

  test('of a folder in the settings count, and say that they are local', async () => {
    await setting('label', 'eu');
    const { document } = await untitled(note({ egfr: 90, dose: 4 }));
    await setting('packs', [folder]);
    match((await finding(document, 'dose-max')).message, /local maximum of 2 mg daily/);
    match(await hoverAt(document, 'baricitinib'), /\| maximum \| .*2 mg once daily \(local\)/);
    await setting('packs', []);
    await noFinding(document, 'dose-max');
  });

  test('that are broken say so in their own file, at the line, until they are mended', async () => {
    await setting('packs', [folder]);
    const text = readFileSync(limits, 'utf8');
    const line = text.split('\n').findIndex((it) => it.includes('"dailyMax"'));
    writeFileSync(limits, text.replace('"dailyMax": 2', '"dailyMax": "two"'));
    const file = { uri: Uri.file(limits) };
    const told = await until('the fault', () => findings(file).find(({ message }) => message.includes('dailyMax')));
    match(`${told.range.start.line}`, new RegExp(`^${line}$`));
    await until('the end of the fault', async () => {
      // A watcher that has just begun misses what happens in its first moments.
      writeFileSync(limits, text);
      await pause(500);
      return findings(file).length === 0;
    });
  });
});
