import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Pack } from '../../knowledge/pack';
import { indexKnowledge, type KnowledgeBase } from '../core/kb';
import type { Library } from '../core/library';
import { withPacks } from '../core/overlay';
import type { Settings, Severity } from '../core/types';
import type { Snapshot } from '../features/feature';
import { takeSnapshot } from '../features/snapshot';
import { rules } from '../rules';
import { type Input, readInputs, reason } from './files';
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

export interface Failed {
  file: string;
  message: string;
}

const LOUDNESS: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** Checks all files, prints what was found, and tells the exit code. */
export async function lint({ format, settings, failOn, paths }: LintOptions, system: System): Promise<number> {
  const failed: Failed[] = [];
  const kb = await loadKnowledge(system, settings.packs, failed);
  if (!kb) return 2;

  const checked: Checked[] = [];
  for (const input of await readInputs(paths, system.stdin)) checkOne(input, kb, settings, checked, failed);

  for (const { file, message } of failed) system.err(`jak-notes: ${file}: ${message}\n`);
  system.out(format === 'json' ? printJson(checked, failed, settings) : checked.map(printText).join(''));
  if (failed.length > 0) return 2;
  return checked.some(({ snapshot }) => snapshot.findings.some((it) => isLoud(it.severity, failOn))) ? 1 : 0;
}

async function loadKnowledge(
  system: System,
  folders: readonly string[],
  failed: Failed[],
): Promise<KnowledgeBase | undefined> {
  try {
    const library = system.library();
    const packs = await loadPacks(folders, library, failed);
    return indexKnowledge(withPacks(library, packs));
  } catch {
    system.err('jak-notes: knowledge.json is missing or broken beside this program; run npm run build\n');
    return undefined;
  }
}

/** What is wrong in a pack is said with its place, and the rest of it counts. */
async function loadPacks(folders: readonly string[], library: Library, failed: Failed[]): Promise<Pack[]> {
  const packs: Pack[] = [];
  for (const folder of folders) {
    try {
      const { loadPack } = await import('../disk/packs');
      const { pack, problems } = await loadPack(folder, library, ruleIds);
      packs.push(pack);
      for (const { file, range, message } of problems) {
        const { line, character } = range.start;
        failed.push({ file: `${file}:${line + 1}:${character + 1}`, message });
      }
    } catch (error) {
      failed.push({ file: folder, message: reason(error) });
    }
  }
  return packs;
}

const ruleIds = rules.map((it) => it.id);

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
