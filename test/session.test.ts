import { describe, expect, test } from 'vitest';
import { DocumentDiagnosticRequest, HoverRequest } from 'vscode-languageserver/node';
import { NOTE } from './editor-notes';
import { openVisit, startSession, VISIT } from './session';

const RENAL = 'warning dose-renal 2 mg';

test('the server says who it is and what it can do', async () => {
  const { serverInfo, capabilities } = (await startSession()).initialized;
  expect(serverInfo).toEqual({ name: 'jak-notes', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(capabilities).toMatchInlineSnapshot(`
    {
      "codeActionProvider": {
        "codeActionKinds": [
          "quickfix",
          "source.fixAll.jakNotes",
        ],
      },
      "completionProvider": {
        "triggerCharacters": [
          ".",
        ],
      },
      "diagnosticProvider": {
        "identifier": "jak-notes",
        "interFileDependencies": false,
        "workspaceDiagnostics": false,
      },
      "hoverProvider": true,
      "positionEncoding": "utf-16",
      "textDocumentSync": {
        "change": 2,
        "openClose": true,
        "save": true,
      },
    }
  `);
});

describe('diagnostics', () => {
  test('say where, how loud, which rule, what, and on which facts', async () => {
    const { client, at, rangeOf } = await openVisit(VISIT, {
      initializationOptions: { manual: 'jak-notes:/rules/{rule}' },
    });
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, at(''));
    expect(report.kind === 'full' && report.items.find((it) => it.code === 'dose-renal')).toEqual({
      range: rangeOf('2 mg'),
      severity: 2,
      source: 'jak-notes',
      code: 'dose-renal',
      codeDescription: { href: 'jak-notes:/rules/dose-renal' },
      message: expect.stringContaining('1 mg daily (US, rheumatoid arthritis)'),
      relatedInformation: [{ location: { uri: NOTE, range: rangeOf('eGFR 42') }, message: 'eGFR 42' }],
      data: { rule: 'dose-renal', version: 1 },
    });
  });

  test.each([
    ['the file that comes with the server', undefined, 'file:///docs/rules/dose-renal.md'],
    ['the page that the client shows', 'jak-notes:/rules/{rule}', 'jak-notes:/rules/dose-renal'],
    ['no command that somebody smuggles in', 'command:{rule}', 'file:///docs/rules/dose-renal.md'],
  ])('lead to the manual: %s', async (_, manual, href) => {
    const { client, at } = await openVisit(VISIT, {
      manual: 'file:///docs/rules/{rule}.md',
      initializationOptions: { manual },
      settingsOf: () => ({ manual: 'command:{rule}' }),
    });
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, at(''));
    const found = report.kind === 'full' ? report.items.find((it) => it.code === 'dose-renal') : undefined;
    expect(found?.codeDescription).toEqual({ href });
  });

  test('name a fact as the command line does, and the reason of what was considered', async () => {
    const labs =
      'RA.\nLabs    01/05/2026  05/05/2026\neGFR    70          42\n\nPlan:\nContinue baricitinib 2 mg daily. CBC today.\n';
    const { client, at } = await openVisit(
      `${labs}Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: RIFLE`,
    );
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, at(''));
    const related = report.kind === 'full' ? report.items.flatMap((it) => it.relatedInformation ?? []) : [];
    expect(related.map((it) => it.message)).toEqual(['considered: RIFLE', 'eGFR 42']);
  });

  test('are one word while they stay the same', async () => {
    const { client, replace } = await openVisit();
    const pull = (previousResultId = '') =>
      client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: NOTE }, previousResultId });
    const { resultId } = await pull();
    await replace('daily.', 'daily. RTC.');
    expect(await pull(resultId)).toEqual({ kind: 'unchanged', resultId });

    await replace('42', '43');
    const later = await pull(resultId);
    expect(later).toMatchObject({ kind: 'full', items: expect.anything() });
    expect(later.resultId).not.toBe(resultId);
  });

  test('follow each edit, and each note has its own', async () => {
    const { open, replace, findings } = await openVisit();
    const other = 'file:///other.note';
    await open(VISIT.replace('42', '80'), other);
    expect([await findings(), await findings(other)]).toEqual([
      expect.arrayContaining([RENAL]),
      ['info monitoring-missing baricitinib'],
    ]);

    await replace('80', '45', other);
    await replace('42', '75');
    expect(await findings(other)).toContain(RENAL);
    expect(await findings()).not.toContain(RENAL);
  });

  test('stand on their words behind an emoji, at any line ending', async () => {
    const { findings } = await openVisit('😀 RA, eGFR 42.\r\n\r\nPlan:\r\n😀 Continue baricitinib 2 mg daily.\r\n');
    expect(await findings()).toContain(RENAL);
  });
});

test('hover tells about a drug, and about nothing else', async () => {
  const { client, at, rangeOf } = await openVisit();
  const hover = await client.sendRequest(HoverRequest.type, at('citinib'));
  expect(hover?.range).toEqual(rangeOf('baricitinib'));
  expect(hover?.contents).toEqual({ kind: 'markdown', value: expect.stringContaining('Olumiant') });
  expect(await client.sendRequest(HoverRequest.type, at('Plan'))).toBeNull();
});
