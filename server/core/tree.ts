import type { Entry, Lexicon } from './lexicon';
import type { House } from './library';
import { createSpeller, type Speller } from './spelling';
import { firstKey, tokenize } from './token';
import { type LexiconText, LINE, PART, type WordsText } from './write-lexicon';

export interface Node {
  next: Map<string, Node>;
  entries: Entry[];
  /** What only this very writing stands for. */
  exact: { text: string; entry: Entry }[];
}

/** A tree whose branches grow when their first word is looked up: most of a lexicon is never met in a note. */
export interface Tree {
  buds: Map<string, string>;
  grown: Map<string, Node>;
  added: Map<string, Word[]>;
  entries: WordsText['entries'];
  /** Where it has names: the one that an unknown word nearly is. */
  spell?: Speller;
}

/** Takes the lines that the build wrote apart; a text in them is looked at when its first word is met. */
function treeOf(lines: string, entries: WordsText['entries']): Tree {
  const buds: Tree['buds'] = new Map();
  for (const line of lines.split(LINE)) buds.set(line.slice(0, line.indexOf(PART)), line);
  return { buds, grown: new Map(), added: new Map(), entries };
}

/** Words with no names of a house among them. */
export const readWords = ({ words, entries }: WordsText): Tree => treeOf(words, entries);

/** The lexicon that the build wrote, and the names that only this house has. */
export function readLexicon({ entries, names, ...lines }: LexiconText, own: House['names']): Lexicon {
  const lexicon = {
    words: { ...treeOf(lines.words, entries), spell: createSpeller(names.split(PART)) },
    headings: treeOf(lines.headings, entries),
    doses: treeOf(lines.doses, entries),
    measures: treeOf(lines.measures, entries),
  };
  for (const { text, drug, form, kind } of own) {
    const short = kind === 'abbreviation';
    const entry: Entry = { kind: 'drug', concept: drug, ...(form && { form }), ...(short && { short }) };
    const { added } = lexicon.words;
    const key = firstKey(text);
    added.set(key, [...(added.get(key) ?? []), { text, entry }]);
  }
  return lexicon;
}

interface Word {
  text: string;
  entry: Entry;
  exact?: string;
}

/** What begins with a word: its line, taken apart by twos, and what was added. */
function wordsAt({ buds, added, entries }: Tree, key: string): Word[] {
  const parts = buds.get(key)?.split(PART) ?? [];
  const words: Word[] = [];
  let [text, place] = ['', ''];
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const part = parts[at] ?? '';
    text = text.slice(0, Number.parseInt(part.charAt(0), 36)) + part.slice(1);
    place = parts[at + 1] || place;
    const exact = place.startsWith('=');
    const entry = entryOf(entries[Number.parseInt(exact ? place.slice(1) : place, 36)] ?? '');
    words.push(exact ? { text, entry, exact: text } : { text: key + text, entry });
  }
  return [...words, ...(added.get(key) ?? [])];
}

function entryOf(written: Entry | string): Entry {
  if (typeof written !== 'string') return written;
  const [kind, concept] = written.split(' ');
  return { kind, concept } as Entry;
}

const newNode = (): Node => ({ next: new Map(), entries: [], exact: [] });

/** The branch of a first word. */
export function branch(tree: Tree, key: string): Node | undefined {
  const known = tree.grown.get(key);
  if (known || !(tree.buds.has(key) || tree.added.has(key))) return known;
  const root = newNode();
  for (const { text, entry, exact } of wordsAt(tree, key)) {
    let node = root;
    for (const { key: word } of tokenize(text).slice(1)) {
      const next = node.next.get(word) ?? newNode();
      node.next.set(word, next);
      node = next;
    }
    if (exact === undefined) node.entries.push(entry);
    else node.exact.push({ text: exact, entry });
  }
  tree.grown.set(key, root);
  return root;
}
