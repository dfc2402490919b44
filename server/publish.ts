import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from './features/diagnostics';
import type { Snapshot } from './features/feature';

/** Makes clients see new findings: one that can pull is told to when settings change, any other gets them pushed. */
export interface Publisher {
  start(client: ClientCapabilities): void;
  one(uri: string): void;
  /** Where typing hides some of them, all are shown now. */
  saved(uri: string): void;
  all(): void;
  clear(uri: string): void;
}

export function createPublisher(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  snapshotOf: (uri: string) => Promise<Snapshot | undefined>,
  report: (place: string, error: unknown) => void,
): Publisher {
  let pulls = false;
  let refreshes = false;
  const sent = new WeakSet<Snapshot>();

  return {
    start(client) {
      pulls = client.textDocument?.diagnostic !== undefined;
      refreshes = client.workspace?.diagnostics?.refreshSupport ?? false;
    },
    one: (uri) => void (pulls || push(uri)),
    saved: (uri) => void (pulls ? pullAgain(uri) : push(uri)),
    all() {
      if (!pulls) for (const uri of documents.keys()) push(uri);
      else refresh();
    },
    clear: (uri) => void (pulls || connection.sendDiagnostics({ uri, diagnostics: [] })),
  };

  function refresh(): void {
    if (refreshes) connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async function pullAgain(uri: string): Promise<void> {
    try {
      if ((await snapshotOf(uri))?.settings.onType === 'errors') refresh();
    } catch (error) {
      report('textDocument/didSave', error);
    }
  }

  async function push(uri: string): Promise<void> {
    try {
      const snapshot = await snapshotOf(uri);
      // Of several edits that waited for the settings, the first to come through carries them all.
      if (!snapshot || sent.has(snapshot)) return;
      sent.add(snapshot);
      await connection.sendDiagnostics({
        uri,
        version: snapshot.document.version,
        diagnostics: diagnosticsOf(snapshot),
      });
    } catch (error) {
      report('textDocument/publishDiagnostics', error);
    }
  }
}
