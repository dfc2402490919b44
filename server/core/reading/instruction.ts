import type { KnowledgeBase } from '../kb';
import type { Instruction } from '../types';

/** The dose instructions of a text, of whatever medicine. */
export function readInstructions(_text: string, _kb: KnowledgeBase): Instruction[] {
  return [];
}
