import { describe, expect, test } from 'vitest';
import { DidChangeConfigurationNotification, DocumentDiagnosticRequest } from 'vscode-languageserver/node';
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

/** A new start that gives an error, a warning and three findings of information. */
const START = 'SLE with arthritis, 45F, eGFR 28.\n\nPlan:\nStart baricitinib 4 mg daily.\n';

describe('jakNotes.onType', () => {
  const ERRORS = { onType: 'errors' };
  const isError = (it: string) => it.startsWith('error');

  test('"errors" shows the rest of what is typed when it is saved: the client is told to pull', async () => {
    const { findings, replace, save, told } = await openVisit(START, { initializationOptions: ERRORS });
    const opened = await findings();
    expect(opened.some(isError)).toBe(true);
    expect(opened.every(isError)).toBe(false);
    await replace('45F', '46F');
    expect(await findings()).toEqual(opened.filter(isError));
    await save();
    await eventually(() => expect(told.refreshes).toBe(1));
    expect(await findings()).toEqual(opened);
    await replace('46F', '47F');
    expect(await findings()).toEqual(opened.filter(isError));
  });

  test('a client that cannot pull is sent all when the note is saved, and none of it twice', async () => {
    const session = await openVisit(START, { capabilities: {}, initializationOptions: ERRORS });
    const { told, replace, save, roundTrip } = session;
    const sent = () => told.pushed.map(({ diagnostics }) => diagnostics.length);
    await eventually(() => expect(sent()).toHaveLength(1));
    await replace('45F', '46F');
    await eventually(() => expect(sent()).toHaveLength(2));
    await save();
    await eventually(() => expect(sent()).toHaveLength(3));
    await save();
    await roundTrip();
    const [opened = 0, typed = 0, saved = 0, ...more] = sent();
    expect(typed).toBeLessThan(opened);
    expect(typed).toBeGreaterThan(0);
    expect([saved, more]).toEqual([opened, []]);
  });

  test('"all" has nothing to say when a note is saved', async () => {
    const pulling = await openVisit(START);
    const all = await pulling.findings();
    await pulling.replace('45F', '46F');
    expect(await pulling.findings()).toEqual(all);
    await pulling.save();
    await pulling.roundTrip();
    expect(pulling.told.refreshes).toBe(0);
  });
});

describe('jakNotes.maxInfo', () => {
  const infos = (found: readonly string[]) => found.filter((it) => it.startsWith('info'));

  test('shows so many one by one, and one line for the rest that leads to each', async () => {
    const { findings: all } = await openVisit(START);
    const every = await all();
    expect(infos(every).length).toBeGreaterThan(2);
    const { client, at, findings } = await openVisit(START, { initializationOptions: { maxInfo: 1 } });
    const found = await findings();
    expect(found.filter((it) => !it.startsWith('info'))).toEqual(every.filter((it) => !it.startsWith('info')));
    expect(infos(found)).toHaveLength(2);
    const { textDocument } = at('');
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    const more = report.kind === 'full' ? report.items.find((it) => it.code === 'more') : undefined;
    expect(more?.message).toMatch(/^and \d more: [a-z-]+/);
    expect(more?.relatedInformation).toHaveLength(infos(every).length - 1);
    expect(more?.relatedInformation?.[0]?.message).toMatch(/^[a-z-]+: \S/);
    expect(more?.codeDescription).toBeUndefined();
  });

  test.each([
    [0, 1],
    [99, undefined],
  ])('%j', async (maxInfo, shown) => {
    const { findings } = await openVisit(START, { initializationOptions: { maxInfo } });
    const { findings: all } = await openVisit(START);
    expect(infos(await findings())).toHaveLength(shown ?? infos(await all()).length);
  });
});

describe('jakNotes.minCertainty', () => {
  const CLAIM = 'SLE. Tofacitinib is FDA-approved for lupus.\nStart [drug] 4 mg daily.';

  test.each(['any', 'verified', 'low', 'moderate', 'high'])('%s keeps dose and safety', async (minCertainty) => {
    const { findings } = await openVisit(VISIT, { initializationOptions: { minCertainty } });
    expect(await findings()).toContain(RENAL);
  });

  test('hides what rests on less', async () => {
    const note = CLAIM.replace('[drug]', 'baricitinib').replace('4 mg', '2 mg');
    const at = async (minCertainty: string) =>
      (await (await openVisit(note, { initializationOptions: { minCertainty } })).findings()).map(
        (it) => it.split(' ')[1],
      );
    expect(await at('low')).toContain('evidence-dose');
    expect(await at('moderate')).not.toContain('evidence-dose');
    expect(await at('high')).toContain('claim');
  });

  test('is a reason that "Why (not)?" gives', async () => {
    const { client, at } = await openVisit('SLE with arthritis.\nStart baricitinib 2 mg daily.', {
      initializationOptions: { minCertainty: 'high' },
    });
    const page = await client.sendRequest<{ markdown: string }>('jakNotes/explain', at('baricitinib'));
    expect(page.markdown).toContain('**evidence-dose**: Its evidence is less certain');
  });
});

describe('a setting that is wrong', () => {
  test('is said once, and the others count', async () => {
    const initializationOptions = {
      label: 'uk',
      rules: { 'dose-renal': 'loud', 'no-rule': 'off' },
      today: '12/05/2026',
      maxInfo: -1,
      minCertainty: 'sure',
      onType: 'warnings',
    };
    const { findings, told } = await openVisit(VISIT, {
      initializationOptions,
      settingsOf: () => initializationOptions,
    });
    expect(await findings()).toContain(RENAL);
    expect(told.shown).toEqual([
      expect.stringMatching(/^jakNotes\.today: must be a day/),
      expect.stringMatching(/^jakNotes\.maxInfo: must be a whole number, 0 or more, is -1/),
      expect.stringMatching(/^jakNotes\.label: must be "us" or "eu", is "uk"/),
      expect.stringMatching(/^jakNotes\.rules\.dose-renal: must be one of .* is "loud"/),
      expect.stringContaining('no rule "no-rule"'),
      expect.stringMatching(/^jakNotes\.minCertainty: must be one of any, verified, .* is "sure"/),
      expect.stringMatching(/^jakNotes\.onType: must be "all" or "errors", is "warnings"/),
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
