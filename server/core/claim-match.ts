import { isMedicine } from './action-cue';
import type { Item, Phrase, Phrases } from './claim-phrase';
import type { Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';

/** The terms of a sentence by their place. */
export type TermsAt = ReadonlyMap<number, Term>;

export const PRONOUN = /^(?:it|this|which|that|they|these)$/;
const GAP = 6;

/** The phrases of which the sentence has the rarest part. */
export function possibleIn(
  { from, to }: Sentence,
  tokens: readonly Token[],
  terms: TermsAt,
  phrases: Phrases,
): Phrase[] {
  const possible = new Set<Phrase>();
  const addOf = (name: string) => {
    for (const it of phrases.get(name) ?? []) possible.add(it);
  };
  for (let at = from; at < to; at++) {
    if (terms.has(at)) namesAt(tokens, terms, at).forEach(addOf);
    else addOf(tokens[at]?.key ?? '');
  }
  return [...possible];
}

/** What begins at a token: its word, and the kinds of the term. */
export function namesAt(tokens: readonly Token[], terms: TermsAt, at: number): string[] {
  const kinds = terms.get(at)?.entries.map((it) => it.kind) ?? [];
  const slots = kinds.includes('class') ? [...kinds, 'drug'] : kinds;
  return [tokens[at]?.key ?? '', ...slots.map((it) => `<${it}>`)];
}

/** The token indices that a phrase's own words use, or nothing. Gaps are short, so the search is too. */
export function match(
  items: readonly Item[],
  nth: number,
  at: number,
  sentence: Sentence,
  tokens: readonly Token[],
  terms: TermsAt,
): number[] | undefined {
  const item = items[nth];
  if (!item) return [];
  if ('any' in item) {
    const rest = items.slice(nth + 1);
    for (const one of item.any) {
      const found = match([...one, ...rest], 0, at, sentence, tokens, terms);
      if (found) return found;
    }
    return undefined;
  }
  if ('gap' in item) {
    for (let skip = 0; skip <= GAP && at + skip < sentence.to; skip++) {
      if (skip > 0 && isNamed(tokens, terms, at + skip - 1)) return undefined;
      const rest = match(items, nth + 1, at + skip, sentence, tokens, terms);
      if (rest) return rest;
    }
    return undefined;
  }
  const end = at < sentence.to ? itemAt(item, at, tokens, terms) : undefined;
  const rest = end && match(items, nth + 1, end, sentence, tokens, terms);
  return rest && end ? [...Array.from({ length: end - at }, (_, offset) => at + offset), ...rest] : undefined;
}

/** A gap ends at the next medicine, for what follows speaks of that one: "baricitinib or voclosporin, approved for LN". */
const isNamed = (tokens: readonly Token[], terms: TermsAt, at: number) =>
  isMedicine(terms.get(at)) && !PRONOUN.test(tokens[at]?.key ?? '');

function itemAt(
  item: { kind: string; concept?: string } | { key: string },
  at: number,
  tokens: readonly Token[],
  terms: TermsAt,
): number | undefined {
  if ('key' in item) return tokens[at]?.key === item.key ? at + 1 : undefined;
  const term = terms.get(at);
  const fits = term?.entries.some((it) => {
    if (item.kind === 'drug' && it.kind === 'class') return item.concept === undefined;
    return it.kind === item.kind && (item.concept === undefined || ('concept' in it && it.concept === item.concept));
  });
  return fits ? term?.to : undefined;
}
