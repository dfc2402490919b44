import type { Core } from '../../knowledge/library';
import { add, type Lexicon, newTree, type SigWords, type Tree } from './lexicon';

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
export function buildLexicon(core: Core): Lexicon {
  const words = newTree();
  const headings = newTree();
  for (const drug of core.drugs) {
    for (const { text, form } of drug.names)
      add(words, text, { kind: 'drug', concept: drug.id, ...(form && { form }) });
  }
  for (const name of CLASS_NAMES) add(words, name, { kind: 'class', concept: 'jak-inhibitor' });
  for (const kind of ['medicine', 'problem', 'lab', 'test'] as const) {
    for (const { id, names, exact = [] } of core[`${kind}s`]) {
      for (const name of names) add(words, name, { kind, concept: id });
      for (const name of exact) add(words, name, { kind, concept: id }, name);
    }
  }
  for (const cue of core.cues) for (const word of cue.words) add(words, word, { kind: 'cue', cue });
  addSigWords(words, core.sigWords);
  for (const { id, headings: names } of core.sections) {
    for (const name of names) add(headings, name, { kind: 'section', section: id });
  }
  return { words, headings };
}

function addSigWords(words: Tree, sig: SigWords): void {
  for (const it of sig.frequencies)
    for (const word of it.words) add(words, word, { kind: 'frequency', perDay: it.perDay });
  for (const it of sig.routes) for (const word of it.words) add(words, word, { kind: 'route', route: it.route });
  for (const it of sig.forms) for (const word of it.words) add(words, word, { kind: 'form', form: it.form });
  for (const it of sig.units) for (const word of it.words) add(words, word, { kind: 'unit', unit: it.unit });
  for (const kind of ['clock', 'once', 'prn'] as const) for (const word of sig[kind]) add(words, word, { kind });
  for (const it of sig.numbers) add(words, it.word, { kind: 'number', value: it.value });
}
