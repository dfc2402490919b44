import { coveredBy } from '../core/binding';
import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Mention, Regimen, Rule, Span } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { isExpecting } from './shared/expecting';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';
import { isNow } from './shared/infected';

export const contraindication: Rule = {
  id: 'contraindication',
  title: 'Contraindicated by the label',
  why: 'The label names this as a formal contraindication: the drug must not be used while it holds.',
  examples: [
    'eu: RA. 9 weeks pregnant. [Baricitinib]{contraindication} 4 mg od unchanged.',
    'eu: RA. Not pregnant. Baricitinib 4 mg od.',
    'eu: RA. Pregnancy test negative. Baricitinib 4 mg od.',
    'eu: RA. Sister is pregnant. Baricitinib 4 mg od.',
    'eu: RA. Active TB on treatment. Start [upadacitinib]{contraindication} 15 mg od.',
    'eu: RA. No active TB. Start upadacitinib 15 mg od.',
    'eu: RA. Latent TB treated in 2024. Start upadacitinib 15 mg od.',
    'eu: RA. Decompensated cirrhosis. [Upadacitinib]{contraindication} 15 mg od.',
    'eu: RA. 9 weeks pregnant. Baricitinib 4 mg od was stopped.',
    'eu: RA. Counselled on risk of serious infection. Upadacitinib 15 mg od.',
    'eu: RA. PMH: sepsis 2019.\nMeds: upadacitinib 15 mg od.',
    'eu: RA. Urosepsis last year. Upadacitinib 15 mg od.',
    'eu: RA. Ectopic pregnancy 2019. Baricitinib 4 mg od.',
    'RA, [Xeljanz]{pregnancy} 5 mg BID. 9 weeks pregnant.',
    'AD. [Cibinqo]{contraindication} 100 mg daily started 3 weeks ago, now on clopidogrel 75 mg daily.',
    'AD. On Cibinqo 100 mg daily x 14 months. Clopidogrel 75 mg daily added.',
    'AD. Cibinqo 100 mg daily. Clopidogrel 75 mg daily.',
  ],

  *check(analysis, kb, settings) {
    const { regimens, note } = analysis;
    for (const regimen of regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(
        drug,
        label,
        regimen,
        kb,
      )(drug.contraindications)
        .filter((it) => isEarly(regimen, it.firstMonths))
        .flatMap((row) => {
          const because = factsOf(row, analysis, kb);
          return because.length > 0 ? [{ row, because }] : [];
        });
      const because = inOrder(rows.flatMap((it) => it.because));
      if (because.length === 0) continue;
      const facts = factWords(because, note.text);

      yield {
        span: regimen.drug.span,
        severity: soften('error', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(drug.name)} is contraindicated: ${facts} (${LABEL[label]}).`),
        detail: [...new Set(rows.map((it) => it.row.evidence.says))].join(' '),
        because,
        clears: [`without ${facts}`],
        evidence: unique(rows.map((it) => it.row.evidence)).map((it) => cite(it, label)),
        fixes: [],
      };
    }
  },

  silence(regimen, _, kb, { label: chosen }) {
    const drug = kb.drugs.get(regimen.concept);
    const label = drug && labelOf(drug, chosen);
    const rows = drug && label ? rowsOf(drug, label, regimen, kb)(drug.contraindications) : [];
    const names = rows.map((it) => it.problem ?? it.medicines?.join(' and ') ?? `Child-Pugh ${it.childPugh}`);
    if (names.length === 0) return 'The label names no contraindication that a note could meet.';
    return `The note has none of: ${[...new Set(names)].join(', ').replaceAll('-', ' ')}.`;
  },
};

type Row = NonNullable<ReturnType<KnowledgeBase['drugs']['get']>>['contraindications'][number];

function factsOf({ problem, childPugh, medicines }: Row, analysis: Analysis, kb: KnowledgeBase): readonly Span[] {
  const { patient, note, today } = analysis;
  const found = problem && patient.problems.get(problem);
  if (problem && found && !found.degree.includes('inactive'))
    return (patient.said.get(problem) ?? [found]).filter(isStill).map((it) => it.span);
  if (childPugh && patient.childPugh && childPugh.includes(patient.childPugh.value)) return [patient.childPugh.span];
  return (medicines && coveredBy(medicines, patient.comedicines)?.flatMap((it) => it.spans)) ?? [];

  function isStill(it: Mention): boolean {
    if (it.concept === 'pregnancy' || it.concept === 'breast-feeding') return isExpecting(it, note.text, today);
    return !kb.problems.get(it.concept)?.acute || isNow(it, note.text);
  }
}

/** Some hold for the first months only; where the note does not say how long, nobody is accused. */
const isEarly = (regimen: Regimen, first = Number.POSITIVE_INFINITY): boolean =>
  first === Number.POSITIVE_INFINITY || isStart(regimen) || (regimen.months ?? first) < first;

const unique = <T extends { says: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((it) => [it.says, it])).values(),
];
