import type { Knowledge } from '../../knowledge/schema';
import type { Entry } from './lexicon';
import { nearestName } from './spelling';
import { firstKey } from './token';

type Drug = Pick<Knowledge['drugs'][number], 'id' | 'names'>;

/** What a name of a drug stands for, and how it should have been written. */
export function entryOfName({ id, names }: Drug, { text, kind, form }: Drug['names'][number]): Entry {
  const slip = kind === 'misspelling' ? nearestName(text, right(names)) : undefined;
  return {
    kind: 'drug',
    concept: id,
    ...(form && { form }),
    ...(slip && { slip }),
    ...(kind === 'abbreviation' && { short: true as const }),
  };
}

/** The names of one word that a misspelt word may mean. */
export const namesToSpell = (drugs: readonly Drug[]): string[] =>
  drugs.flatMap(({ names }) => right(names)).filter((it) => firstKey(it).length === it.length);

const right = (names: Drug['names']): string[] =>
  names.filter(({ kind }) => kind === 'generic' || kind === 'brand').map(({ text }) => text);
