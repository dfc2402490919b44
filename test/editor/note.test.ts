import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import { commands, DiagnosticSeverity, Selection, Uri, window, workspace } from 'vscode';
import {
  closeAll,
  cursorAfter,
  finding,
  findings,
  fixesFor,
  hoverAt,
  limit,
  noFinding,
  note,
  ruleOf,
  until,
  untitled,
} from './harness';

suite('a note', () => {
  teardown(closeAll);

  test('from a file has the findings that the command line prints', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder);
    const uri = Uri.joinPath(folder, 'lupus-clinic.note');
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    equal(document.languageId, 'clinical-note');

    const golden = readFileSync(uri.fsPath.replace(/note$/, 'golden'), 'utf8');
    const printed = [...golden.matchAll(/^\S+:(\d+):(\d+) (\w+) (\S+)/gm)].map(([, ...it]) => it.join(' '));
    await until('its findings', () => findings(document).length >= printed.length);
    const severities = ['error', 'warning', 'info', 'hint'];
    const shown = findings(document)
      .sort((a, b) => a.range.start.compareTo(b.range.start))
      .map((it) =>
        [it.range.start.line + 1, it.range.start.character + 1, severities[it.severity], ruleOf(it)].join(' '),
      );
    deepEqual(shown.sort(), printed.sort());
  });

  test('that was never saved is checked, in each language', async () => {
    for (const language of ['clinical-note', 'plaintext', 'markdown']) {
      const { document } = await untitled(note(), language);
      const { message, severity, range } = await finding(document, 'dose-renal');
      equal(message, limit(1, 'US'));
      equal(severity, DiagnosticSeverity.Warning);
      equal(document.getText(range), '2 mg');
    }
  });

  test('beside another one: each has its own findings', async () => {
    const one = await untitled(note());
    const other = await untitled(note({ egfr: 80 }));
    await finding(one.document, 'dose-renal');
    await noFinding(other.document, 'dose-renal');

    const figure = other.document.getText().indexOf('80');
    const range = new Selection(other.document.positionAt(figure), other.document.positionAt(figure + 2));
    await other.edit((edit) => edit.replace(range, '45'));
    equal((await finding(other.document, 'dose-renal')).message, limit(1, 'US', 45));
    equal((await finding(one.document, 'dose-renal')).message, limit(1, 'US'));
  });

  test('tells about a drug on hover', async () => {
    const { document } = await untitled(note());
    await finding(document, 'dose-renal');
    match(await hoverAt(document, 'baricitinib'), /baricitinib/i);
    equal(await hoverAt(document, 'Plan'), '');
  });

  test('is mended by a quick fix, and undone in one step', async () => {
    const editor = await untitled(note());
    const { document } = editor;
    const before = document.getText();
    const found = await finding(document, 'dose-renal');
    ok((await fixesFor(document, found)).some(({ title }) => title === 'Change to 1 mg'));

    cursorAfter(editor, 'baricitinib 2');
    await commands.executeCommand('editor.action.autoFix');
    await noFinding(document, 'dose-renal');
    match(document.getText(), /baricitinib 1 mg daily/);

    await commands.executeCommand('undo');
    equal(document.getText(), before);
    await finding(document, 'dose-renal');
  });
});
