import { readAssertions } from '../assertion';
import { isConsidered } from '../considered';
import type { KnowledgeBase } from '../kb';
import { scan, type Term } from '../lexicon';
import type { Context } from '../read-block';
import { readSentences, type Sentence } from '../sentence';
import { type Token, tokenize } from '../token';
import type { Analysis, Assertion } from '../types';

export type Meant = Term & { sentence: Sentence; meant: Assertion };

/** One block of a note once more, for those who ask what it states; offsets count from its start. */
export interface Part {
  text: string;
  /** Where it starts in the note. */
  start: number;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  /** The known words of all its sentences, each with how it is meant. */
  terms: readonly Meant[];
  /** Tests, signs and scores among its words. */
  measures: readonly Meant[];
  context: Context;
}

export function partsOf({ note, blocks }: Analysis, { lexicon }: KnowledgeBase): Part[] {
  return blocks.flatMap(({ start, end, context }) => {
    const text = note.text.slice(start, end);
    if (isConsidered(text)) return [];
    const tokens = tokenize(text);
    const { sentences } = readSentences(lexicon, text, tokens, context.section);
    const terms = sentences.flatMap((sentence) => {
      const meant = readAssertions(sentence, 'problem');
      return sentence.terms.map((term, index) => ({ ...term, sentence, meant: meant[index] as Assertion }));
    });
    const measures = sentences.flatMap((it) => {
      const own = scan(lexicon.measures, text, tokens, it.from, it.to);
      return own.length > 0 ? meantIn(it, own) : [];
    });
    return [{ text, start, tokens, sentences, terms, measures, context }];
  });
}

/** How further terms of a sentence are meant; they stand for the words of the lexicon in their place. */
function meantIn(sentence: Sentence, own: readonly Term[]): Meant[] {
  const taken = new Set(own.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)));
  const free = sentence.terms.filter(({ from, to }) => !taken.has(from) && !taken.has(to - 1));
  const terms = [...free, ...own].sort((a, b) => a.from - b.from);
  const meant = readAssertions({ ...sentence, terms }, 'problem');
  const mine = new Set(own);
  return terms.flatMap((term, index) =>
    mine.has(term) ? [{ ...term, sentence, meant: meant[index] as Assertion }] : [],
  );
}
