import { indicationsOf } from '../core/indication';
import type { Mention, Rule, Span, Text } from '../core/types';
import { factWords, INDICATION } from '../core/words';
import { evidenceFor } from './shared/evidence';
import { brief, capital, inOrder } from './shared/finding';

export const evidencePopulation: Rule = {
  id: 'evidence-population',
  title: 'Patient whom the trials left out',
  why: 'The use rests on trials that excluded such patients: it is untested here, which is neither shown safe nor shown harmful.',
  examples: [
    'SLE with active class IV lupus nephritis. Start [baricitinib]{evidence-population} 4 mg daily.',
    'SLE with severe active neuropsychiatric lupus. Start [baricitinib]{evidence-population} 4 mg daily.',
    'SLE, lupus nephritis in remission since 2015. Start baricitinib 4 mg daily.',
    'SLE, lupus nephritis class IV, UPCR 5.8. Severe active disease. Start [upadacitinib]{evidence-population} 30 mg daily.',
    'SLE with lupus nephritis, proteinuria 5.8 g. Severe active disease. Start [baricitinib]{evidence-population} 4 mg daily.',
    'SLE with lupus nephritis. Severe active arthritis. Start baricitinib 4 mg daily.',
    'SLE with lupus nephritis class V. Start upadacitinib 30 mg daily.',
    'SLE, no nephritis. Start baricitinib 4 mg daily.',
    'SLE. LN class III in 2009, quiet since. Start baricitinib 4 mg daily.',
    'SLE, h/o CNS lupus in 2009. Start baricitinib 4 mg daily.',
    'SLE with arthritis. Sister has active lupus nephritis. Start baricitinib 4 mg daily.',
    'SLE with active lupus nephritis. Baricitinib 4 mg was stopped.',
  ],

  *check({ regimens, patient, note, today }, kb) {
    for (const regimen of regimens) {
      if (regimen.status === 'held') continue;
      const used = new Set(indicationsOf(regimen, kb).map(evidenceFor));
      for (const indication of used) {
        const left = (kb.evidence.get(indication)?.exclusions ?? []).filter((it) => it.drugs.includes(regimen.concept));
        const met = left.flatMap((row) => {
          const problem = patient.problems.get(row.problem);
          return problem && isSevere(problem, row.needs, Number(today?.slice(0, 4)), note.text)
            ? [{ row, problem }]
            : [];
        });
        const [first] = met;
        if (!first) continue;
        const words = factWords(
          met.map(({ problem }) => problem.span),
          note.text,
        );

        yield {
          span: regimen.drug.span,
          severity: 'warning',
          summary: brief(
            `The ${INDICATION[indication]} trials of ${kb.drugs.get(regimen.concept)?.name} left out ${words}: not studied.`,
          ),
          detail: capital(met.map(({ row }) => row.evidence.says).join(' ')),
          because: inOrder(met.flatMap(({ problem: { span } }) => [span, severeBehind(span, note.text) ?? []].flat())),
          clears: [],
          evidence: met.map(({ row }) => row.evidence),
          fixes: [],
        };
      }
    }
  },
};

/** One word of degree is enough, as notes write ("active nephritis", "class IV"); mild, past or quiet is none of it. */
function isSevere(it: Mention, needs: readonly string[], now: number, text: Text): boolean {
  const { degree, assertion, year } = it;
  if (degree.includes('inactive') || degree.includes('mild') || assertion.temporality === 'historical') return false;
  const isRecent = year === undefined || now - year < 2;
  if (!isRecent && !degree.includes('active')) return false;
  if (needs.length === 0 || needs.some((one) => degree.some((own) => own === one))) return true;
  return severeBehind(it.span, text) !== undefined;
}

function severeBehind({ end }: Span, text: Text): Span | undefined {
  const found = SEVERE.exec(text.slice(end, Math.min(end + REACH, text.length)));
  return found ? { start: end + found.index, end: end + found.index + found[0].length } : undefined;
}

const REACH = 140;
/** "Nephritis, proteinuria 5.8 g. Severe active disease": of the whole, and not of skin or joints. */
const SEVERE =
  /\b(?:severe(?:ly)?,? (?:and )?active|active,? (?:and )?severe)(?: (?:disease|lupus|nephritis|renal(?: disease)?|kidney(?: disease)?|sle|ln))?(?=[.,;:]|$)/i;
