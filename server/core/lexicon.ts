import type { Knowledge } from '../../knowledge/schema';
import { type Token, tokenize } from './token';

type Cue = Knowledge['cues'][number];
type SigWords = Knowledge['sigWords'];

/** What a run of words stands for. */
export type Entry =
  | { kind: 'drug'; concept: string; form?: Knowledge['drugs'][number]['forms'][number]['form'] }
  | { kind: 'class'; concept: 'jak-inhibitor' }
  | { kind: 'medicine'; concept: string }
  | { kind: 'problem'; concept: string }
  | { kind: 'lab'; concept: string }
  | { kind: 'test'; concept: string }
  | { kind: 'cue'; cue: Cue }
  | { kind: 'frequency'; perDay: number }
  | { kind: 'clock' }
  | { kind: 'once' }
  | { kind: 'prn' }
  | { kind: 'route'; route: SigWords['routes'][number]['route'] }
  | { kind: 'form'; form: SigWords['forms'][number]['form'] }
  | { kind: 'unit'; unit: SigWords['units'][number]['unit'] }
  | { kind: 'number'; value: number }
  | { kind: 'section'; section: Knowledge['sections'][number]['id'] };

/** A run of tokens that the lexicon knows: tokens[from..to), with all that it may stand for. */
export interface Term {
  from: number;
  to: number;
  start: number;
  end: number;
  entries: readonly Entry[];
}

interface Node {
  next: Map<string, Node>;
  entries: { entry: Entry; exact?: string }[];
}

export interface Lexicon {
  words: Node;
  headings: Node;
}

/** The names of the class itself; a bare "JAK" is none ("JAK2 mutation"). */
const CLASS_NAMES = [
  'JAK inhibitor',
  'JAK inhibitors',
  'JAKi',
  'JAKis',
  'JAKinib',
  'JAKinibs',
  'Janus kinase inhibitor',
  'Janus kinase inhibitors',
  'TYK2 inhibitor',
  'TYK2 inhibitors',
  'JAK/TYK2 inhibitor',
];

/** Builds the word trees. The cost of a scan does not depend on how many words they hold. */
export function buildLexicon(knowledge: Knowledge): Lexicon {
  const words = newNode();
  const headings = newNode();
  for (const drug of knowledge.drugs) {
    for (const { text, form } of drug.names)
      add(words, text, { kind: 'drug', concept: drug.id, ...(form && { form }) });
  }
  for (const name of CLASS_NAMES) add(words, name, { kind: 'class', concept: 'jak-inhibitor' });
  for (const kind of ['medicine', 'problem', 'lab', 'test'] as const) {
    for (const { id, names, exact = [] } of knowledge[`${kind}s`]) {
      for (const name of names) add(words, name, { kind, concept: id });
      for (const name of exact) add(words, name, { kind, concept: id }, name);
    }
  }
  for (const cue of knowledge.cues) for (const word of cue.words) add(words, word, { kind: 'cue', cue });
  addSigWords(words, knowledge.sigWords);
  for (const { id, headings: names } of knowledge.sections) {
    for (const name of names) add(headings, name, { kind: 'section', section: id });
  }
  return { words, headings };
}

function addSigWords(words: Node, sig: SigWords): void {
  for (const it of sig.frequencies)
    for (const word of it.words) add(words, word, { kind: 'frequency', perDay: it.perDay });
  for (const it of sig.routes) for (const word of it.words) add(words, word, { kind: 'route', route: it.route });
  for (const it of sig.forms) for (const word of it.words) add(words, word, { kind: 'form', form: it.form });
  for (const it of sig.units) for (const word of it.words) add(words, word, { kind: 'unit', unit: it.unit });
  for (const kind of ['clock', 'once', 'prn'] as const) for (const word of sig[kind]) add(words, word, { kind });
  for (const it of sig.numbers) add(words, it.word, { kind: 'number', value: it.value });
}

const newNode = (): Node => ({ next: new Map(), entries: [] });

function add(root: Node, text: string, entry: Entry, exact?: string): void {
  let node = root;
  for (const { key } of tokenize(text)) {
    const next = node.next.get(key) ?? newNode();
    node.next.set(key, next);
    node = next;
  }
  node.entries.push(exact === undefined ? { entry } : { entry, exact });
}

/** The longest known run of words that starts at a token. */
export function termAt(
  root: Node,
  text: string,
  tokens: readonly Token[],
  from: number,
  to = tokens.length,
): Term | undefined {
  let node: Node | undefined = root;
  let best: Term | undefined;
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token;
    node = node.next.get(token.key);
    if (!node) break;
    if (node.entries.length === 0) continue;
    const start = (tokens[from] as Token).start;
    const source = text.slice(start, token.end);
    const entries = node.entries.filter((it) => it.exact === undefined || it.exact === source).map((it) => it.entry);
    if (entries.length > 0) best = { from, to: at + 1, start, end: token.end, entries };
  }
  return best;
}

/** All known runs among tokens[from..to), leftmost and longest first, never overlapping. */
export function scan(root: Node, text: string, tokens: readonly Token[], from: number, to: number): Term[] {
  const terms: Term[] = [];
  for (let at = from; at < to; ) {
    const term = termAt(root, text, tokens, at, to);
    if (term) terms.push(term);
    at = term ? term.to : at + 1;
  }
  return terms;
}

/** What a term stands for, when it can stand for this kind. */
export function as<K extends Entry['kind']>(term: Term | undefined, kind: K): Extract<Entry, { kind: K }> | undefined {
  return term?.entries.find((it) => it.kind === kind) as Extract<Entry, { kind: K }> | undefined;
}
