import {
  type CodeAction,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type ProtocolConnection,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';

export const NOTE = 'file:///visit.note';

const SEVERITY = ['', 'error', 'warning', 'info', 'hint'];

/** The notes that an editor has open, and what a person does with them. A place is named by the words that stand there. */
export function openNotes(client: ProtocolConnection) {
  const notes = new Map<string, TextDocument>();

  const note = (uri: string) => {
    const found = notes.get(uri);
    if (!found) throw new Error(`${uri} is not open.`);
    return found;
  };

  const at = (words: string, uri = NOTE) => {
    const offset = note(uri).getText().indexOf(words);
    if (offset < 0) throw new Error(`The note has no "${words}".`);
    return { textDocument: { uri }, position: note(uri).positionAt(offset) };
  };

  const rangeOf = (words: string, uri = NOTE) => {
    const { position: start } = at(words, uri);
    return { start, end: { line: start.line, character: start.character + words.length } };
  };

  /** Only what changed goes over the wire. */
  async function change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    // From the end of the note to its start, so that no change moves the next one.
    const ordered = [...edits].sort((a, b) => note(uri).offsetAt(b.range.start) - note(uri).offsetAt(a.range.start));
    const contentChanges = ordered.map(({ range, newText: text }) => ({ range, text }));
    const { version } = TextDocument.update(note(uri), contentChanges, note(uri).version + 1);
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  return {
    at,
    rangeOf,
    text: (uri = NOTE) => note(uri).getText(),

    async open(text: string, uri = NOTE): Promise<void> {
      const textDocument = { uri, languageId: 'clinical-note', version: 1, text };
      notes.set(uri, TextDocument.create(uri, textDocument.languageId, 1, text));
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },

    async close(uri = NOTE): Promise<void> {
      notes.delete(uri);
      await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },

    save: (uri = NOTE) => client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } }),

    replace: (words: string, newText: string, uri = NOTE) => change(uri, [{ range: rangeOf(words, uri), newText }]),

    /** Does what an action says, if it was made for the text that stands there now. */
    async accept(action: CodeAction | undefined): Promise<void> {
      for (const it of action?.edit?.documentChanges ?? []) {
        if (!TextDocumentEdit.is(it)) throw new Error('Not an edit of a text.');
        const { uri, version } = it.textDocument;
        if (version !== note(uri).version) throw new Error(`Made for version ${version}.`);
        await change(uri, it.edits as TextEdit[]);
      }
    },

    /** "warning dose-renal 2 mg" */
    words: ({ severity, code, range }: Diagnostic, uri: string) =>
      `${SEVERITY[severity ?? 0]} ${code} ${note(uri).getText(range)}`,
  };
}
