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
