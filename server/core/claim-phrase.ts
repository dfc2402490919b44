import type { Shared } from '../../knowledge/study';
import type { BareClaim } from './library';
import { tokenize } from './token';

export type Simple = { gap: true } | { kind: string; concept?: string } | { key: string };
export type Item = Simple | { any: readonly (readonly Simple[])[] };

export interface Phrase {
  claim: string;
  items: readonly Item[];
  /** The words or slots of which one begins it. */
  starts: ReadonlySet<string>;
  unless: readonly string[][];
  /** The drug that the text must have named last, where the phrase names none. */
  of?: string;
}

/** Claim phrases by the words or slots of which each needs one: few sentences have the one that a phrase needs. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** Prepares the phrases of all claims; the language is described in knowledge/study.ts. */
export function buildPhrases(claims: readonly BareClaim[], shared: readonly Shared[]): Phrases {
  const phrases = new Map<string, Phrase[]>();
  const known = new Map(shared.map((it) => [it.id, it.words]));
  const wordsOf = (text: string) => (text.startsWith('@') ? (known.get(text.slice(1)) ?? []) : [text]);
  for (const { id, phrases: texts, unless, of } of claims) {
    const words = unless.flatMap(wordsOf).map(keysOf);
    for (const text of texts) {
      const whole = text.replace(/@[\w-]+/g, (it) => `(${wordsOf(it).join('|')})`);
      const items = (whole.match(/\([^)]*\)|\S+/g) ?? []).flatMap(itemsOf);
      const starts = new Set(startsOf(items));
      const phrase = { claim: id, items, starts, unless: words, ...(of && !/<drug/.test(whole) && { of }) };
      for (const key of new Set(needsOf(items))) phrases.set(key, [...(phrases.get(key) ?? []), phrase]);
    }
  }
  return phrases;
}

const keysOf = (words: string): string[] => tokenize(words).map((it) => it.key);

/** What a phrase may begin with; an empty alternative lets the next item begin it. */
function startsOf([first, ...rest]: readonly Item[]): string[] {
  if (!first || 'gap' in first) return [];
  if ('any' in first) return first.any.flatMap((it) => startsOf(it.length > 0 ? it : rest));
  return ['key' in first ? first.key : `<${first.kind}>`];
}

/** The rarest part of a phrase, which the longest words are, as the words of which a text must have one. */
function needsOf(items: readonly Item[]): string[] {
  const choices = items.map((it) => ('any' in it ? it.any.map(longest) : [longest([it as Simple])]));
  const rarity = (words: readonly string[]) => Math.min(...words.map((it) => (it.startsWith('<') ? 1 : it.length)));
  return choices.reduce((best, it) => (rarity(it) > rarity(best) ? it : best));
}

const longest = (items: readonly Simple[]): string => {
  const words = items.map((it) => ('key' in it ? it.key : 'kind' in it ? `<${it.kind}>` : ''));
  return words.reduce((best, it) => (best.startsWith('<') || it.length > best.length ? it : best), '');
};

function itemsOf(word: string): Item[] {
  if (!word.startsWith('(')) return simpleItems(word);
  return [
    {
      any: word
        .slice(1, -1)
        .split('|')
        .map((it) => (it.match(/\S+/g) ?? []).flatMap(simpleItems)),
    },
  ];
}

function simpleItems(word: string): Simple[] {
  if (word === '..') return [{ gap: true }];
  const slot = /^<(\w+)(?::([\w-]+))?>$/.exec(word);
  if (slot?.[1]) return [{ kind: slot[1], ...(slot[2] && { concept: slot[2] }) }];
  return tokenize(word).map(({ key }) => ({ key }));
}
