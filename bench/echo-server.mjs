// The least that a language server can do: it keeps the text and answers one diagnostic that never changes.
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const items = [{ message: 'echo', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }];
let pulls = false;

connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: false };
  return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, diagnosticProvider } };
});
connection.languages.diagnostics.on(() => ({ kind: 'full', items }));
documents.onDidChangeContent(({ document: { uri, version } }) => {
  if (!pulls) connection.sendDiagnostics({ uri, version, diagnostics: items });
});
documents.listen(connection);
connection.listen();
