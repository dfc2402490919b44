import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Memory, newMemory } from './core/analyze';
import type { KnowledgeBase } from './core/kb';
import type { Settings } from './core/types';
import type { Snapshot } from './features/feature';
import { takeSnapshot } from './features/snapshot';

export interface Snapshots {
  of(document: TextDocument, settings: Settings): Snapshot;
  forget(uri: string): void;
  /** Other facts read every note anew. */
  use(facts: KnowledgeBase): void;
}

interface Kept {
  memory: Memory;
  snapshot?: Snapshot;
  version?: number;
}

/** One snapshot per version and settings of a document, taken when somebody asks for it. */
export function createSnapshots(facts: KnowledgeBase, onFailure: (rule: string, error: unknown) => void): Snapshots {
  const kept = new Map<string, Kept>();
  let kb = facts;
  return {
    of(document, settings) {
      const { uri, version } = document;
      const last = kept.get(uri) ?? { memory: newMemory() };
      // The library changes a document in place, so its version is compared with the one that was read.
      const same = last.snapshot?.document === document && last.version === version;
      if (last.snapshot && same && last.snapshot.settings === settings) return last.snapshot;
      const snapshot = takeSnapshot(document, kb, settings, last.memory, onFailure);
      kept.set(uri, { memory: last.memory, snapshot, version });
      return snapshot;
    },
    forget: (uri) => kept.delete(uri),
    use(other) {
      kb = other;
      kept.clear();
    },
  };
}
