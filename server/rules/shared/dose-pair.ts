import { labelOf } from '../../core/limit';
import { candidateDoses, formOf } from '../../core/order';
import type { Sig, Text } from '../../core/types';
import { areParts, type CurrentDose, differ, wordsOf } from './current-dose';
import type { Around } from './fault';

/** The last dose that another one before it contradicts, and those. */
export function latestPair(doses: readonly CurrentDose[], ...rest: Around) {
  for (const later of doses.toReversed()) {
    const others = doses.filter(
      (it) => it.sig.span.start < later.sig.span.start && contradicts(it, later, ...rest) && !isPart(doses, it, later),
    );
    if (others.length > 0) return { later, others };
  }
  return undefined;
}

/** "25 mg BID", where the list has 20 mg and 5 mg of it. */
function isPart(doses: readonly CurrentDose[], ...pair: readonly CurrentDose[]): boolean {
  const list = new Set(doses.flatMap((it) => (it.place === 'list' ? it.sig.amount : [])));
  const total = [...list].reduce((sum, it) => sum + it, 0);
  return list.size > 1 && pair.some((it) => it.sig.amount === total) && pair.some((it) => it.place === 'list');
}

function contradicts(a: CurrentDose, b: CurrentDose, ...rest: Around): boolean {
  const [, { note }] = rest;
  if (!differ(a.sig, b.sig, note.text) || areParts(wordsOf(a.sig, note.text), wordsOf(b.sig, note.text))) return false;
  const isList = a.place === 'list' && b.place === 'list';
  if (a.place === b.place && !b.kept && !isList) return false;
  if (areTwoLists(a, b, note.text) || (isList && addsUp(a, b, ...rest))) return false;
  return !names(a, b.sig, note.text) && !names(b, a.sig, note.text) && !isStepDown(a, b, ...rest);
}

/** "Increase from 5 to 10 mg": one sentence has both, and says how they belong together. */
function names({ statement, sig }: CurrentDose, other: Sig, text: Text): boolean {
  const { sentence } = statement.mention;
  const numbers = text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST)).match(/\d+(?:\.\d+)?/g);
  return sig.amount !== other.amount && (numbers ?? []).some((it) => Number(it) === other.amount);
}

const LONGEST = 600;

/** Two strengths on one list may be taken together. */
function addsUp(a: CurrentDose, b: CurrentDose, ...[regimen, , kb, settings]: Around): boolean {
  const drug = kb.drugs.get(regimen.concept);
  if (!drug || a.sig.perDay !== b.sig.perDay) return false;
  const label = labelOf(drug, settings.label);
  const doses = candidateDoses(drug, regimen, formOf(drug, a.sig, label), label, kb);
  return doses.some((it) => it.amount === a.sig.amount + b.sig.amount);
}

/** What was taken at home, in hospital or at the last visit is a list of its own. */
const areTwoLists = (a: CurrentDose, b: CurrentDose, text: Text): boolean =>
  /\n[^\n]{0,40}\b(?:admission|discharge|inpatient|hospital|home|old|previous|prior|last|past)[ \w-]{0,20} med|\n[^\n]{0,20}\bmed\w* (?:on|at|before|prior to) (?:admission|discharge)/i.test(
    text.slice(a.sig.span.end, Math.min(b.sig.span.start, a.sig.span.end + LONGEST)),
  );

/** "Induction 45 mg", and the maintenance dose that follows it or that the plan writes. */
function isStepDown(a: CurrentDose, b: CurrentDose, ...[regimen, , kb]: Around): boolean {
  const doses = kb.drugs.get(regimen.concept)?.doses ?? [];
  const induces = ({ sig }: CurrentDose) => doses.some((it) => it.phase === 'induction' && it.amount === sig.amount);
  if (b.place === 'plan' && !b.kept && induces(a) && b.sig.amount < a.sig.amount) return true;
  return (a.statement.phase ?? b.statement.phase) !== undefined && (induces(a) || induces(b));
}
