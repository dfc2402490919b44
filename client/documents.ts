import { languages, type TextDocument, Uri, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** The scheme of the pages that we show ourselves. */
export const PAGES = 'jak-notes';

// Text that nobody writes as a note: what programs print, the other side of a comparison, boxes for talking to a
// program, and our own pages, which would otherwise be checked and complained about. A list of what is left out and
// not of what is let in, because a note may come from any file system that an extension brings.
const NO_NOTES = [
  ...['output', 'debug', 'inmemory', 'search-editor', PAGES],
  ...['git', 'gitfs', 'gitlens', 'gitlens-git', 'svn', 'hg', 'review', 'pr', 'vscode-local-history'],
  ...['comment', 'vscode-scm', 'vscode-terminal', 'vscode-interactive-input', 'walkThroughSnippet'],
];
const NO_NOTES_EITHER = /^(vscode-chat-|vscode-copilot-|chat-editing-|merge-conflict\.)/;

const mayBeNote = ({ scheme }: Uri): boolean => !NO_NOTES.includes(scheme) && !NO_NOTES_EITHER.test(scheme);

/** The languages that the person wants checked. */
export const checkedLanguages = (): string[] => workspace.getConfiguration('jakNotes').get('languages', []);

export const isNote = (document: TextDocument): boolean =>
  mayBeNote(document.uri) && languages.match(checkedLanguages(), document) > 0;

/** A selector can name schemes but not exclude any, so this is where all that goes to the server passes. */
export const onlyNotes: Middleware = {
  sendNotification: async (type, next, params) => {
    if (concernsNote(params)) await next(type, params);
  },
  // Null is "nothing to say" in every answer about a document.
  sendRequest: async (type, params, token, next) =>
    concernsNote(params) ? next(type, params, token) : (null as never),
};

function concernsNote(params: unknown): boolean {
  const { textDocument } = (params ?? {}) as { textDocument?: { uri?: string } };
  return textDocument?.uri === undefined || mayBeNote(Uri.parse(textDocument.uri));
}
