import { indexKnowledge, type KnowledgeBase } from '../core/kb';
import type { Library } from '../core/library';
import { withPacks } from '../core/overlay';
import { rules } from '../rules';
import { reason } from './files';
import type { System } from './run';

/** Something that could not be read, and why. */
export interface Failed {
  file: string;
  message: string;
}

const ruleIds = rules.map((it) => it.id);

/** The facts with house rules over them, and what is wrong with those; nothing when there are no facts. */
export async function loadKnowledge(
  system: System,
  folders: readonly string[],
): Promise<{ kb: KnowledgeBase; failed: Failed[] } | undefined> {
  const failed: Failed[] = [];
  try {
    const library = system.library();
    const packs = await Promise.all(folders.map((it) => loadPack(it, library, failed)));
    return { kb: indexKnowledge(withPacks(library, packs.flat())), failed };
  } catch {
    system.err('jak-notes: knowledge.json is missing or broken beside this program; run npm run build\n');
    return undefined;
  }
}

/** What is wrong in a pack is said with its place, and the rest of it counts. */
async function loadPack(folder: string, library: Library, failed: Failed[]) {
  try {
    const { loadPack: load } = await import('../disk/packs');
    const { pack, problems } = await load(folder, library, ruleIds);
    for (const { file, range, message } of problems) {
      const { line, character } = range.start;
      failed.push({ file: `${file}:${line + 1}:${character + 1}`, message });
    }
    return [pack];
  } catch (error) {
    failed.push({ file: folder, message: reason(error) });
    return [];
  }
}
