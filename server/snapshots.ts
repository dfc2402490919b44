import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Memory, newMemory } from './core/analyze';
import type { KnowledgeBase } from './core/kb';
import type { Settings } from './core/types';
import type { Snapshot } from './features/feature';
import { takeSnapshot } from './features/snapshot';

export interface Snapshots {
  of(document: TextDocument, settings: Settings): Snapshot;
  /** This version was opened or saved. */
  rest(document: TextDocument): void;
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
  const rested = new Map<string, number>();
  let kb = facts;
  return {
    of(document, settings) {
      const { uri, version } = document;
      const last = kept.get(uri) ?? { memory: newMemory() };
      const isDraft = settings.onType === 'errors' && rested.get(uri) !== version;
      const known = last.snapshot && isOf(last.snapshot, document, settings) && last.version === version;
      if (last.snapshot && known && last.snapshot.isDraft === isDraft) return last.snapshot;
      const taken =
        last.snapshot && known ? last.snapshot : takeSnapshot(document, kb, settings, last.memory, onFailure);
      const snapshot = taken.isDraft === isDraft ? taken : Object.freeze({ ...taken, isDraft });
      kept.set(uri, { memory: last.memory, snapshot, version });
      return snapshot;
    },
    rest: ({ uri, version }) => void rested.set(uri, version),
    forget(uri) {
      kept.delete(uri);
      rested.delete(uri);
    },
    use(other) {
      kb = other;
      kept.clear();
    },
  };
}

/** The library changes a document in place, so its version must be compared as well. */
const isOf = (snapshot: Snapshot, document: TextDocument, settings: Settings) =>
  snapshot.document === document && snapshot.settings === settings;
