import type { CodeAction } from 'vscode-languageserver-protocol';
import type { Edit } from '../core/types';
import { type Snapshot, toRange } from './feature';

export const FIX_ALL = 'source.fixAll.jakNotes';

/** Rules about how a thing is written. What is meant is never changed unasked. */
const WORDING: ReadonlySet<string> = new Set(['abbreviation', 'decimal', 'drug-name']);

/** The preferred fix of every finding about wording, in one. An editor asks for it by its kind, as it does on saving. */
export function fixAll({ document, findings }: Snapshot): CodeAction[] {
  const edits = apart(findings.flatMap(({ rule, fixes }) => (WORDING.has(rule) ? (fixes[0]?.edits ?? []) : [])));
  if (edits.length === 0) return [];
  const changes = edits.map(({ span, newText }) => ({ range: toRange(document, span), newText }));
  const textDocument = { uri: document.uri, version: document.version };
  const edit = { documentChanges: [{ textDocument, edits: changes }] };
  return [{ title: 'Mend abbreviations, decimals and misspelt names', kind: FIX_ALL, edit }];
}

/** In the order of the text; of two that touch the same words the first. */
function apart(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      const isFree = span.start >= end;
      if (isFree) end = span.end;
      return isFree;
    });
}
