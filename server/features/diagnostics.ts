import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Finding, Severity, Span } from '../core/types';
import { factWords } from '../core/words';
import { type Feature, type Snapshot, toRange } from './feature';
import { MORE, shownOf } from './limit-info';

export const SOURCE = 'jak-notes';

/** LSP's numbers, written out: its enums would bring the whole protocol library into the bundle. */
const SEVERITY = { error: 1, warning: 2, info: 3, hint: 4 } as const satisfies Record<Severity, DiagnosticSeverity>;

/** An unchanged list of findings keeps its id, so a client that has it gets one word instead of the list. */
export const diagnostics: Feature<'textDocument/diagnostic'> = {
  method: 'textDocument/diagnostic',
  capabilities: {
    diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
  },
  empty: { kind: 'full', items: [] },

  provide(snapshot, { previousResultId }) {
    const items = diagnosticsOf(snapshot);
    const resultId = idOf(items);
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  },
};

export function diagnosticsOf(snapshot: Snapshot): Diagnostic[] {
  const { findings, isDraft } = snapshot;
  const shown = isDraft ? findings.filter((it) => it.severity === 'error') : shownOf(snapshot);
  return shown.map((it) => toDiagnostic(it, snapshot));
}

export function toDiagnostic(finding: Finding, { document, analysis, settings }: Snapshot): Diagnostic {
  const { rule, span, severity, summary, because, reason, house } = finding;
  const related = (at: Span, message: string) => ({
    location: { uri: document.uri, range: toRange(document, at) },
    message,
  });
  return {
    range: toRange(document, span),
    severity: SEVERITY[severity],
    source: SOURCE,
    code: rule,
    ...(settings.manual && rule !== MORE && { codeDescription: { href: settings.manual.replace('{rule}', rule) } }),
    message: summary,
    relatedInformation: [
      ...(reason === undefined ? [] : [related(span, `considered: ${reason}`)]),
      ...(house === undefined ? [] : [related(span, `severity by ${house} (local)`)]),
      ...because.map((it) => related(it, factWords([it], analysis.note.text))),
    ],
    data: { rule, version: document.version },
  };
}

/** FNV-1a over what the client shows; the version in `data` is no difference that anybody sees. */
function idOf(items: readonly Diagnostic[]): string {
  const text = JSON.stringify(items.map(({ data: _, ...shown }) => shown));
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}.${(hash >>> 0).toString(36)}`;
}
