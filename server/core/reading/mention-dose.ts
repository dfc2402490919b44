import { isMedicine } from '../action-cue';
import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import { as, type Term } from '../lexicon';
import { readSentences } from '../sentence';
import { tokenize } from '../token';
import type { DrugMention } from '../types';
import { bareDose } from './bare-dose';
import { type Doses, readDoses } from './dose-list';
import { isAnothers, isTaken, isTwins, type Owned, ownDoses } from './dose-owner';
import { type View, viewOf } from './dose-words';
import { frequencyAt, type Place } from './mention-frequency';
import { routeAt } from './mention-route';

/** What a text says of the taking of one medicine. */
export type Said = Pick<DrugMention, 'doses' | 'unit' | 'perDay' | 'route'>;

/** What is said of each of our drugs, by where its name starts in the text. */
export function readSaid(text: string, kb: KnowledgeBase): Map<number, Said> {
  const said = new Map<number, Said>();
  /** The drug that a sentence named last and without a dose: the next sentence may give it. */
  let open: { start: number; until: number } | undefined;
  for (const { start, end } of splitBlocks(text)) {
    const words = text.slice(start, end);
    const tokens = tokenize(words);
    if (open && open.until + 1 < start) open = undefined;
    for (const sentence of readSentences(kb.lexicon, words, tokens, 'none').sentences) {
      const view = viewOf(sentence, tokens);
      const owned = ownDoses(view, readDoses(view));
      const late = open && lateDose(owned, view);
      if (open && late) said.set(open.start, late);
      const medicines = sentence.terms.filter(isMedicine);
      medicines.forEach((term, index) => {
        if (as(term, 'drug')) said.set(start + term.start, sayOf(placeOf(medicines, index, owned, view, kb), view));
      });
      const last = medicines.at(-1);
      open = last && as(last, 'drug') && !owned.of.has(last) ? { start: start + last.start, until: end } : undefined;
    }
  }
  return said;
}

function placeOf(medicines: readonly Term[], index: number, { of }: Owned, view: View, kb: KnowledgeBase): Place {
  const drug = medicines[index] as Term;
  const isTwin = isTwins(drug, medicines[index + 1], view.tokens);
  const next = medicines[isTwin ? index + 2 : index + 1];
  const others = next && of.get(next)?.[0];
  const end = next ? Math.min(next.from, Math.max(drug.to, others?.from ?? next.from)) : view.sentence.to;
  return { drug, doses: of.get(drug) ?? bareDose(drug, view, kb), end };
}

/** "She is on Xeljanz. It is 11 mg a day." */
function lateDose({ free }: Owned, view: View): Said | undefined {
  const list = free.find((it) => isTaken(it, view) && !isAnothers(it, view));
  if (!list) return undefined;
  const { from } = list;
  const nameless: Term = { from, to: from, start: 0, end: 0, entries: [] };
  return sayOf({ drug: nameless, doses: [list], end: view.sentence.to }, view);
}

function sayOf(place: Place, view: View): Said {
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
