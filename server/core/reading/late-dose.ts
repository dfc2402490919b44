import { isMedicine } from '../action-cue';
import { isTablet } from '../amount';
import { as, type Term } from '../lexicon';
import { numberAt } from '../token';
import { isAnothers, isTaken, type Owned } from './dose-owner';
import { isSigWord, type View } from './dose-words';
import { type Said, sayOf } from './said';

const nameless = (from: number): Term => ({ from, to: from, start: 0, end: 0, entries: [] });

/** "She is on Zzyzinib. It is 11 mg a day." */
export function lateDose({ free }: Owned, view: View): Said | undefined {
  const list = free.find((it) => isTaken(it, view) && !isAnothers(it, view));
  if (!list) return undefined;
  return sayOf({ drug: nameless(list.from), doses: [list], end: view.sentence.to }, view);
}

const LEADS = /^(?:sig|directions|instructions|take|takes|apply|use)$/;
const MOST_TABLETS = 8;

/** "Zzyzinib 5 mg tablets. Sig: 2 po bid": how what was named is taken. */
export function lateSig(early: Said, { free }: Owned, view: View): Said | undefined {
  const { sentence, tokens } = view;
  if (!LEADS.test(tokens[sentence.from]?.key ?? '') || sentence.terms.some(isMedicine)) return undefined;
  const count = free.length > 1 ? undefined : countOf(free[0], view);
  if (count === undefined) return undefined;
  const { perDay, route } = sayOf({ drug: nameless(sentence.from + 1), doses: [], end: sentence.to }, view);
  const isStrength = early.doses.length === 1 && !/^(?:tablet|capsule)$/.test(early.unit ?? '');
  if (perDay === undefined || (count !== 1 && !isStrength)) return undefined;
  return { ...early, doses: early.doses.map((it) => it * count), perDay, ...(route && { route }) };
}

/** How many tablets; one where the words count none, nothing where they give an amount of their own. */
function countOf(list: Owned['free'][number] | undefined, { sentence, tokens, at }: View): number | undefined {
  if (list) return isTablet(list.unit) && list.values.length === 1 ? list.values[0] : undefined;
  let from = sentence.from + 1;
  while (/^(?:[:-]|take|takes)$/.test(tokens[from]?.key ?? '')) from++;
  const count = as(at(from), 'number')?.value ?? numberAt(tokens, from);
  if (Number.isNaN(count)) return 1;
  return isSigWord(at(from + 1)) && count <= MOST_TABLETS ? count : undefined;
}
