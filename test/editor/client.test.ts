import { equal, ok } from 'node:assert/strict';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import { commands, languages, Uri, window, workspace } from 'vscode';
import {
  closeAll,
  finding,
  findings,
  hoverAt,
  limit,
  noFinding,
  note,
  pause,
  setting,
  until,
  untitled,
} from './harness';

suite('the client', () => {
  const provider = { provideTextDocumentContent: () => note() };
  const schemes = ['review', 'records'].map((it) => workspace.registerTextDocumentContentProvider(it, provider));
  const output = window.createOutputChannel('What another extension prints', 'plaintext');

  teardown(async () => {
    for (const name of ['label', 'rules', 'languages']) await setting(name, undefined);
    await closeAll();
  });
  suiteTeardown(() => {
    for (const it of [...schemes, output]) it.dispose();
  });

  test('follows jakNotes.label', async () => {
    const { document } = await untitled(note({ dose: 4 }));
    equal((await finding(document, 'dose-renal')).message, limit(1, 'US'));
    await setting('label', 'eu');
    await until('the EU limit', () => findings(document).some(({ message }) => message === limit(2, 'EU')));
  });

  test('follows jakNotes.rules', async () => {
    const { document } = await untitled(note());
    await finding(document, 'dose-renal');
    await setting('rules', { 'dose-renal': 'off' });
    await noFinding(document, 'dose-renal');
  });

  test('follows jakNotes.languages', async () => {
    const { document } = await untitled(note(), 'plaintext');
    await finding(document, 'dose-renal');
    await setting('languages', ['clinical-note']);
    await noFinding(document, 'dose-renal');
  });

  test('checks documents of any scheme, but not what is printed or compared', async () => {
    const record = await workspace.openTextDocument(Uri.parse('records:/visit.note'));
    await window.showTextDocument(record);
    await finding(record, 'dose-renal');

    output.append(note());
    output.show();
    const printed = await until('the output', () =>
      workspace.textDocuments.find(({ uri, languageId }) => uri.scheme === 'output' && languageId === 'plaintext'),
    );
    await languages.setTextDocumentLanguage(printed, 'plaintext');
    const compared = await workspace.openTextDocument(Uri.parse('review:/visit.note'));
    await window.showTextDocument(compared);
    await pause(1000);
    for (const document of [printed, compared]) {
      ok(document.getText().includes('baricitinib'));
      equal(findings(document).length, 0);
      equal(await hoverAt(document, 'baricitinib'), '');
    }
  });

  test('restarts the server, and the findings are back', async () => {
    const { document } = await untitled(note());
    await finding(document, 'dose-renal');
    await commands.executeCommand('jakNotes.restart');
    await finding(document, 'dose-renal');
    equal(findings(document).filter(({ message }) => message === limit(1, 'US')).length, 1);
  });

  test('shows the evidence as a page', async () => {
    await untitled(note());
    await commands.executeCommand('jakNotes.showEvidence');
    await until('the page', () => window.tabGroups.activeTabGroup.activeTab?.label.includes('aricitinib'));
  });

  test('shows the page of a rule, where a finding links to', async () => {
    const page = await workspace.openTextDocument(Uri.parse('jak-notes:/rules/dose-renal'));
    ok(page.getText().includes('renal'));
  });
});
