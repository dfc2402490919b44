import { describe, expect, test } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { eventually, openVisit, VISIT } from './session';

const OTHER = 'file:///uk/other.note';
const RENAL = 'warning dose-renal 2 mg';

describe('settings', () => {
  test('are those that the client starts us with', async () => {
    const initializationOptions = { label: 'eu', rules: { 'monitoring-missing': 'off' }, today: '2026-05-12' };
    const { client, at, findings } = await openVisit(VISIT.replace('Continue', 'Start'), { initializationOptions });
    const found = await findings();
    expect(found).not.toContain(RENAL);
    expect(found).not.toContainEqual(expect.stringContaining('monitoring-missing'));
    expect(await client.sendRequest('jakNotes/plan', at('baricitinib'))).toMatchObject({
      snippet: expect.stringMatching(/\(EU label\).*2026-\d\d-\d\d/s),
    });
  });

  test('have no day of their own', async () => {
    const { client, at } = await openVisit(VISIT.replace('Continue', 'Start'));
    const { snippet } = await client.sendRequest<{ snippet: string }>('jakNotes/plan', at('baricitinib'));
    expect(snippet).toContain('***');
    expect(snippet).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  test('are asked for per note, over those of the start', async () => {
    const session = await openVisit(VISIT, {
      initializationOptions: { rules: { 'monitoring-missing': 'off' } },
      settingsOf: (uri) => (uri === OTHER ? { label: 'eu' } : null),
    });
    await session.open(VISIT, OTHER);
    expect(await session.findings()).toEqual([RENAL]);
    expect(await session.findings(OTHER)).toEqual([]);
  });

  test('that change are asked for again, and the client is told to pull', async () => {
    let label = 'eu';
    const { client, findings, told } = await openVisit(VISIT, { settingsOf: () => ({ label }) });
    expect(await findings()).not.toContain(RENAL);
    await eventually(() => expect(told.registered).toEqual(['workspace/didChangeConfiguration']));

    label = 'us';
    expect(await findings()).not.toContain(RENAL);
    await client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await eventually(() => expect(told.refreshes).toBe(1));
    expect(await findings()).toContain(RENAL);
  });

  test('come with the change for a client that cannot be asked', async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const { client, findings, told } = await openVisit(VISIT, { capabilities, initializationOptions: { label: 'eu' } });
    const change = (settings: unknown) =>
      client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await change({ jakNotes: { label: 'us' } });
    expect(await findings()).toContain(RENAL);
    await change({ jakNotes: {} });
    expect(await findings()).not.toContain(RENAL);
    expect(told).toMatchObject({ refreshes: 0, registered: [] });
  });
});

describe('a setting that is wrong', () => {
  test('is said once, and the others count', async () => {
    const initializationOptions = {
      label: 'uk',
      rules: { 'dose-renal': 'loud', 'no-rule': 'off' },
      today: '12/05/2026',
    };
    const { findings, told } = await openVisit(VISIT, {
      initializationOptions,
      settingsOf: () => initializationOptions,
    });
    expect(await findings()).toContain(RENAL);
    expect(told.shown).toEqual([
      expect.stringMatching(/^jakNotes\.today: must be a day/),
      expect.stringMatching(/^jakNotes\.label: must be "us" or "eu", is "uk"/),
      expect.stringMatching(/^jakNotes\.rules\.dose-renal: must be one of .* is "loud"/),
      expect.stringContaining('no rule "no-rule"'),
    ]);
  });

  test.each([42, 'eu', ['eu'], { rules: [] }, { languages: 'markdown' }])(
    'leaves the server alive: %j',
    async (sent) => {
      const { findings, told } = await openVisit(VISIT, { initializationOptions: sent, settingsOf: () => sent });
      expect(await findings()).toContain(RENAL);
      expect(told.shown).toHaveLength(1);
    },
  );

  test('that nobody can read is none, and those of the start count', async () => {
    const settingsOf = () => {
      throw new Error('no settings today');
    };
    const { findings } = await openVisit(VISIT, { initializationOptions: { label: 'eu' }, settingsOf });
    expect(await findings()).toEqual(['info monitoring-missing baricitinib']);
  });
});
