import { PassThrough } from 'node:stream';
import { afterEach, vi } from 'vitest';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Knowledge } from '../knowledge/schema';
import { libraryOf } from '../server/core/library';
import { startServer } from '../server/server';
import { openNotes } from './editor-notes';
import { knowledge } from './knowledge';

/** What an editor of today can do, as far as the server looks at it. */
export const EDITOR: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

interface Start {
  capabilities?: ClientCapabilities;
  initializationOptions?: unknown;
  /** The settings of one document, for a client that can be asked. */
  settingsOf?: (uri: string | undefined) => unknown;
  knowledge?: Knowledge;
  /** Where the rules' pages are that come with the server. */
  manual?: string;
}

export type Session = Awaited<ReturnType<typeof startSession>>;

/** Waits for what the server sends unasked; a busy machine may take its time. */
export const eventually = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 4000 });

/** The contract's own example: a dose above the renal limit. */
export const VISIT = 'Rheumatoid arthritis, 62M. eGFR 42.\n\nPlan:\nContinue baricitinib 2 mg daily.\n';

export async function openVisit(text = VISIT, start: Start = {}): Promise<Session> {
  const session = await startSession(start);
  await session.open(text);
  return session;
}

const open: ProtocolConnection[] = [];
afterEach(() => {
  for (const it of open.splice(0)) it.dispose();
});

/** An editor that talks to a server over the real protocol, through memory; it keeps all that it is told. */
export async function startSession({ capabilities = EDITOR, settingsOf, ...start }: Start = {}) {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(toServer, toClient), libraryOf(start.knowledge ?? knowledge), start.manual);
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  open.push(client);

  const told = {
    pushed: [] as PublishDiagnosticsParams[],
    shown: [] as string[],
    logged: [] as string[],
    registered: [] as string[],
    refreshes: 0,
  };
  client.onNotification(PublishDiagnosticsNotification.type, (it) => void told.pushed.push(it));
  client.onNotification(ShowMessageNotification.type, (it) => void told.shown.push(it.message));
  client.onNotification(LogMessageNotification.type, (it) => void told.logged.push(it.message));
  client.onRequest(DiagnosticRefreshRequest.type, () => void told.refreshes++);
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    told.registered.push(...registrations.map((it) => it.method));
  });
  client.onRequest(ConfigurationRequest.type, ({ items }) =>
    Promise.all(items.map(async (it) => (await settingsOf?.(it.scopeUri)) ?? null)),
  );
  client.listen();

  const { initializationOptions } = start;
  const greeting = { processId: null, rootUri: null, capabilities, initializationOptions };
  const initialized = await client.sendRequest(InitializeRequest.type, greeting);
  await client.sendNotification(InitializedNotification.type, {});
  const notes = openNotes(client);
  return { client, initialized, told, ...notes, findings, roundTrip };

  /** By the answer to this, the server has done what it was told before. */
  async function roundTrip(): Promise<void> {
    await client.sendRequest('jakNotes/rule', { id: '' });
  }

  /** "warning dose-renal 2 mg" for each finding of a note, pulled as an editor does. */
  async function findings(uri?: string): Promise<string[]> {
    const { textDocument } = notes.at('', uri);
    const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    return report.kind === 'full' ? report.items.map((it) => notes.words(it, textDocument.uri)) : [];
  }
}
