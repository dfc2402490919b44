import { isMedicine } from '../action-cue';
import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import { as, type Term } from '../lexicon';
import { readSentences } from '../sentence';
import { tokenize } from '../token';
import { bareDose } from './bare-dose';
import { readDoses } from './dose-list';
import { isTwins, type Owned, ownDoses } from './dose-owner';
import { type View, viewOf } from './dose-words';
import { lateDose, lateSig } from './late-dose';
import type { Place } from './mention-frequency';
import { type Said, sayOf } from './said';

/** What is said of each of our drugs, by where its name starts in the text. */
export function readSaid(text: string, kb: KnowledgeBase): Map<number, Said> {
  const said = new Map<number, Said>();
  /** The drug that a sentence named last without saying how often it is taken: the next one may. */
  let open: { start: number; until: number } | undefined;
  for (const { start, end } of splitBlocks(text)) {
    const words = text.slice(start, end);
    const tokens = tokenize(words);
    if (open && open.until + 1 < start) open = undefined;
    for (const sentence of readSentences(kb.lexicon, words, tokens, 'none').sentences) {
      const view = viewOf(sentence, tokens);
      const owned = ownDoses(view, readDoses(view));
      const medicines = sentence.terms.filter(isMedicine);
      const early = open && said.get(open.start);
      const late = early && (early.doses.length === 0 ? lateDose(owned, view) : lateSig(early, owned, view));
      if (open && late) said.set(open.start, late);
      medicines.forEach((term, index) => {
        if (as(term, 'drug')) said.set(start + term.start, sayOf(placeOf(medicines, index, owned, view, kb), view));
      });
      const last = medicines.at(-1);
      const spoken = last && said.get(start + last.start);
      open = spoken && spoken.perDay === undefined ? { start: start + last.start, until: end } : undefined;
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
