import type { CodeAction, Range } from 'vscode-languageserver-protocol';
import { acknowledgement } from '../core/considered';
import type { Finding, Fix } from '../core/types';
import { toDiagnostic } from './diagnostics';
import { type Feature, type Snapshot, toRange } from './feature';
import { FIX_ALL, fixAll } from './fix-all';

const KIND = 'quickfix';

export const codeAction: Feature<'textDocument/codeAction'> = {
  method: 'textDocument/codeAction',
  capabilities: { codeActionProvider: { codeActionKinds: [KIND, FIX_ALL] } },
  empty: [],

  provide(snapshot, { range, context: { only } }) {
    const isAsked = (kind: string) => only?.some((it) => isKind(kind, it));
    return [
      ...(only === undefined || isAsked(KIND) ? quickFixes(snapshot, range) : []),
      // Unasked it would be one more among the fixes of every place.
      ...(isAsked(FIX_ALL) ? fixAll(snapshot) : []),
    ];
  },
};

function quickFixes(snapshot: Snapshot, range: Range): CodeAction[] {
  const { document, findings } = snapshot;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = findings.filter(({ span }) => span.start <= end && start <= span.end);
  return [
    ...touched.flatMap((it) => it.fixes.map((fix, index) => toAction(fix, it, snapshot, index === 0))),
    // Last of all, whichever finding it belongs to: mending comes before explaining.
    ...touched.flatMap((it) => acknowledge(it, snapshot)),
  ];
}

/** True where a kind is the one that is asked for or below it: "source" asks for all that is "source.fixAll". */
const isKind = (kind: string, asked: string) => asked === '' || kind === asked || kind.startsWith(`${asked}.`);

function acknowledge(finding: Finding, snapshot: Snapshot): CodeAction[] {
  if (finding.severity !== 'error' && finding.severity !== 'warning') return [];
  const fix = acknowledgement(finding, snapshot.analysis, snapshot.kb);
  return fix ? [toAction(fix, finding, snapshot, false)] : [];
}

function toAction({ title, edits }: Fix, finding: Finding, snapshot: Snapshot, isPreferred: boolean): CodeAction {
  const { document } = snapshot;
  return {
    title,
    kind: KIND,
    diagnostics: [toDiagnostic(finding, snapshot)],
    ...(isPreferred && { isPreferred }),
    edit: {
      documentChanges: [
        {
          // With its version the client refuses the edit when the text has moved on.
          textDocument: { uri: document.uri, version: document.version },
          edits: edits.map(({ span, newText }) => ({ range: toRange(document, span), newText })),
        },
      ],
    },
  };
}
