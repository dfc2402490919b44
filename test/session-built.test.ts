import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { openNotes } from './editor-notes';

const BUILT = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

describe.runIf(existsSync(BUILT))('the built server', () => {
  const built = () => {
    const child = spawn(process.execPath, [BUILT, 'lsp', '--stdio']);
    const client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.listen();
    const initialized = client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    return { child, client, initialized, ended: new Promise((resolve) => child.on('exit', resolve)) };
  };

  test('ends well after shutdown and exit', async () => {
    const { client, initialized, ended } = built();
    expect((await initialized).serverInfo?.name).toBe('jak-notes');
    expect(await client.sendRequest(ShutdownRequest.type)).toBeNull();
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toBe(0);
  });

  test('fails when it is told to exit without shutdown', async () => {
    const { client, initialized, ended } = built();
    await initialized;
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toBe(1);
  });

  test('does not outlive its editor', async () => {
    const { child, initialized, ended } = built();
    await initialized;
    child.stdin.end();
    expect(await ended).toBe(1);
  });

  test('leads a client without pages of its own to the file of the rule', async () => {
    const { client, initialized } = built();
    await initialized;
    await client.sendNotification(InitializedNotification.type, {});
    const notes = openNotes(client);
    await notes.open('RA, eGFR 42. Continue baricitinib 2 mg daily.');
    const { textDocument } = notes.at('');
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    const found = report.kind === 'full' ? report.items.find((it) => it.code === 'dose-renal') : undefined;
    expect(readFileSync(new URL(found?.codeDescription?.href ?? ''), 'utf8')).toContain('`dose-renal`');
    client.dispose();
  });
});
