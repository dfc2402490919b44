import { readAssertions } from '../assertion';
import { isConsidered } from '../considered-line';
import type { KnowledgeBase } from '../kb';
import { type Lexicon, scan, type Term } from '../lexicon';
import type { Context } from '../read-block';
import { readSentences, type Sentence } from '../sentence';
import { type Token, tokenize } from '../token';
import type { Analysis, Assertion } from '../types';

export type Meant = Term & { sentence: Sentence; meant: Assertion };

/** One block of a note once more, for those who ask what it states; offsets count from its start. */
export interface NotePart {
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
  /** Of each token whether it stands where the patient is spoken of. */
  own: readonly boolean[];
}

export function partsOf({ note, blocks }: Analysis, { lexicon }: KnowledgeBase): NotePart[] {
  return blocks.flatMap(({ start, end, context }) => {
    const text = note.text.slice(start, end);
    if (isConsidered(text)) return [];
    const tokens = tokenize(text);
    const { sentences } = readSentences(lexicon, text, tokens, context.section);
    return [{ ...partOf(text, tokens, sentences, context, lexicon), start }];
  });
}

/** A block that is cut into words and sentences already. */
export function partOf(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  context: Context,
  lexicon: Lexicon,
): NotePart {
  const terms = sentences.flatMap((sentence) => {
    const meant = readAssertions(sentence, 'problem');
    return sentence.terms.map((term, index) => ({ ...term, sentence, meant: meant[index] as Assertion }));
  });
  const measures = sentences.flatMap((it) => {
    const own = scan(lexicon.measures, text, tokens, it.from, it.to);
    return own.length > 0 ? meantIn(it, own) : [];
  });
  return { text, start: 0, tokens, sentences, terms, measures, context, own: ownTokens(sentences, tokens.length) };
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

/** A relative's part of a sentence goes to its end, or until the patient is named again. */
export function ownTokens(sentences: readonly Sentence[], length: number): boolean[] {
  const own: boolean[] = new Array(length).fill(true);
  for (const { from, to, section, terms } of sentences) {
    let patient = section !== 'family';
    let at = from;
    for (const term of terms) {
      const cue = term.entries.find((it) => it.kind === 'cue' && it.cue.axis === 'experiencer');
      if (cue?.kind !== 'cue' || (cue.cue.direction === 'backward' && cue.cue.value !== 'none')) continue;
      own.fill(patient, at, term.from);
      [patient, at] = [cue.cue.value === 'none', term.from];
    }
    own.fill(patient, at, to);
  }
  return own;
}
