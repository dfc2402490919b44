import { type TextEditor, window } from 'vscode';
import type { RequestType, TextDocumentPositionParams } from 'vscode-languageclient';
import { isNote } from '../documents';
import type { Session } from '../session';

/** Asks the server about the place of the cursor. With nobody to ask, says so and gives nothing. */
export async function askHere<R>(
  session: Session,
  request: RequestType<TextDocumentPositionParams, R, void>,
): Promise<{ answer: R; editor: TextEditor } | undefined> {
  const editor = window.activeTextEditor;
  const client = session.client();
  const obstacle = obstacleFor(editor, client?.isRunning());
  if (obstacle || !editor || !client) {
    window.showInformationMessage(`JAK Notes: ${obstacle}`);
    return undefined;
  }

  const { document, selection } = editor;
  const { version } = document;
  const params = client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
  const answer = await client.sendRequest(request, params);
  // An answer about a text that has moved on would land in the wrong place.
  return document.version === version ? { answer, editor } : askHere(session, request);
}

function obstacleFor(editor: TextEditor | undefined, isRunning = false): string | undefined {
  if (!editor) return 'open a note first.';
  if (!isNote(editor.document)) return 'this document is not checked. The setting jakNotes.languages says which are.';
  return isRunning ? undefined : 'the server is not running. Try the command "JAK Notes: Restart".';
}
