import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnowledgeBase } from '../core/kb';
import type { Settings, Severity } from '../core/types';
import type { Snapshot } from '../features/feature';
import { takeSnapshot } from '../features/snapshot';
import { type Input, readInputs } from './files';
import { type Failed, loadKnowledge } from './knowledge';
import { printJson } from './print-json';
import { printText } from './print-text';
import type { System } from './run';

export interface LintOptions {
  format: 'text' | 'json';
  settings: Settings;
  failOn: Severity | 'never';
  paths: readonly string[];
}

/** One file's snapshot; its document has the path as address. */
export interface Checked {
  file: string;
  snapshot: Snapshot;
}

const LOUDNESS: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** Checks all files, prints what was found, and tells the exit code. */
export async function lint({ format, settings, failOn, paths }: LintOptions, system: System): Promise<number> {
  const loaded = await loadKnowledge(system, settings.packs);
  if (!loaded) return 2;
  const { kb, failed } = loaded;

  const checked: Checked[] = [];
  for (const input of await readInputs(paths, system.stdin)) checkOne(input, kb, settings, checked, failed);

  for (const { file, message } of failed) system.err(`jak-notes: ${file}: ${message}\n`);
  system.out(format === 'json' ? printJson(checked, failed, settings) : checked.map(printText).join(''));
  if (failed.length > 0) return 2;
  return checked.some(({ snapshot }) => snapshot.findings.some((it) => isLoud(it.severity, failOn))) ? 1 : 0;
}

function checkOne(input: Input, kb: KnowledgeBase, settings: Settings, checked: Checked[], failed: Failed[]): void {
  if ('message' in input) {
    failed.push(input);
    return;
  }

  const { file, text } = input;
  const fail = (what: string, error: unknown) =>
    failed.push({ file, message: `${what} failed (${(error as Error).name})` });
  try {
    const document = TextDocument.create(file, 'clinical-note', 0, text);
    const snapshot = takeSnapshot(document, kb, settings, undefined, (rule, error) => fail(`rule ${rule}`, error));
    checked.push({ file, snapshot });
  } catch (error) {
    fail('the check', error);
  }
}

const isLoud = (severity: Severity, failOn: Severity | 'never') =>
  failOn !== 'never' && LOUDNESS.indexOf(severity) >= LOUDNESS.indexOf(failOn);
