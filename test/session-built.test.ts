import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

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
});
