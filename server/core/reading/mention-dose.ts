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
  let open: { names: readonly number[]; until: number } | undefined;
  for (const { start, end } of splitBlocks(text)) {
    const words = text.slice(start, end);
    const tokens = tokenize(words);
    if (open && open.until + 1 < start) open = undefined;
    for (const sentence of readSentences(kb.lexicon, words, tokens, 'none').sentences) {
      const view = viewOf(sentence, tokens);
      const owned = ownDoses(view, readDoses(view));
      const medicines = sentence.terms.filter(isMedicine);
      const early = open && said.get(open.names[0] ?? -1);
      const late = early && (early.doses.length === 0 ? lateDose(owned, view) : lateSig(early, owned, view));
      if (late) for (const name of open?.names ?? []) said.set(name, late);
      const names = sayAll(medicines, owned, view, kb, (term, its) => said.set(start + term.start, its));
      const last = names[0] && said.get(start + names[0].start);
      open = last && last.perDay === undefined ? { names: names.map((it) => start + it.start), until: end } : undefined;
    }
  }
  return said;
}

/** Says what is said of each drug; two names side by side share it. Gives the names that stand last. */
function sayAll(
  medicines: readonly Term[],
  owned: Owned,
  view: View,
  kb: KnowledgeBase,
  say: (term: Term, said: Said) => void,
): readonly Term[] {
  let names: Term[] = [];
  let known: Said | undefined;
  medicines.forEach((term, index) => {
    const isTwin = isTwins(medicines[index - 1], term, view.tokens);
    names = isTwin ? [...names, term] : [term];
    if (!as(term, 'drug')) return;
    const own = sayOf(placeOf(medicines, index, owned, view, kb), view);
    known = !isTwin || !known ? own : { ...known, ...own, doses: own.doses.length > 0 ? own.doses : known.doses };
    for (const name of names) say(name, known);
  });
  return names;
}

function placeOf(medicines: readonly Term[], index: number, { of }: Owned, view: View, kb: KnowledgeBase): Place {
  const drug = medicines[index] as Term;
  const isTwin = isTwins(drug, medicines[index + 1], view.tokens);
  const next = medicines[isTwin ? index + 2 : index + 1];
  const others = next && of.get(next)?.[0];
  const end = next ? Math.min(next.from, Math.max(drug.to, others?.from ?? next.from)) : view.sentence.to;
  return { drug, doses: of.get(drug) ?? bareDose(drug, view, kb), end };
}
