import { createMap } from './fold';
import type { KnowledgeBase } from './kb';
import type { NoteBlocks } from './note-blocks';
import { type Placed, settled } from './placed-block';
import type { Day, Statement, Text } from './types';

/** What the folds of a note begin with. */
export interface Facts {
  text: Text;
  blocks: NoteBlocks;
  /** The note's own day. */
  on: Day | undefined;
  kb: KnowledgeBase;
  recall: Recall;
}

/** The value that was made of the same inputs the last time, else a new one. */
export type Recall = <T>(key: string, inputs: readonly unknown[], make: () => T) => T;

export function createRecall(): Recall {
  const known = new Map<string, { inputs: readonly unknown[]; value: unknown }>();
  return <T>(key: string, inputs: readonly unknown[], make: () => T): T => {
    const last = known.get(key);
    if (last?.inputs.length === inputs.length && last.inputs.every((it, index) => it === inputs[index]))
      return last.value as T;
    const value = make();
    known.set(key, { inputs, value });
    return value;
  };
}

/** All that the note says of one medicine. */
export function saidOf({ blocks, on, kb, recall }: Facts, kind: string, concept: string): readonly Statement[] {
  const places = blocks.ledger.of(kind, concept);
  const isAbout = ({ mention }: Statement) => mention.concept === concept && mention.kind === kind;
  const eachOf = recall(`each ${kind} ${concept}`, [on], () =>
    createMap((it: Placed) => settled(it, on, kb.courses).filter(isAbout)),
  );
  return recall(`said ${kind} ${concept}`, [places, on], () => eachOf(places).flat());
}
