import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  type MarkdownString,
  Selection,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';

/** The note of the contract: under the US label its dose is above the renal limit. */
export const note = ({ egfr = 42, dose = 2 } = {}) =>
  `Rheumatoid arthritis. eGFR ${egfr}.\n\nPlan:\nContinue baricitinib ${dose} mg daily.\n`;

export const limit = (mg: number, label: string, egfr = 42) =>
  `At eGFR ${egfr} the labelled limit is ${mg} mg daily (${label}, rheumatoid arthritis).`;

/** Waits for what happens in another process; the first value that is neither undefined nor false. */
export async function until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>) {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It never came: ${what}`);
    await pause(50);
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function untitled(content: string, language = 'clinical-note'): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ content, language }), { preview: false });
}

export const findings = ({ uri }: { uri: Uri }): Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === 'jak-notes');

export const ruleOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

export const finding = (document: TextDocument, rule: string): Promise<Diagnostic> =>
  until(rule, () => findings(document).find((it) => ruleOf(it) === rule));

export const noFinding = (document: TextDocument, rule: string) =>
  until(`the end of ${rule}`, () => !findings(document).some((it) => ruleOf(it) === rule));

export async function hoverAt(document: TextDocument, word: string): Promise<string> {
  const place = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, place);
  return hovers.flatMap(({ contents }) => contents.map((it) => (it as MarkdownString).value)).join('\n');
}

export const fixesFor = (document: TextDocument, { range }: Diagnostic) =>
  commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, 'quickfix');

/** Puts the cursor behind a text of the document. */
export function cursorAfter(editor: TextEditor, text: string): void {
  const place = editor.document.positionAt(editor.document.getText().indexOf(text) + text.length);
  editor.selection = new Selection(place, place);
}

export async function setting(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('jakNotes').update(name, value, true);
}

/** Closes everything without keeping anything: the notes of the opened folder are real files. */
export async function closeAll(): Promise<void> {
  while (window.activeTextEditor?.document.isDirty) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
