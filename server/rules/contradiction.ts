import { orderOf } from '../core/order';
import type { Fix, Regimen, Rule, Sig, Span, Text } from '../core/types';
import { frequencyWords } from '../core/words';
import { type CurrentDose, currentDoses, differ } from './shared/current-dose';
import { type Around, latestPair } from './shared/dose-pair';
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
