import { isMedicine } from '../action-cue';
import { as, type Term } from '../lexicon';
import type { Doses } from './dose-list';
import { afterBracket, isMeasure, isName, isPlain, isSigWord, type View } from './dose-words';

/** The doses of each medicine of a sentence, and those before its first that belong to none of them. */
export interface Owned {
  of: ReadonlyMap<Term, readonly Doses[]>;
  free: readonly Doses[];
}

/** Gives each dose to the medicine right behind it, or else to the last one before it. */
export function ownDoses(view: View, lists: readonly Doses[]): Owned {
  const of = new Map<Term, Doses[]>();
  const free: Doses[] = [];
  const medicines = view.sentence.terms.filter(isMedicine);
  let next = 0;
  for (const list of lists) {
    while ((medicines[next]?.from ?? list.to) < list.to) next++;
    const before = medicines[next - 1];
    const behind = medicines[next];
    const leads = behind && leadsTo(list, behind, view);
    if (leads && !(before && !leads.named && touches(before, list, view) && !of.has(before))) {
      of.set(behind, [...(of.get(behind) ?? []), list]);
    } else if (!before) free.push(list);
    else if (follows(before, of.get(before)?.at(-1), list, view)) of.set(before, [...(of.get(before) ?? []), list]);
  }
  return { of: shareTwins(view, of), free };
}

const LEAD = 14;
const LEADING = /^(?:of|dose|doses|single|the|-|strength|formulation|\(|\))$/;

/** "4 mg baricitinib", "5 mg twice daily of Xeljanz", "400 mg [14C]pacritinib": nothing but words of a dose between. */
function leadsTo({ to }: Doses, medicine: Term, view: View): { named: boolean } | undefined {
  let named = false;
  if (medicine.from - to > LEAD) return undefined;
  for (let at = to; at < medicine.from; ) {
    const term = view.at(at);
    const beyond = term && isSigWord(term) ? term.to : afterBracket(view, at, 6);
    const key = view.tokens[at]?.key ?? '';
    if (beyond === at && !LEADING.test(key)) return undefined;
    named ||= key === 'of';
    at = Math.max(beyond, at + 1);
  }
  return { named };
}

/** "tofacitinib 5 mg": only words of a dose between the name and the amount. */
function touches(medicine: Term, { from }: Doses, view: View): boolean {
  if (from - medicine.to > LEAD) return false;
  for (let at = medicine.to; at < from; at++)
    if (!isSigWord(view.at(at)) && !/^(?:at|of|:|\(|-|dose|the|a)$/.test(view.tokens[at]?.key ?? '')) return false;
  return true;
}

const STRANGERS = 4;
const FAR = 60;

/** True when nothing between a name, or its last dose, and these doses says that they are another's. */
function follows(medicine: Term, last: Doses | undefined, list: Doses, view: View): boolean {
  const from = last?.to ?? medicine.to;
  if (list.from - from > FAR || isAnothers(list, view) || (last && last.unit !== list.unit)) return false;
  if (isTaken(list, view)) return true;
  if (last) return apart(from, list.from, view) <= 3;
  let strangers = 0;
  for (let at = from; at < list.from; at++) {
    if (isMeasure(view.at(at)) || (!isPlain(view, at) && ++strangers > STRANGERS)) return false;
  }
  return true;
}

/** How many tokens between two doses are no words of a dose. */
function apart(from: number, to: number, view: View): number {
  let count = 0;
  for (let at = from; at < to; at++) if (!isSigWord(view.at(at))) count++;
  return count;
}

/** "Nilotinib 400 mg", "folate: 1 mg": a strange name right before the amount. */
export function isAnothers({ from }: Doses, view: View): boolean {
  let at = from - 1;
  while (at >= view.sentence.from && view.tokens[at]?.kind === 'mark' && from - at < 4) at--;
  return at >= view.sentence.from && isName(view, at);
}

const BEHIND = 4;

/** "5 mg BID", "10 mg dose": an amount that is taken, not one that is measured. */
export function isTaken({ to }: Doses, view: View): boolean {
  for (let at = to; at < Math.min(to + BEHIND, view.sentence.to); ) {
    const term = view.at(at);
    if (as(term, 'frequency') || as(term, 'once') || /^dos(?:es?|ing)$/.test(view.tokens[at]?.key ?? '')) return true;
    if (!isSigWord(term) && !/^[-(]$/.test(view.tokens[at]?.key ?? '')) return false;
    at = term?.to ?? at + 1;
  }
  return false;
}

/** "baricitinib (Olumiant) 2 mg": both names have the dose. */
function shareTwins({ sentence, tokens }: View, of: ReadonlyMap<Term, readonly Doses[]>): Owned['of'] {
  const shared = new Map(of);
  const { terms } = sentence;
  terms.forEach((term, index) => {
    const twin = terms[index + 1];
    if (!twin || !isTwins(term, twin, tokens)) return;
    const doses = of.get(term) ?? of.get(twin);
    if (doses) shared.set(term, doses).set(twin, doses);
  });
  return shared;
}

const KNOWN_AS = 10;

/** Two names of one drug side by side, or "commonly known as:" between them. */
export function isTwins(term: Term | undefined, twin: Term | undefined, tokens: View['tokens']): boolean {
  const concept = as(term, 'drug')?.concept;
  if (!term || !twin || !concept || as(twin, 'drug')?.concept !== concept) return false;
  const gap = tokens.slice(term.to, twin.from);
  if (gap.length <= 2) return gap.every((it) => it.kind === 'mark' && it.key !== '.');
  return gap.length <= KNOWN_AS && /\bknown as :?$/.test(gap.map((it) => it.key).join(' '));
}
