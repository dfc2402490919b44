import { splitBlocks } from '../core/block';
import { readDrugMentions } from '../core/reading/drug-mention';
import { readInstructions } from '../core/reading/instruction';
import { readPersonOf } from '../core/reading/person-reading';
import { readResults } from '../core/reading/result';
import { readTime } from '../core/reading/time';
import type { Snapshot } from './feature';

/** All that was read of a note, for a person or a program to see. */
export function readNote({ document, analysis, kb }: Snapshot) {
  const text = document.getText();
  return {
    blocks: splitBlocks(text),
    mentions: readDrugMentions(analysis),
    instructions: readInstructions(text, kb),
    results: readResults(analysis, kb),
    person: readPersonOf(analysis, kb),
    time: readTime(analysis),
  };
}
