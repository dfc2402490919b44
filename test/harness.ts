import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, MarkupContent, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { analyze } from '../server/core/analyze';
import type { KnowledgeBase } from '../server/core/kb';
import { DEFAULTS } from '../server/core/settings';
import type { Analysis, Finding, Settings } from '../server/core/types';
import { codeAction } from '../server/features/code-action';
import { completion } from '../server/features/completion';
import { hover } from '../server/features/hover';
import { takeSnapshot } from '../server/features/snapshot';
import { check } from '../server/rules';
import { kb } from './knowledge';

export const SETTINGS: Settings = { ...DEFAULTS, languages: [] };

/** Reads a note as the server does, with "eu: " before it for the other label. */
export function read(example: string, settings: Partial<Settings> = {}): { analysis: Analysis; settings: Settings } {
  const eu = example.startsWith('eu: ');
  const chosen: Settings = { ...SETTINGS, ...(eu && { label: 'eu' as const }), ...settings };
  return { analysis: analyze(eu ? example.slice(4) : example, kb, chosen), settings: chosen };
}

/** All findings of a note; a rule that throws fails the test. */
export function findingsOf(example: string, settings: Partial<Settings> = {}): Finding[] {
  const { analysis, settings: chosen } = read(example, settings);
  return check(analysis, kb, chosen, (_, error) => {
    throw error;
  });
}

/** Takes the marks away: "[2 mg]{dose-renal}" becomes "2 mg". A note's own brackets stay. */
export const strip = (example: string): string =>
  example.replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\{[a-z-]+\})+/g, '$1');

/**
 * Puts the marks in: warnings and errors of all rules, and what `own` says at any severity. Findings on the same words
 * share one bracket.
 */
export function mark(example: string, own?: string): string {
  const prefix = example.startsWith('eu: ') ? 'eu: ' : '';
  const text = example.slice(prefix.length);
  const marks = new Map<string, { start: number; end: number; rules: string[] }>();
  for (const { rule, severity, span } of findingsOf(example)) {
    if (severity !== 'error' && severity !== 'warning' && rule !== own) continue;
    const key = `${span.start} ${span.end}`;
    marks.set(key, { start: span.start, end: span.end, rules: [...(marks.get(key)?.rules ?? []), rule] });
  }
  const ordered = [...marks.values()].sort((a, b) => b.start - a.start);
  return (
    prefix +
    ordered.reduce((result, { start, end, rules }) => {
      const tags = rules.map((it) => `{${it}}`).join('');
      return `${result.slice(0, start)}[${result.slice(start, end)}]${tags}${result.slice(end)}`;
    }, text)
  );
}

/** What a feature is asked with: a note whose cursor stands at "$0". */
function asked(example: string, more: Partial<Settings> = {}, facts = kb) {
  const { analysis, settings } = read(example, more);
  const text = String(analysis.note.text);
  const offset = text.indexOf('$0');
  if (offset < 0) throw new Error('The note has no cursor, "$0".');
  const document = TextDocument.create('file:///visit.note', 'clinical-note', 1, text.replace('$0', ''));
  const snapshot = takeSnapshot(document, facts, settings, undefined, (_, error) => {
    throw error;
  });
  return { document, snapshot, position: document.positionAt(offset), textDocument: { uri: document.uri } };
}

/** The hover at the cursor, in Markdown; empty where there is none. */
export function hoverAt(example: string, settings?: Partial<Settings>, facts?: KnowledgeBase): string {
  const { snapshot, position, textDocument } = asked(example, settings, facts);
  const contents = hover.provide(snapshot, { textDocument, position })?.contents;
  return MarkupContent.is(contents) ? contents.value : '';
}

/** The titles of the fixes at the cursor, in the order in which an editor shows them. */
export const fixesAt = (example: string, settings?: Partial<Settings>): string[] =>
  actionsAt(example, settings).map((it) => it.title);

/** The note after the first fix at the cursor, or after the one of this title. */
export function fixAt(example: string, title = fixesAt(example)[0], settings?: Partial<Settings>): string {
  const edits = actionsAt(example, settings).find((it) => it.title === title)?.edit?.documentChanges?.[0];
  if (!TextDocumentEdit.is(edits)) throw new Error(`There is no fix "${title}".`);
  return TextDocument.applyEdits(asked(example, settings).document, edits.edits.filter(TextEdit.is));
}

function actionsAt(example: string, settings?: Partial<Settings>) {
  const { snapshot, position, textDocument } = asked(example, settings);
  const range = { start: position, end: position };
  return codeAction.provide(snapshot, { textDocument, range, context: { diagnostics: [] } });
}

/** What is offered for the word that ends at the cursor. */
export function completionsAt(example: string, settings?: Partial<Settings>): CompletionItem[] {
  const { snapshot, position, textDocument } = asked(example, settings);
  return completion.provide(snapshot, { textDocument, position });
}
