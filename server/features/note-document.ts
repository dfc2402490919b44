import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines, withoutEnd } from '../core/lines';

/** A document by lines: an edit costs what it changes, in a note of any length. */
export class NoteDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  lines: Lines;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.lines = new Lines(text);
  }

  get lineCount(): number {
    return this.lines.count;
  }

  getText(range?: Range): string {
    if (!range) return String(this.lines);
    const [start, end] = [this.offsetAt(range.start), this.offsetAt(range.end)];
    return this.lines.slice(Math.min(start, end), Math.max(start, end));
  }

  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.lines.length));
    const line = this.lines.lineAt(within);
    return { line, character: Math.min(within - this.lines.startOf(line), this.widthOf(line)) };
  }

  offsetAt({ line, character }: Position): number {
    if (line >= this.lineCount) return this.lines.length;
    if (line < 0) return 0;
    return this.lines.startOf(line) + Math.max(0, Math.min(character, this.widthOf(line)));
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if (!('range' in change)) this.lines = new Lines(change.text);
      else {
        const ends = [this.offsetAt(change.range.start), this.offsetAt(change.range.end)].sort((a, b) => a - b);
        this.lines.replace({ start: ends[0] ?? 0, end: ends[1] ?? 0 }, change.text);
      }
    }
    this.version = version;
  }

  getLineRange(line: number): Range {
    const at = Math.max(0, Math.min(line, this.lineCount - 1));
    const character = line < 0 ? 0 : this.widthOf(at);
    return { start: { line: at, character: 0 }, end: { line: at, character } };
  }

  getEOLCharacters(line: number): string {
    return this.lines.whole(line).slice(this.widthOf(line));
  }

  /** A line's length without its end. */
  private widthOf(line: number): number {
    return withoutEnd(this.lines.whole(line)).length;
  }
}

/** How the protocol's document store makes and changes one. */
export const noteDocuments = {
  create: (uri: string, languageId: string, version: number, text: string) =>
    new NoteDocument(uri, languageId, version, text),
  update(document: NoteDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): NoteDocument {
    document.update(changes, version);
    return document;
  },
};
