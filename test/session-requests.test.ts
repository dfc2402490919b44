import { describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentDiagnosticRequest,
  HoverRequest,
} from 'vscode-languageserver/node';
import type { Knowledge } from '../knowledge/schema';
import { NOTE } from './editor-notes';
import { knowledge } from './knowledge';
import { openVisit, startSession, VISIT } from './session';

describe('our own requests', () => {
  test('jakNotes/plan gives a snippet and its place', async () => {
    const { client, at, rangeOf } = await openVisit();
    const end = rangeOf('daily.').end;
    expect(await client.sendRequest('jakNotes/plan', at('baricitinib'))).toEqual({
      snippet: expect.stringMatching(/^\nMonitoring, baricitinib 2 mg.*\n- \[ \] /s),
      range: { start: end, end },
    });
  });

  test('jakNotes/plan says why there is none', async () => {
    const none = { ...knowledge, drugs: knowledge.drugs.map((it) => ({ ...it, monitoring: [] })) };
    const { client, at, open } = await openVisit(VISIT, { knowledge: none });
    expect(await client.sendRequest('jakNotes/plan', at('Plan'))).toEqual({
      message: 'The US label gives no laboratory schedule for baricitinib.',
    });
    // Opened again without having been closed, in the same version: it is the new text that counts.
    await open('Plan:\nContinue metformin.');
    expect(await client.sendRequest('jakNotes/plan', at('Plan'))).toEqual({
      message: expect.stringContaining('no JAK inhibitor'),
    });
  });

  test('jakNotes/evidence gives a page on the drug at the cursor, else on the first', async () => {
    const { client, at } = await openVisit(`${VISIT}His sister takes tofacitinib.`);
    const titleAt = async (words: string) =>
      (await client.sendRequest<{ title: string }>('jakNotes/evidence', at(words))).title;
    expect(await titleAt('tofacitinib')).toMatch(/^Evidence: tofacitinib/);
    expect(await titleAt('eGFR')).toBe('Evidence: baricitinib in rheumatoid arthritis');
  });

  test('jakNotes/evidence says what is known of the class, where the drug is meant', async () => {
    const { client, at } = await openVisit(`${VISIT}Psoriasis: Sotyktu 6 mg daily.`);
    const pageAt = async (words: string) =>
      (await client.sendRequest<{ markdown: string }>('jakNotes/evidence', at(words))).markdown;
    expect(await pageAt('baricitinib')).toMatch(/## Safety of the class[\s\S]*FDA 2021, place after a TNF blocker/);
    expect(await pageAt('Sotyktu')).not.toContain('FDA 2021');
  });

  test('jakNotes/rule needs no note', async () => {
    const { client } = await startSession();
    const page = await client.sendRequest<{ markdown: string }>('jakNotes/rule', { id: 'dose-renal' });
    expect(page.markdown).toContain('Baricitinib **2 mg** daily');
    expect(await client.sendRequest('jakNotes/rule', { id: 'nothing' })).toBeNull();
  });
});

test('a note that is not open has nothing to say', async () => {
  const { client, close, told } = await openVisit();
  await close();
  const [textDocument, position] = [{ uri: NOTE }, { line: 3, character: 12 }];
  const range = { start: position, end: position };
  expect(await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument })).toEqual({
    kind: 'full',
    items: [],
  });
  expect(await client.sendRequest(HoverRequest.type, { textDocument, position })).toBeNull();
  expect(await client.sendRequest(CompletionRequest.type, { textDocument, position })).toEqual([]);
  expect(
    await client.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } }),
  ).toEqual([]);
  expect(await client.sendRequest('jakNotes/evidence', { textDocument, position })).toBeNull();
  expect(told.logged).toEqual([]);
});

describe('what breaks', () => {
  /** Facts that cannot be read: the message of the failure quotes the note, as many a parser's does. */
  const without = (field: 'screening' | 'boxedWarning'): Knowledge => {
    const drugs = knowledge.drugs.map((drug) =>
      Object.defineProperty({ ...drug }, field, {
        get() {
          throw new RangeError(VISIT);
        },
      }),
    );
    return { ...knowledge, drugs };
  };

  test('is one rule: it is named, the others speak, and no word of the note is logged', async () => {
    const { findings, told } = await openVisit(VISIT.replace('Continue', 'Start'), { knowledge: without('screening') });
    const found = await findings();
    expect(found).toContain('warning dose-renal 2 mg');
    expect(found).not.toContainEqual(expect.stringContaining('screening-missing'));
    expect(told.logged).toEqual(['rule screening-missing: RangeError']);
  });

  test('is one answer: it is empty, and the next one comes', async () => {
    const { client, at, findings, told } = await openVisit(VISIT, { knowledge: without('boxedWarning') });
    expect(await client.sendRequest(HoverRequest.type, at('baricitinib'))).toBeNull();
    expect(told.logged).toEqual(['textDocument/hover: RangeError']);
    expect(await findings()).toContain('warning dose-renal 2 mg');
  });

  test.each([null, 'nonsense', { textDocument: null }, { textDocument: { uri: NOTE } }])(
    'is no request: %j',
    async (params) => {
      const { client, findings, told } = await openVisit();
      expect(await client.sendRequest('textDocument/hover', params)).toBeNull();
      expect(await findings()).toContain('warning dose-renal 2 mg');
      expect(told.logged.join()).not.toMatch(/baricitinib|eGFR/);
    },
  );
});
