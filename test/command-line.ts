import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { run, type System } from '../server/cli/run';
import { libraryOf } from '../server/core/library';
import { knowledge } from './knowledge';

/** What one command printed and how it ended; what it may touch of the world is given here. */
export async function jakNotes(args: readonly string[], stdin: string | Uint8Array = '', world: Partial<System> = {}) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    write: async (text) => {
      said.out += text;
    },
    stdin: async () => Buffer.from(stdin),
    bytes: async function* () {
      // In small pieces, as a pipe gives them.
      const bytes = Buffer.from(stdin);
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    },
    library: () => libraryOf(knowledge),
    serve: async () => {},
    ...world,
  });
  return { code, ...said };
}

const made: string[] = [];
afterEach(() => {
  for (const it of made.splice(0)) rmSync(it, { recursive: true });
});

/** A folder with these files, gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'jak-notes-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}
