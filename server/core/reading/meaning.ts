import { readAssertions } from '../assertion';
import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import type { Entry, Term } from '../lexicon';
import { readSentences } from '../sentence';
import { type Token, tokenize } from '../token';
import type { Meaning, SectionId, Span } from '../types';

/** How each of these words of a text is meant, also words that no lexicon has. Spans that overlap nothing are affirmed. */
export function readMeanings(text: string, spans: readonly Span[], kb: KnowledgeBase): Meaning[] {
  const found = new Map<Span, Meaning>();
  let section: SectionId = 'none';
  for (const block of splitBlocks(text)) {
    const own = spans.filter((it) => it.start >= block.start && it.start < block.end);
    const words = text.slice(block.start, block.end);
    const tokens = tokenize(words);
    const { sentences, headings } = readSentences(kb.lexicon, words, tokens, section);
    section = headings.at(-1)?.section ?? section;
    for (const span of own) {
      const at = { start: span.start - block.start, end: span.end - block.start };
      const sentence = sentences.find((it) => it.start <= at.start && at.start < it.end);
      if (!sentence) continue;
      const term = termOf(at, tokens);
      const terms = [...sentence.terms.filter((it) => it.end <= at.start || it.start >= at.end), term];
      terms.sort((a, b) => a.from - b.from);
      const assertion = readAssertions({ ...sentence, terms }, 'problem')[terms.indexOf(term)];
      if (assertion) found.set(span, { ...moved(assertion, block.start), span });
    }
  }
  return spans.map((span) => found.get(span) ?? { ...PLAIN, span });
}

const PLAIN = { existence: 'affirmed', temporality: 'current', experiencer: 'patient' } as const;
const ASKED: readonly Entry[] = [];

function termOf({ start, end }: Span, tokens: readonly Token[]): Term {
  const from = tokens.findIndex((it) => it.end > start);
  const to = tokens.findLastIndex((it) => it.start < end) + 1;
  return { from, to, start, end, entries: ASKED };
}

function moved<T extends { cue?: Span }>(assertion: T, by: number): T {
  const { cue } = assertion;
  return cue ? { ...assertion, cue: { start: cue.start + by, end: cue.end + by } } : assertion;
}
