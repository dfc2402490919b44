import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CompletionRequest, DidChangeWatchedFilesNotification, HoverRequest } from 'vscode-languageserver/node';
import { folderOf, jakNotes } from './command-line';
import { EDITOR, eventually, openVisit } from './session';

/** The example that the guide shows. */
const EXAMPLE = fileURLToPath(new URL('../docs/riverside.jakpack', import.meta.url));

const RA = 'RA, 45F.\n\nPlan:\nContinue baricitinib 4 mg daily. CBC in 12 weeks.\n';

/** A session that has read the packs: their arrival makes the client ask again. */
async function openIn(folder: string, note: string, label = 'us') {
  const session = await openVisit(note, { settingsOf: () => ({ label, packs: [folder] }) });
  await eventually(() => expect(session.told.refreshes).toBeGreaterThan(0));
  return session;
}

async function hoverOn(word: string, note: string, label?: string): Promise<string> {
  const { client, at } = await openIn(EXAMPLE, note, label);
  const hover = await client.sendRequest(HoverRequest.type, at(word));
  return (hover?.contents as { value: string } | undefined)?.value ?? '';
}

/** A copy of the example that a test may break. */
function copyWith(files: Readonly<Record<string, string>>): string {
  const folder = folderOf({});
  cpSync(EXAMPLE, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

describe('a pack', () => {
  test('sets a limit of its own, and says whose it is', async () => {
    const { findings } = await openIn(EXAMPLE, RA, 'eu');
    expect(await findings()).toContain('error dose-max 4 mg');
    const { findings: without } = await openVisit(RA, { settingsOf: () => ({ label: 'eu' }) });
    expect(await without()).toEqual([]);
    expect(await hoverOn('4 mg', RA, 'eu')).toMatch(
      /2 mg once daily, so \*\*above\*\*.*Riverside clinic 4 \(2026-03, local\), verified/,
    );
    expect(await hoverOn('baricitinib', RA, 'eu')).toMatch(/\| maximum \| 2 mg once daily \(local\) \|/);
  });

  test('adds a drug', async () => {
    const note = 'RA, 45F. Start examplinib 20 mg daily.';
    const { findings } = await openIn(EXAMPLE, note);
    expect(await findings()).toContain('error dose-max 20 mg');
    expect(await hoverOn('examplinib', note)).toMatch(/JAK inhibitor: JAK1 · local[\s\S]*10 mg once daily \(local\)/);
  });

  test('has its own schedule for the tests that it names, and the label keeps the rest', async () => {
    const { client, at } = await openIn(EXAMPLE, RA);
    const plan = await client.sendRequest<{ snippet: string }>('jakNotes/plan', at('baricitinib'));
    expect(plan.snippet).toMatch(/US label, local/);
    expect(plan.snippet).toMatch(/lipid/i);
    expect(plan.snippet).toMatch(/CBC.*12 weeks/i);
  });

  test('brings a text for a short word', async () => {
    const { client, at } = await openIn(EXAMPLE, 'RA on baricitinib 2 mg daily.\n.jakv');
    const { textDocument, position } = at('.jakv');
    const end = { line: position.line, character: '.jakv'.length };
    const items = await client.sendRequest(CompletionRequest.type, { textDocument, position: end });
    expect(items).toMatchObject([
      {
        label: '.jakvte',
        detail: 'Clot risk, talked about (local: Riverside clinic)',
        textEdit: { newText: expect.stringMatching(/prior VTE \$\{1:\*{3}\}/) },
      },
    ]);
  });

  test('makes a rule louder or softer, unless the reader has set it', async () => {
    const note = 'SLE, 45F. Continue baricitinib 2 mg daily.';
    expect(await (await openIn(EXAMPLE, note)).findings()).toContain('hint off-label baricitinib');
    const session = await openVisit(note, {
      settingsOf: () => ({ packs: [EXAMPLE], rules: { 'off-label': 'warning' } }),
    });
    await eventually(() => expect(session.told.refreshes).toBeGreaterThan(0));
    expect(await session.findings()).toContain('warning off-label baricitinib');
  });
});

describe('a broken pack', () => {
  const told = (session: Awaited<ReturnType<typeof openIn>>) =>
    session.told.pushed
      .filter((it) => it.diagnostics.length > 0)
      .flatMap(({ uri, diagnostics }) =>
        diagnostics.map((it) => `${path.basename(uri)}:${it.range.start.line + 1} ${it.message}`),
      );

  test.each<[string, string, string, RegExp]>([
    ['that is no JSON', 'limits.json', '[\n  {"drug": "baricitinib"\n', /^limits.json:\d+ is not JSON/],
    [
      'of another shape',
      'monitoring.json',
      '[\n  {\n    "drug": "baricitinib",\n    "tests": "cbc"\n  }\n]',
      /^monitoring.json:4 0.tests/,
    ],
    [
      'about a drug that nobody knows',
      'limits.json',
      '[\n  {"drug": "aspirin",\n "label": "us", "indications": ["covid-19"], "basis": "maximum", "dailyMax": 1, "doses": [], "evidence": {"says": "Nothing at all.", "citation": "riverside", "verified": true}}\n]',
      /^limits.json:2 0.drug: unknown drug "aspirin"/,
    ],
    [
      'with a rule that is none',
      'rules.json',
      '{\n  "dose-maximum": "hint"\n}',
      /^rules.json:2 dose-maximum: there is no rule/,
    ],
    [
      'with a short word that is none',
      'phrases.json',
      '[\n  {"title": "Text", "text": "Text",\n   "trigger": "jakvte"}\n]',
      /^phrases.json:3 0.trigger/,
    ],
    ['that changes a drug of ours', 'drugs/more.json', '{\n  "id": "baricitinib"\n}', /^more.json:1/],
  ])('%s says so in its file, at the line, and the rest works', async (_, file, text, message) => {
    const session = await openIn(copyWith({ [file]: text }), 'RA, 45F. Start examplinib 20 mg daily.');
    await eventually(() => expect(told(session)).toContainEqual(expect.stringMatching(message)));
    expect(await session.findings()).toContain('error dose-max 20 mg');
    expect(session.told.logged).toEqual([]);
  });

  test('that is mended is read again', async () => {
    const folder = copyWith({ 'rules.json': '{"dose-maximum": "hint"}' });
    const session = await openIn(folder, RA);
    await eventually(() => expect(told(session)).toHaveLength(1));
    writeFileSync(path.join(folder, 'rules.json'), '{}');
    const uri = pathToFileURL(path.join(folder, 'rules.json')).href;
    await session.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
    await eventually(() => expect(session.told.pushed.at(-1)).toMatchObject({ uri, diagnostics: [] }));
  });

  test('that is not there is said once, and notes are checked all the same', async () => {
    const folder = path.join(folderOf({}), 'none');
    const { told, findings } = await openIn(folder, RA);
    expect(told.shown).toEqual([`jakNotes.packs: ${folder} cannot be read (ENOENT).`]);
    expect(await findings()).toContain('error dose-max 4 mg');
  });

  test('and a client that can watch files is asked to', async () => {
    const capabilities = {
      ...EDITOR,
      workspace: {
        ...EDITOR.workspace,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      },
    };
    const { told } = await openVisit(RA, { capabilities, settingsOf: () => ({ packs: [EXAMPLE] }) });
    await eventually(() => expect(told.registered).toContain('workspace/didChangeWatchedFiles'));
  });
});

describe('on the command line', () => {
  test('a pack counts, and what is wrong in it is an error with its place', async () => {
    const args = ['lint', '--label', 'eu', '-'];
    expect((await jakNotes(args, RA)).code).toBe(0);
    const { code, out } = await jakNotes([...args, '--pack', EXAMPLE], RA);
    expect([code, out]).toEqual([1, expect.stringContaining('local maximum')]);
    const broken = await jakNotes([...args, '--pack', copyWith({ 'rules.json': '{\n  "no": "hint"\n}' })], RA);
    expect([broken.code, broken.err]).toEqual([2, expect.stringMatching(/rules\.json:2:9: no: there is no rule "no"/)]);
    expect(broken.out).toContain('local maximum');
  });
});
