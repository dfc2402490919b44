import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKnowledge, type SourceFile } from '../knowledge/compile';
import type { Knowledge } from '../knowledge/schema';
import { indexKnowledge } from '../server/core/kb';
import { libraryOf } from '../server/core/library';

export const ROOT = fileURLToPath(new URL('../knowledge', import.meta.url));

/** Every fact file as the build reads it. */
export function factFiles(): SourceFile[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(`${ROOT}/${file}`, 'utf8') }));
}

function compiled(): Knowledge {
  const { knowledge, problems } = compileKnowledge(factFiles());
  if (!knowledge) throw new Error(problems.map((it) => `${it.file}: ${it.path}: ${it.reason}`).join('\n'));
  return knowledge;
}

export const knowledge = compiled();
export const kb = indexKnowledge(libraryOf(knowledge));
