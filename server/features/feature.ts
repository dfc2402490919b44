import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  Hover,
  HoverParams,
  Range,
  ServerCapabilities,
  TextDocumentPositionParams,
} from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeBase } from '../core/kb';
import type { Analysis, Finding, Settings, Span } from '../core/types';

/** All that is known of one version of one document. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly kb: KnowledgeBase;
  readonly settings: Settings;
  /** Edited since it was opened or saved, where a setting wants no more than errors then. */
  readonly isDraft: boolean;
}

/** A page that the client shows as a read-only document. */
export interface Page {
  title: string;
  markdown: string;
}

/** What each method is asked with, and what it answers. */
export interface Protocol {
  'textDocument/diagnostic': [DocumentDiagnosticParams, DocumentDiagnosticReport];
  'textDocument/hover': [HoverParams, Hover | null];
  'textDocument/codeAction': [CodeActionParams, CodeAction[]];
  'textDocument/completion': [CompletionParams, CompletionItem[]];
  'jakNotes/plan': [TextDocumentPositionParams, { snippet: string; range: Range } | { message: string }];
  'jakNotes/evidence': [TextDocumentPositionParams, Page | null];
  'jakNotes/explain': [TextDocumentPositionParams, Page | null];
  'jakNotes/rule': [{ id: string }, Page | null];
}

export type Method = keyof Protocol;

export interface Feature<M extends Method = Method> {
  readonly method: M;
  readonly capabilities: ServerCapabilities;
  /** The answer when there is no such document, or when provide() failed. */
  readonly empty: Protocol[M][1];
  provide(snapshot: Snapshot, params: Protocol[M][0]): Protocol[M][1];
}

/** The one bridge from offsets to lines and characters. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** True also right behind the last character, where a cursor stands after typing it. */
export const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
