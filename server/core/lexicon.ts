import type { Sign } from '../../knowledge/measures';
import type { Knowledge } from '../../knowledge/schema';
import type { DayPart } from '../../knowledge/sig-words';
import type { Token } from './token';
import { branch, type Node, type Tree } from './tree';

type Cue = Omit<Knowledge['cues'][number], 'words'>;
type Context = Omit<Knowledge['context'][number], 'words' | 'exact'>;
type SigWords = Knowledge['sigWords'];

/** `slip` is how a misspelt name should read; `short` is a name that is cut off ("tofa"). */
interface DrugName {
  kind: 'drug';
  concept: string;
  form?: Knowledge['drugs'][number]['forms'][number]['form'];
  slip?: string;
  short?: true;
}

/** What a run of words stands for. */
export type Entry =
  | DrugName
  | { kind: 'class'; concept: 'jak-inhibitor' }
  | { kind: 'medicine'; concept: string }
  | { kind: 'problem'; concept: string }
  | { kind: 'lab'; concept: string }
  | { kind: 'test'; concept: string }
  | { kind: 'cue'; cue: Cue }
  | { kind: 'context'; cue: Context }
  | { kind: 'frequency'; perDay: number }
  | { kind: 'clock' }
  | { kind: 'once' }
  | { kind: 'prn' }
  | { kind: 'route'; route: SigWords['routes'][number]['route'] }
  | { kind: 'form'; form: SigWords['forms'][number]['form'] }
  | { kind: 'unit'; unit: SigWords['units'][number]['unit'] }
  | { kind: 'number'; value: number }
  | { kind: 'doseUnit'; unit: string; route?: string | undefined }
  | { kind: 'doseRoute'; route: string }
  | { kind: 'slot'; slot: DayPart }
  | { kind: 'meals' }
  | { kind: 'weekday'; day: number }
  | { kind: 'take'; route?: string | undefined }
  | { kind: 'step'; later: boolean }
  | { kind: 'cap' }
  | { kind: 'upTo' }
  | { kind: 'assay'; concept: string; from?: number }
  | { kind: 'sign'; sign: Sign }
  | { kind: 'score'; concept: string; most: number }
  | { kind: 'section'; section: Knowledge['sections'][number]['id'] };

/** A run of tokens that the lexicon knows: tokens[from..to), with all that it may stand for. */
export interface Term {
  from: number;
  to: number;
  start: number;
  end: number;
  entries: readonly Entry[];
}

export interface Lexicon {
  words: Tree;
  headings: Tree;
  /** The words of dose instructions. */
  doses: Tree;
  /** Words of results and scores, for those who ask what a note states. */
  measures: Tree;
}

/** The longest known run of words that starts at a token; a word that is none of ours may be a misspelt name. */
export function termAt(
  tree: Tree,
  text: string,
  tokens: readonly Token[],
  from: number,
  to = tokens.length,
): Term | undefined {
  return knownAt(tree, text, tokens, from, to) ?? slipAt(tree, text, tokens, from, to);
}

/** The first token may be read as another word. */
function knownAt(
  tree: Tree,
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  first = tokens[from]?.key ?? '',
): Term | undefined {
  let node: Node | undefined;
  let best: Term | undefined;
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token;
    node = at === from ? branch(tree, first) : node?.next.get(token.key);
    if (!node) break;
    if (node.entries.length + node.exact.length === 0) continue;
    const start = (tokens[from] as Token).start;
    const source = text.slice(start, token.end);
    const exact = node.exact.filter((it) => it.text === source).map((it) => it.entry);
    const entries = exact.length === 0 ? node.entries : [...node.entries, ...exact];
    if (entries.length > 0) best = { from, to: at + 1, start, end: token.end, entries };
  }
  return best;
}

/** All known runs among tokens[from..to), leftmost and longest first, never overlapping. */
export function scan(tree: Tree, text: string, tokens: readonly Token[], from: number, to: number): Term[] {
  const terms: Term[] = [];
  for (let at = from; at < to; ) {
    const term = termAt(tree, text, tokens, at, to);
    if (term) terms.push(term);
    at = term ? term.to : at + 1;
  }
  return terms;
}

/** A word that no line begins with, but that is nearly one of our names. */
function slipAt(tree: Tree, text: string, tokens: readonly Token[], at: number, to: number): Term | undefined {
  const token = tokens[at];
  if (!tree.spell || token?.kind !== 'word' || branch(tree, token.key)) return undefined;
  const name = tree.spell(token.key);
  const term = name && knownAt(tree, text, tokens, at, to, name.toLowerCase());
  if (!term) return undefined;
  const slip = name + text.slice(token.end, term.end);
  return { ...term, entries: term.entries.map((it) => (it.kind === 'drug' ? { ...it, slip } : it)) };
}

/** What a term stands for, when it can stand for this kind. */
export function as<K extends Entry['kind']>(term: Term | undefined, kind: K): Extract<Entry, { kind: K }> | undefined {
  return term?.entries.find((it) => it.kind === kind) as Extract<Entry, { kind: K }> | undefined;
}
