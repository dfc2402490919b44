import type { Knowledge } from '../../knowledge/schema';
import type { Entry } from './lexicon';
import { nearestName, type Speller } from './spelling';
import { firstKey } from './token';

type Drug = Pick<Knowledge['drugs'][number], 'id' | 'names'>;

/** A drug's names with what each stands for; a misspelt one that the speller finds by itself needs no line. */
export function namesOf({ id, names }: Drug, spell: Speller): { text: string; entry: Entry }[] {
  return names.flatMap(({ text, kind, form }) => {
    const slip = kind === 'misspelling' ? nearestName(text, right(names)) : undefined;
    if (slip && spell(text.toLowerCase()) === slip) return [];
    const entry: Entry = {
      kind: 'drug',
      concept: id,
      ...(form && { form }),
      ...(slip && { slip }),
      ...(kind === 'abbreviation' && { short: true as const }),
    };
    return { text, entry };
  });
}

/** The names of one word that a misspelt word may mean. */
export const namesToSpell = (drugs: readonly Drug[]): string[] =>
  drugs.flatMap(({ names }) => right(names)).filter((it) => firstKey(it).length === it.length);

const right = (names: Drug['names']): string[] =>
  names.filter(({ kind }) => kind === 'generic' || kind === 'brand').map(({ text }) => text);
