import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import { readSentences } from '../sentence';
import { tokenize } from '../token';
import type { SectionId } from '../types';

/** The headings of a text in their order, with the words of each. */
export function readSections(text: string, kb: KnowledgeBase): { section: SectionId; heading: string }[] {
  return splitBlocks(text).flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const { headings } = readSentences(kb.lexicon, words, tokenize(words), 'none');
    return headings.map((it) => ({
      section: it.section,
      heading: words.slice(it.start, it.end).replace(/:$/, '').trimEnd(),
    }));
  });
}
