import type { DrugMention } from '../types';
import type { Doses } from './dose-list';
import type { View } from './dose-words';
import { frequencyAt, type Place } from './mention-frequency';
import { routeAt } from './mention-route';

/** What a text says of the taking of one medicine. */
export type Said = Pick<DrugMention, 'doses' | 'unit' | 'perDay' | 'route'>;

export function sayOf(place: Place, view: View): Said {
  const perDay = frequencyAt(place, view);
  const route = routeAt(place, view);
  const { unit } = place.doses[0] ?? {};
  return {
    doses: valuesOf(place.doses),
    ...(unit && { unit }),
    ...(perDay !== undefined && { perDay }),
    ...(route && { route }),
  };
}

const valuesOf = (doses: readonly Doses[]): number[] => [...new Set(doses.flatMap((it) => it.values))];
