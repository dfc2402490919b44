import { type Connection, type InitializeResult, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../package.json';
import { createConfiguration } from './configuration';
import { indexKnowledge } from './core/kb';
import type { Library } from './core/library';
import { DEFAULTS } from './core/settings';
import { codeAction } from './features/code-action';
import { completion } from './features/completion';
import { diagnostics } from './features/diagnostics';
import { evidence } from './features/evidence';
import { explain } from './features/explain';
import type { Feature, Protocol } from './features/feature';
import { hover } from './features/hover';
import { noteDocuments } from './features/note-document';
import { plan } from './features/plan';
import { rule } from './features/rule';
import { createHouse } from './house';
import { createPublisher } from './publish';
import { rules } from './rules';
import { createSnapshots } from './snapshots';

export const features: readonly Feature[] = [diagnostics, hover, codeAction, completion, plan, evidence, explain, rule];

type Params = Protocol[keyof Protocol][0];

/** A request that names no document is answered from an empty one. */
const NO_DOCUMENT = TextDocument.create('', 'plaintext', 0, '');

/** `manual` is the address of the rules' pages where the client names none. */
export function startServer(connection: Connection, library: Library, manual?: string): void {
  // A log holds names only: the message of an error may quote the note.
  const report = (place: string, error: unknown) =>
    connection.console.error(`${place}: ${error instanceof Error ? error.name : 'failed'}`);

  const documents = new TextDocuments(noteDocuments);
  const snapshots = createSnapshots(indexKnowledge(library), (rule, error) => report(`rule ${rule}`, error));
  const ruleIds = rules.map((it) => it.id);
  const configuration = createConfiguration(connection, ruleIds, () => {
    publisher.all();
    void loadPacks();
  });
  let loading: Promise<void> = Promise.resolve();
  const house = createHouse(connection, library, ruleIds, configuration.warn, () => void loadPacks());
  const publisher = createPublisher(connection, documents, snapshotOf, report);

  connection.onInitialize((params): InitializeResult => {
    configuration.start(params, manual);
    publisher.start(params.capabilities);
    house.start(params);
    return { serverInfo: { name: 'jak-notes', version }, capabilities: capabilities() };
  });
  for (const feature of features) {
    connection.onRequest<unknown, void>(feature.method as string, (params: Params) => answer(feature, params));
  }
  documents.onDidOpen(({ document }) => snapshots.rest(document));
  documents.onDidSave(({ document }) => {
    snapshots.rest(document);
    publisher.saved(document.uri);
  });
  documents.onDidChangeContent(({ document }) => publisher.one(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    snapshots.forget(uri);
    configuration.forget(uri);
    publisher.clear(uri);
  });
  connection.onInitialized(() => {
    configuration.follow();
    void loadPacks();
  });
  documents.listen(connection);
  connection.listen();

  async function answer({ method, provide, empty }: Feature, params: Params) {
    try {
      const snapshot = await snapshotOf('textDocument' in params ? params.textDocument.uri : undefined);
      return snapshot ? provide(snapshot, params) : empty;
    } catch (error) {
      report(method, error);
      return empty;
    }
  }

  /** Notes are checked by our facts until those of the house are read. */
  function loadPacks(): Promise<void> {
    loading = loading.then(async () => {
      try {
        const { packs } = await configuration.of();
        const facts = await house.load(packs);
        if (!facts) return;
        snapshots.use(indexKnowledge(facts));
        publisher.all();
      } catch (error) {
        report('packs', error);
      }
    });
    return loading;
  }

  async function snapshotOf(uri: string | undefined) {
    if (uri === undefined) return snapshots.of(NO_DOCUMENT, DEFAULTS);
    if (!documents.get(uri)) return undefined;
    const settings = await configuration.of(uri);
    // It may have been closed while the client looked up its settings.
    const document = documents.get(uri);
    return document && snapshots.of(document, settings);
  }
}

function capabilities(): InitializeResult['capabilities'] {
  const base: InitializeResult['capabilities'] = {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  };
  return Object.assign(base, ...features.map((it) => it.capabilities));
}
