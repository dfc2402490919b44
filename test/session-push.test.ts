import { describe, expect, test } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { NOTE } from './editor-notes';
import { eventually, openVisit, type Session, VISIT } from './session';

const OTHER = 'file:///other.note';

/** "1 warning dose-renal 2 mg" for each finding that was pushed, by version. */
const pushed = ({ told }: Session, uri = NOTE) =>
  told.pushed
    .filter((it) => it.uri === uri)
    .map(({ version, diagnostics }) => `${version}: ${diagnostics.map((it) => it.code).join(' ')}`);

describe('a client that cannot pull', () => {
  test('is sent the findings of each version, and none when the note is closed', async () => {
    const session = await openVisit(VISIT, { capabilities: {} });
    await eventually(() => expect(pushed(session)).toEqual(['1: monitoring-missing dose-renal']));
    await session.replace('42', '75');
    await eventually(() => expect(pushed(session).slice(1)).toEqual(['2: monitoring-missing']));
    await session.close();
    await eventually(() => expect(pushed(session).slice(2)).toEqual(['undefined: ']));
  });

  test('is sent a version once, however many edits waited for the settings', async () => {
    const session = await openVisit(VISIT, { capabilities: { workspace: { configuration: true } } });
    for (const [old, now] of [
      ['42', '43'],
      ['43', '44'],
      ['44', '45'],
    ] as const)
      await session.replace(old, now);
    await eventually(() => expect(pushed(session).at(-1)).toBe('4: monitoring-missing dose-renal'));
    expect(new Set(pushed(session)).size).toBe(pushed(session).length);
  });

  test('never gets findings under settings that have changed meanwhile', async () => {
    let slow = (_: unknown): void => {};
    const answers: unknown[] = [new Promise((resolve) => (slow = resolve))];
    const session = await openVisit(VISIT, {
      capabilities: { workspace: { configuration: true } },
      settingsOf: (uri) => (uri ? (answers.shift() ?? { label: 'eu' }) : {}),
    });
    await eventually(() => expect(answers).toEqual([]));
    await session.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await eventually(() => expect(pushed(session)).toEqual(['1: monitoring-missing']));
    slow({ label: 'us' });
    await session.roundTrip();
    await session.roundTrip();
    expect(pushed(session)).toEqual(['1: monitoring-missing']);
  });

  test('is sent all notes again when settings change', async () => {
    const session = await openVisit(VISIT, { capabilities: {} });
    await session.open(VISIT, OTHER);
    await eventually(() => expect(session.told.pushed).toHaveLength(2));
    await session.client.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { jakNotes: { label: 'eu' } },
    });
    await eventually(() => expect(session.told.pushed).toHaveLength(4));
    for (const uri of [NOTE, OTHER])
      expect(pushed(session, uri)).toEqual(['1: monitoring-missing dose-renal', '1: monitoring-missing']);
  });
});

test('a client that pulls is sent nothing', async () => {
  const { told, findings, close, roundTrip } = await openVisit();
  await findings();
  await close();
  await roundTrip();
  expect(told.pushed).toEqual([]);
});
