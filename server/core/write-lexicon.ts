import type { Knowledge } from '../../knowledge/schema';
import type { Entry } from './lexicon';
import { createSpeller } from './spelling';
import { firstKey } from './token';
import { addDoseWords } from './write-dose-words';
import { namesOf, namesToSpell } from './write-names';

/**
 * A lexicon as the build writes it, quick to load: what words stand for, and one line of text for all that begin with the
 * same token: that token, then by twos a text and the entry (none when it is the one before). A text is how many letters it
 * shares with the one before it (base 36), and the rest. One that counts only as written has "=" before its entry; of the
 * others the first token is left out.
 */
export interface LexiconText extends WordsText {
  headings: string;
  /** The names that a misspelt word may mean. */
  names: string;
  doses: string;
  measures: string;
}

/** What stands between the parts of a line, and between lines: letters that JSON writes as they are. */
export const PART = '~';
export const LINE = '|';

export interface WordsText {
  /** One that is only a kind and a concept is both with a space between. */
  entries: (Entry | string)[];
  words: string;
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

export type Add = (text: string, entry: Entry, exact?: boolean) => void;

export function writeLexicon(knowledge: Knowledge): LexiconText {
  const { entries, linesOf } = writer();
  const words = linesOf((add) => addWords(knowledge, add));
  const headings = linesOf((add) => {
    for (const { id, headings: names } of knowledge.sections) {
      for (const name of names) add(name, { kind: 'section', section: id });
    }
  });
  const doses = linesOf((add) => addDoseWords(knowledge.sigWords, add));
  const measures = linesOf((add) => addMeasures(knowledge, add));
  const names = namesToSpell(knowledge.drugs).join(PART);
  return { entries, words, headings, names, doses, measures };
}

/** The words that decide how others are meant: opened only when somebody asks. */
export function writeContext({ context }: Knowledge): WordsText {
  const { entries, linesOf } = writer();
  const words = linesOf((add) => {
    for (const { words, exact, ...cue } of context)
      for (const word of words) add(word, { kind: 'context', cue }, exact);
  });
  return { entries, words };
}

function writer() {
  const entries: WordsText['entries'] = [];
  const places = new Map<string, number>();
  const place = (entry: Entry): number => {
    const key = JSON.stringify(entry);
    const known = places.get(key);
    if (known !== undefined) return known;
    const isPlain = 'concept' in entry && Object.keys(entry).length === 2;
    places.set(key, entries.push(isPlain ? `${entry.kind} ${entry.concept}` : entry) - 1);
    return entries.length - 1;
  };
  const linesOf = (fill: (add: Add) => void) => {
    const lines = new Map<string, { parts: string[]; last: string; before: string }>();
    fill((text, entry, exact = false) => {
      if (text.includes(PART) || text.includes(LINE)) throw new Error(`No word may have ${PART} or ${LINE}: ${text}`);
      const key = firstKey(text);
      const { parts, last, before } = lines.get(key) ?? { parts: [key], last: '', before: '' };
      const now = `${exact ? '=' : ''}${place(entry).toString(36)}`;
      const own = exact ? text : text.slice(key.length);
      const same = sharedStart(before, own);
      parts.push(`${same.toString(36)}${own.slice(same)}`, now === last ? '' : now);
      lines.set(key, { parts, last: now, before: own });
    });
    return [...lines.values()].map(({ parts }) => parts.join(PART)).join(LINE);
  };
  return { entries, linesOf };
}

const MOST_SHARED = 35;

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < MOST_SHARED && at < a.length && a[at] === b[at]) at++;
  return at;
}

function addMeasures({ assays, signs, scores }: Knowledge, add: Add): void {
  const addAll = ({ names, exact = [] }: Knowledge['assays' | 'scores'][number], entry: Entry) => {
    for (const name of names) add(name, entry);
    for (const name of exact) add(name, entry, true);
  };
  for (const it of assays)
    addAll(it, { kind: 'assay', concept: it.id, ...(it.positive && { from: it.positive.from }) });
  for (const it of scores) addAll(it, { kind: 'score', concept: it.id, most: it.most });
  for (const { sign, words } of signs) for (const word of words) add(word, { kind: 'sign', sign });
}

function addWords(knowledge: Knowledge, add: Add): void {
  const spell = createSpeller(namesToSpell(knowledge.drugs));
  for (const drug of knowledge.drugs) {
    for (const { text, entry } of namesOf(drug, spell)) add(text, entry);
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
