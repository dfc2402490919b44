import { describe, expect, test } from 'vitest';
import { type CodeAction, CodeActionRequest, CompletionRequest } from 'vscode-languageserver/node';
import { openVisit, type Session, VISIT } from './session';

describe('code actions', () => {
  const actionsAt = async ({ client, rangeOf, at }: Session, words: string, only?: string[]) => {
    const context = { diagnostics: [], ...(only && { only }) };
    const params = { textDocument: at(words).textDocument, range: rangeOf(words), context };
    return (await client.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
  };

  test('mend the note, the preferred one first', async () => {
    const session = await openVisit();
    const [first, ...more] = await actionsAt(session, '2 mg');
    expect(first).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'dose-renal' }] });
    expect(more.map((it) => it.title)).toEqual(['Acknowledge with a reason (dose-renal)']);
    await session.accept(first);
    expect(session.text()).toBe(VISIT.replace('Continue baricitinib 2', 'Change to baricitinib 1'));
    expect(await session.findings()).not.toContainEqual(expect.stringContaining('dose-renal'));
  });

  test('are for one version of the note', async () => {
    const session = await openVisit();
    const [first] = await actionsAt(session, '2 mg');
    await session.replace('62M', '63M');
    await expect(session.accept(first)).rejects.toThrow('Made for version 1');
  });

  test('are given only where they are asked for', async () => {
    const session = await openVisit();
    expect(await actionsAt(session, '2 mg', ['quickfix'])).not.toEqual([]);
    expect(await actionsAt(session, '2 mg', ['refactor', 'source.organizeImports'])).toEqual([]);
    expect(await actionsAt(session, 'eGFR')).toEqual([]);
  });
});

describe('on saving', () => {
  const NOTE =
    'RA, eGFR 42, failed Rinvoc. Folic acid 1.0 mg QD.\nMeds:\nbari 2.0 mg QD\nPlan:\nContinue bari 2.0 mg QD.\n';
  const asked = async ({ client, at }: Session, kind: string) => {
    const { textDocument, position } = at('Meds');
    const context = { diagnostics: [], only: [kind] };
    const params = { textDocument, range: { start: position, end: position }, context };
    return (await client.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
  };

  test.each(['source.fixAll.jakNotes', 'source.fixAll', 'source'])(
    '"%s" mends the wording, and no dose',
    async (kind) => {
      const session = await openVisit(NOTE);
      const [action, ...more] = await asked(session, kind);
      expect(action?.kind).toBe('source.fixAll.jakNotes');
      expect(more).toEqual([]);
      await session.accept(action);
      expect(session.text()).toBe(
        'RA, eGFR 42, failed Rinvoq. Folic acid 1.0 mg QD.\nMeds:\nbaricitinib 2 mg daily\nPlan:\nContinue baricitinib 2 mg daily.\n',
      );
      expect(await session.findings()).toContain('warning dose-renal 2 mg');
      expect(await asked(session, kind)).toEqual([]);
    },
  );

  test('nothing is done for another kind, or for what the settings silence', async () => {
    const off = { abbreviation: 'off', decimal: 'off', 'drug-name': 'off' };
    const session = await openVisit(NOTE, { settingsOf: () => ({ rules: off }) });
    expect(await asked(session, 'source.fixAll')).toEqual([]);
    expect(await asked(await openVisit(NOTE), 'source.organizeImports')).toEqual([]);
    expect(await asked(await openVisit(NOTE), 'source.fixAll.eslint')).toEqual([]);
  });
});

test('completion offers the plan in place of what was typed', async () => {
  const { client, at, rangeOf } = await openVisit(`${VISIT}.jak`);
  const { textDocument, position } = at('.jak');
  const params = { textDocument, position: { ...position, character: 4 } };
  expect(await client.sendRequest(CompletionRequest.type, params)).toEqual([
    expect.objectContaining({
      label: '.jakplan',
      filterText: '.jakplan',
      insertTextFormat: 2,
      textEdit: { range: rangeOf('.jak'), newText: expect.stringMatching(/^Monitoring, baricitinib 2 mg.*\$0$/s) },
    }),
  ]);
});
