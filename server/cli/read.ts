import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../core/types';
import { readNote } from '../features/read-note';
import { takeSnapshot } from '../features/snapshot';
import { readInputs } from './files';
import { loadKnowledge } from './knowledge';
import { printReading } from './print-reading';
import { readLines } from './read-lines';
import type { System } from './run';

export interface ReadOptions {
  format: 'text' | 'json';
  ndjson: boolean;
  settings: Settings;
  paths: readonly string[];
}

/** Shows what was read of each note; with --ndjson, of each line of a stream. */
export async function read({ format, ndjson, settings, paths }: ReadOptions, system: System): Promise<number> {
  const loaded = await loadKnowledge(system, settings.packs);
  if (!loaded) return 2;
  const { kb, failed } = loaded;
  let code = failed.length > 0 ? 2 : 0;
  if (ndjson) for (const path of paths) code = Math.max(code, await readLines(path, kb, settings, system));
  else
    for (const input of await readInputs(paths, system.stdin)) {
      if ('message' in input) failed.push(input);
      else {
        const document = TextDocument.create(input.file, 'clinical-note', 0, input.text);
        const snapshot = takeSnapshot(document, kb, settings);
        const note = { file: input.file, ...readNote(snapshot) };
        await system.write(format === 'json' ? `${JSON.stringify(note, null, 2)}\n` : printReading(note, document));
      }
    }
  for (const { file, message } of failed) system.err(`jak-notes: ${file}: ${message}\n`);
  return failed.length > 0 ? 2 : code;
}
