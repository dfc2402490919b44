import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Span } from '../core/types';
import type { Snapshot } from '../features/feature';
import { shownOf } from '../features/limit-info';
import { sourceWords, verifiedWords } from '../features/render';
import type { Checked } from './lint';

/** The findings of one file for people; nothing for a clean file. */
export const printText = ({ file, snapshot }: Checked): string =>
  shownOf(snapshot)
    .map((it) => printFinding(file, it, snapshot))
    .join('');

function printFinding(file: string, finding: Finding, { document, kb }: Snapshot): string {
  const { rule, span, severity, summary, because, clears, evidence, fixes, reason } = finding;
  const text = document.getText();
  const lines = [
    `${file}:${place(document, span)} ${severity} ${rule}  ${summary}`,
    ...excerpt(document, span).map((it) => `  ${it}`),
    ...(reason === undefined ? [] : [`  considered: ${reason}`]),
    ...because.map((it) =>
      row('because', `${place(document, it)} ${it.words ?? oneLine(text.slice(it.start, it.end))}`),
    ),
    ...(clears.length > 0 ? [row('clears', clears.join('; '))] : []),
    ...new Set(evidence.map((it) => row('source', `${sourceWords(it, kb)}, ${verifiedWords(it)}`))),
    ...fixes.map((it) => row('fix', it.title)),
  ];
  return lines.map((it) => `${it}\n`).join('');
}

const row = (name: string, text: string) => `  ${name.padEnd(8)} ${text}`;

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

function place(document: TextDocument, { start }: Span): string {
  const { line, character } = document.positionAt(start);
  return `${line + 1}:${character + 1}`;
}

/** The line of a finding, and below it a mark under the words; of words that go on, as far as the line does. */
function excerpt(document: TextDocument, span: Span): [string, string] {
  const { line } = document.positionAt(span.start);
  const start = document.offsetAt({ line, character: 0 });
  const source = document
    .getText()
    .slice(start, document.offsetAt({ line: line + 1, character: 0 }))
    .trimEnd();
  const from = span.start - start;
  const to = Math.min(span.end - start, source.length);
  // Tabs stay tabs, so that the mark stands below its words at any tab width.
  const indent = source.slice(0, from).replace(/[^\t]/g, ' ');
  return [source, indent + '^'.repeat(Math.max(1, to - from))];
}
