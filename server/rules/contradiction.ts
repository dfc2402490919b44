import type { KnowledgeBase } from '../core/kb';
import { labelOf } from '../core/limit';
import { candidateDoses, formOf, orderOf } from '../core/order';
import type { Analysis, Fix, Regimen, Rule, Settings, Sig, Span, Text } from '../core/types';
import { frequencyWords } from '../core/words';
import { areParts, type CurrentDose, currentDoses, differ, wordsOf } from './shared/current-dose';
import { brief, capital, inOrder } from './shared/finding';

export const contradiction: Rule = {
  id: 'contradiction',
  title: 'Two current doses of one drug',
  why: 'Copied text outlives a change of dose; whoever refills the drug next takes one of the two, and maybe the wrong one.',
  examples: [
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: continue tofacitinib [10 mg]{contradiction} BID.',
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: continue tofacitinib 5 mg BID.',
  ],

  *check(analysis, kb, settings) {
    const { text } = analysis.note;
    for (const regimen of analysis.regimens) {
      if (regimen.status === 'held') continue;
      const doses = currentDoses(regimen, text);
      const pair = latestPair(doses, regimen, analysis, kb, settings);
      if (!pair) continue;
      const { later, others } = pair;
      const [first] = others;
      if (!first) continue;
      const name = kb.drugs.get(regimen.concept)?.name ?? regimen.concept;

      yield {
        span: spanOf(later.sig, first.sig),
        severity: 'warning',
        summary: brief(
          `${capital(name)} ${doseWords(later.sig)} here, ${doseWords(first.sig)} ${PLACE[first.place]}: two current doses.`,
        ),
        detail:
          'Find out what the patient takes, and write one dose throughout; where it was changed, write the change.',
        because: inOrder(others.map((it) => it.sig.span)),
        clears: [`one dose of ${name}`],
        evidence: [],
        fixes: fixesOf(doses, later.sig, first.sig, regimen, analysis, kb, settings),
      };
    }
  },

  silence: ({ sig }) => (sig ? 'All that the note gives as the current dose agrees.' : 'The note gives no dose.'),
};

const PLACE: Readonly<Record<CurrentDose['place'], string>> = {
  told: 'in the history',
  list: 'in the medication list',
  plan: 'in the plan',
};

/** The last dose that another one before it contradicts, and those. */
function latestPair(doses: readonly CurrentDose[], ...rest: Around) {
  for (const later of doses.toReversed()) {
    const others = doses.filter((it) => it.sig.span.start < later.sig.span.start && contradicts(it, later, ...rest));
    if (others.length > 0) return { later, others };
  }
  return undefined;
}

type Around = [regimen: Regimen, analysis: Analysis, kb: KnowledgeBase, settings: Settings];

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
  /\n[^\n]{0,40}\b(?:admission|discharge|inpatient|hospital|home|old|previous|prior|last|past)[ \w-]{0,20} med/i.test(
    text.slice(a.sig.span.end, Math.min(b.sig.span.start, a.sig.span.end + LONGEST)),
  );

/** "Induction 45 mg", and the maintenance dose that follows it. */
function isStepDown(a: CurrentDose, b: CurrentDose, ...[regimen, , kb]: Around): boolean {
  if (!a.statement.phase && !b.statement.phase) return false;
  const doses = kb.drugs.get(regimen.concept)?.doses ?? [];
  return [a, b].some(({ sig }) => doses.some((it) => it.phase === 'induction' && it.amount === sig.amount));
}

const spanOf = (sig: Sig, other: Sig): Span =>
  sig.frequency && sig.amount === other.amount
    ? { start: Math.min(sig.span.start, sig.frequency.start), end: Math.max(sig.span.end, sig.frequency.end) }
    : sig.span;

const doseWords = ({ amount, perDay }: Sig) =>
  `${amount} mg${perDay === undefined ? '' : ` ${frequencyWords(perDay)}`}`;

/** Either dose in every place that has another; where one of them is at fault itself, the other only. */
function fixesOf(doses: readonly CurrentDose[], later: Sig, first: Sig, ...around: Around): Fix[] {
  const [, { note }] = around;
  if (doses.some((it) => it.sig.form !== later.form)) return [];
  return [first, later].flatMap((wanted) => {
    if (isFaulty(wanted, ...around)) return [];
    const edits = doses
      .filter((it) => differ(it.sig, wanted, note.text))
      .flatMap(({ sig }) => editsOf(sig, wanted, note.text));
    return edits.length > 0 ? [{ title: `Write ${doseWords(wanted)} throughout`, edits }] : [];
  });
}

function editsOf(sig: Sig, wanted: Sig, text: Text): Fix['edits'] {
  const often =
    sig.frequency && wanted.frequency && sig.perDay !== wanted.perDay
      ? [{ span: sig.frequency, newText: text.slice(wanted.frequency.start, wanted.frequency.end) }]
      : [];
  return sig.amount === wanted.amount ? often : [{ span: sig.span, newText: `${wanted.amount} mg` }, ...often];
}

/** A fault that the note has anyway is none of this choice. */
function isFaulty(sig: Sig, ...[regimen, { patient }, kb, settings]: Around): boolean {
  const faultOf = (it: Regimen) => orderOf(it, patient, kb, settings.label)?.fault;
  const fault = faultOf({ ...regimen, sig });
  return fault !== undefined && fault.kind !== faultOf(regimen)?.kind;
}
