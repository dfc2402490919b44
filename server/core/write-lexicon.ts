import type { Knowledge } from '../../knowledge/schema';
import type { Entry } from './lexicon';
import { firstKey } from './token';

/**
 * A lexicon as the build writes it, quick to load: what words stand for, and one line of text for all that begin with the
 * same token: that token, then by twos a text (none when it is that token) and its entry, with "=" before one that counts
 * only as written.
 */
export interface LexiconText {
  entries: Entry[];
  words: string;
  headings: string;
  measures: string;
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

type Add = (text: string, entry: Entry, exact?: boolean) => void;

export function writeLexicon(knowledge: Knowledge): LexiconText {
  const entries: Entry[] = [];
  const places = new Map<string, number>();
  const place = (entry: Entry): number => {
    const key = JSON.stringify(entry);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, entries.push(entry) - 1);
    return entries.length - 1;
  };
  const linesOf = (fill: (add: Add) => void) => {
    const lines = new Map<string, string[]>();
    fill((text, entry, exact = false) => {
      const key = firstKey(text);
      const rest = text.toLowerCase() === key && !exact ? '' : text;
      lines.set(key, [...(lines.get(key) ?? []), rest, `${exact ? '=' : ''}${place(entry)}`]);
    });
    return [...lines].map(([key, parts]) => [key, ...parts].join('\t')).join('\n');
  };
  const words = linesOf((add) => addWords(knowledge, add));
  const headings = linesOf((add) => {
    for (const { id, headings: names } of knowledge.sections) {
      for (const name of names) add(name, { kind: 'section', section: id });
    }
  });
  const measures = linesOf((add) => addMeasures(knowledge, add));
  return { entries, words, headings, measures };
}

function addMeasures({ assays, signs, scores }: Knowledge, add: Add): void {
  const addAll = ({ names, exact = [] }: Knowledge['assays' | 'scores'][number], entry: Entry) => {
    for (const name of names) add(name, entry);
    for (const name of exact) add(name, entry, true);
  };
  for (const it of assays) addAll(it, { kind: 'assay', concept: it.id });
  for (const it of scores) addAll(it, { kind: 'score', concept: it.id, most: it.most });
  for (const { sign, words } of signs) for (const word of words) add(word, { kind: 'sign', sign });
}

function addWords(knowledge: Knowledge, add: Add): void {
  for (const drug of knowledge.drugs) {
    for (const { text, form } of drug.names) add(text, { kind: 'drug', concept: drug.id, ...(form && { form }) });
  }
  for (const name of CLASS_NAMES) add(name, { kind: 'class', concept: 'jak-inhibitor' });
  for (const kind of ['medicine', 'problem', 'lab', 'test'] as const) {
    for (const { id, names, exact = [] } of knowledge[`${kind}s`]) {
      for (const name of names) add(name, { kind, concept: id });
      for (const name of exact) add(name, { kind, concept: id }, true);
    }
  }
  for (const cue of knowledge.cues) {
    const { words, ...meaning } = cue;
    for (const word of words) add(word, { kind: 'cue', cue: meaning });
  }
  addSigWords(knowledge.sigWords, add);
}

function addSigWords(sig: Knowledge['sigWords'], add: Add): void {
  for (const it of sig.frequencies) for (const word of it.words) add(word, { kind: 'frequency', perDay: it.perDay });
  for (const it of sig.routes) for (const word of it.words) add(word, { kind: 'route', route: it.route });
  for (const it of sig.forms) for (const word of it.words) add(word, { kind: 'form', form: it.form });
  for (const it of sig.units) for (const word of it.words) add(word, { kind: 'unit', unit: it.unit });
  for (const kind of ['clock', 'once', 'prn'] as const) for (const word of sig[kind]) add(word, { kind });
  for (const it of sig.numbers) add(it.word, { kind: 'number', value: it.value });
}
