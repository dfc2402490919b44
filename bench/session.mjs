// One language server over stdio with one open note.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const uri = 'file:///bench/visit.note';

/** Gives `edit`, which changes one character and says how many milliseconds later its diagnostics were there. */
export async function openSession(server, text, { pull }) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const textDocument = { synchronization: {}, ...(pull ? { diagnostic: {} } : { publishDiagnostics: {} }) };
  let version = 0;
  let previousResultId;
  let findings = 0;
  let arrived = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    findings = params.diagnostics.length;
    if (params.version === version) arrived();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();

  async function diagnostics() {
    if (!pull) {
      await new Promise((resolve) => {
        arrived = resolve;
      });
      return;
    }
    const answer = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
    previousResultId = answer.resultId;
    if (answer.kind === 'full') findings = answer.items.length;
  }

  async function edit(contentChanges) {
    const began = performance.now();
    version += 1;
    connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    await diagnostics();
    return performance.now() - began;
  }

  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument } });
  connection.sendNotification('initialized', {});
  const opened = { uri, languageId: 'clinical-note', version, text };
  connection.sendNotification('textDocument/didOpen', { textDocument: opened });
  await diagnostics();
  return { edit, findings: () => findings, close: () => child.kill() };
}
