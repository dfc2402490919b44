import type { Finding, Settings, Span } from '../core/types';
import { type Snapshot, toRange } from '../features/feature';
import { shownOf } from '../features/limit-info';
import type { Failed } from './knowledge';
import type { Checked } from './lint';

/** Everything that was read, as one object; a consumer finds every key of the contract in its order. */
export const printJson = (checked: readonly Checked[], errors: readonly Failed[], { label }: Settings): string => {
  const files = checked.map(({ file, snapshot }) => ({
    file,
    findings: shownOf(snapshot).map((it) => toJson(it, snapshot)),
  }));
  return `${JSON.stringify({ version: 1, label, files, errors }, null, 2)}\n`;
};

function toJson(finding: Finding, { document, kb }: Snapshot) {
  const text = document.getText();
  const range = (span: Span) => toRange(document, span);
  const words = ({ start, end }: Span) => text.slice(start, end);
  return {
    rule: finding.rule,
    severity: finding.severity,
    considered: finding.reason !== undefined,
    reason: finding.reason,
    message: finding.summary,
    detail: finding.detail,
    text: words(finding.span),
    range: range(finding.span),
    because: finding.because.map((it) => ({ text: words(it), range: range(it) })),
    clears: finding.clears,
    evidence: finding.evidence.map(({ says, label, citation, at, verified }) => ({
      says,
      label,
      citation,
      at,
      date: kb.citations.get(citation)?.date,
      verified,
    })),
    fixes: finding.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, newText }) => ({ range: range(span), newText })),
    })),
    missing: finding.missing,
  };
}
