import type { SigWords } from '../../knowledge/sig-words';
import { firstKey } from './token';
import type { Add } from './write-lexicon';

/** Frequencies that begin with a number are read by their grammar: "take 2 daily" is two, once. */
export function addDoseWords({ instruction, ...sig }: SigWords, add: Add): void {
  const numbers = new Set(sig.numbers.filter((it) => !/\s/.test(it.word)).map((it) => firstKey(it.word)));
  const counted = (word: string) => /^\d/.test(word) || numbers.has(firstKey(word));
  for (const { perDay, words } of sig.frequencies) {
    for (const word of words) if (!counted(word)) add(word, { kind: 'frequency', perDay });
  }
  for (const it of sig.forms) for (const word of it.words) add(word, { kind: 'form', form: it.form });
  for (const word of sig.once) if (!counted(word)) add(word, { kind: 'once' });
  for (const word of sig.prn) add(word, { kind: 'prn' });
  for (const it of sig.numbers) if (!/\s/.test(it.word)) add(it.word, { kind: 'number', value: it.value });
  for (const { words, ...unit } of instruction.units)
    for (const word of words) add(word, { kind: 'doseUnit', ...unit });
  for (const it of instruction.routes) for (const word of it.words) add(word, { kind: 'doseRoute', route: it.route });
  for (const it of instruction.slots) for (const word of it.words) add(word, { kind: 'slot', slot: it.slot });
  instruction.weekdays.forEach((words, day) => {
    for (const word of words) add(word, { kind: 'weekday', day });
  });
  for (const { words, ...meaning } of instruction.takes)
    for (const word of words) add(word, { kind: 'take', ...meaning });
  for (const word of instruction.steps) add(word, { kind: 'step', later: false });
  for (const word of instruction.laterSteps) add(word, { kind: 'step', later: true });
  for (const word of instruction.caps) add(word, { kind: 'cap' });
  for (const kind of ['meals', 'upTo'] as const) for (const word of instruction[kind]) add(word, { kind });
}
