import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { readNote } from '../features/read-note';

type Reading = ReturnType<typeof readNote> & { file: string };
type Pair = readonly [number, number];

/** What was read of one note, for people: a line a fact, with its place and the words that decided it. */
export function printReading(note: Reading, document: TextDocument): string {
  const text = document.getText();
  const place = ([start]: Pair) => {
    const { line, character } = document.positionAt(start);
    return `${line + 1}:${character + 1}`;
  };
  const words = ([start, end]: Pair) => text.slice(start, end).replace(/\s+/g, ' ');
  const block = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? `${title}\n${lines.map((it) => `  ${it}\n`).join('')}` : '';
  const cue = (it: { cue: string | null }) => (it.cue ? `; cue: ${it.cue}` : '');
  return [
    `${note.file}\n`,
    block(
      'sections',
      note.sections.map((it) => `${it.section}  ${it.heading}`),
    ),
    block(
      'mentions',
      note.mentions.map(
        (it) =>
          `${place(it.span)} ${it.text}  ${it.concept}: ${it.existence}, ${it.temporality}, ${it.experiencer}${cue(it)}`,
      ),
    ),
    block(
      'doses',
      note.sigs.map((it) => `${place(it.span)} ${words(it.span)}  ${said(it, ['span'])}`),
    ),
    block(
      'results',
      note.results.map((it) => `${place(it.span)} ${words(it.span)}  ${said(it, ['span'])}`),
    ),
    block('person', facts(note.person)),
    block(
      'regimens',
      note.regimens.map(
        (it) => `${it.drug}  ${said(it, ['drug', 'cue', 'checked'])}${cue(it)}${it.checked ? '' : '; not checked'}`,
      ),
    ),
    block(
      'other medicines',
      note.other_medicines.map((it) => `${it.medicine}  ${said(it, ['medicine', 'text'])}`),
    ),
  ].join('');
}

/** What a fact says beside its place and name: only what the note gave. */
const said = (fact: object, without: readonly string[]): string =>
  Object.entries(fact)
    .filter(([key, value]) => !without.includes(key) && isSaid(value))
    .map(([key, value]) => `${key.replaceAll('_', ' ')} ${[value].flat().join(', ')}`)
    .join(', ');

const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

const facts = (person: object): string[] =>
  Object.entries(person).flatMap(([key, value]) =>
    typeof value === 'object' ? Object.values(value).map((it) => `${key} ${JSON.stringify(it)}`) : [`${key} ${value}`],
  );
