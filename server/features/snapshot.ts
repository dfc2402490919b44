import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze, type Memory } from '../core/analyze';
import type { KnowledgeBase } from '../core/kb';
import type { Settings } from '../core/types';
import { check } from '../rules';
import type { Snapshot } from './feature';
import { NoteDocument } from './note-document';

type OnFailure = (rule: string, error: unknown) => void;

/** Reads and checks one version of a document. */
export function takeSnapshot(
  document: TextDocument,
  kb: KnowledgeBase,
  settings: Settings,
  memory?: Memory,
  onFailure?: OnFailure,
): Snapshot {
  const analysis = analyze(
    document instanceof NoteDocument ? document.lines : document.getText(),
    kb,
    settings,
    memory,
  );
  const findings = check(analysis, kb, settings, onFailure);
  return Object.freeze({ document, analysis, findings, kb, settings, isDraft: false });
}
