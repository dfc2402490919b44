import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import type { Entry, Term } from '../lexicon';
import { contextOf, NO_SCOPE, scopeAfter } from '../scope';
import { readSentences, type Sentence } from '../sentence';
import { type Token, tokenize } from '../token';
import type { Meaning, SectionId, Span } from '../types';
import { readEdges } from './edge';
import { readMarks } from './mark';
import { answerTo } from './question';
import { reachForward } from './reach';
import { reachBackward } from './reach-back';
import { type Meant, meant } from './weigh';

/** How each of these words of a text is meant, also words that no lexicon has. Spans that overlap nothing are affirmed. */
export function readMeanings(text: string, spans: readonly Span[], kb: KnowledgeBase): Meaning[] {
  const found = new Map<Span, Meaning>();
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let scope = NO_SCOPE;
  let next = 0;
  for (const block of splitBlocks(text)) {
    const words = text.slice(block.start, block.end);
    const { section } = contextOf(scope, words, { label: 'us' });
    const tokens = tokenize(words);
    const { sentences, headings } = readSentences(kb.lexicon, words, tokens, section);
    scope = scopeAfter(scope, { headings, dates: [], isRow: false }, words);
    const first = next;
    while ((sorted[next]?.start ?? text.length) < block.end) next++;
    const asked = sorted.slice(first, next).map((span) => termOf(span, block.start, tokens));
    const read = readBlock(sentences, tokens, words, asked, kb);
    asked.forEach((term, index) => {
      const { cue, ...it } = read.get(term) ?? PLAIN;
      const span = sorted[first + index] as Span;
      found.set(span, { ...it, span, ...(cue && { cue: spanOf(cue, tokens, block.start) }) });
    });
  }
  return spans.map((span) => found.get(span) ?? { ...PLAIN, span });
}

const PLAIN: Omit<Meant, 'cue'> & { cue?: never } = {
  existence: 'affirmed',
  temporality: 'current',
  experiencer: 'patient',
};
const ASKED: readonly Entry[] = [];

/** The tokens that a span touches. */
function termOf(span: Span, shift: number, tokens: readonly Token[]): Term {
  const [start, end] = [span.start - shift, span.end - shift];
  const from = firstAt(tokens, (it) => it.end > start);
  return {
    from,
    to: Math.max(
      from + 1,
      firstAt(tokens, (it) => it.start >= end),
    ),
    start,
    end,
    entries: ASKED,
  };
}

/** The first token of which something is true that stays true for all that follow. */
function firstAt(tokens: readonly Token[], holds: (token: Token) => boolean): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(tokens[middle] as Token)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function spanOf({ from, to }: { from: number; to: number }, tokens: readonly Token[], shift: number): Span {
  return { start: (tokens[from]?.start ?? 0) + shift, end: (tokens[to - 1]?.end ?? 0) + shift };
}

function readBlock(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  text: string,
  asked: readonly Term[],
  kb: KnowledgeBase,
): Map<Term, Meant> {
  const read = new Map<Term, Meant>();
  let next = 0;
  sentences.forEach(({ to, section }, index) => {
    // With its heading: "Ddx:" is one and a cue.
    const from = sentences[index - 1]?.to ?? 0;
    const first = next;
    while ((asked[next]?.from ?? tokens.length) < to) next++;
    if (first === next) return;
    const place = { from, to, text, tokens, asked: asked.slice(first, next) };
    const found = readMarks(place, kb.context);
    const edges = readEdges(place, found);
    const [before, behind] = [reachForward(place, found.marks, edges), reachBackward(place, found.marks, edges)];
    const answer = answerTo(sentences, index, tokens);
    for (const term of asked.slice(first, next)) read.set(term, readOne(term, section));
    function readOne(term: Term, at: SectionId): Meant {
      return meant(term, before.get(term) ?? {}, { ...behind.get(term), ...answer }, at);
    }
  });
  return read;
}
