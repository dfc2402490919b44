import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Evidence, Label, Regimen, Rule, Text } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';
import { type Infected, infectionsOf, type Kind, waits } from './shared/infected';

/** The problems by which a label knows each kind, and the test that it asks for before the start. */
const KNOWN: Readonly<Record<Kind, { problems: readonly string[]; screening?: 'tb' | 'hbv' }>> = {
  serious: { problems: ['serious-infection'] },
  tuberculosis: { problems: ['active-tuberculosis'], screening: 'tb' },
  latent: { problems: ['latent-tuberculosis'], screening: 'tb' },
  hepatitis: { problems: ['hepatitis-b'], screening: 'hbv' },
  zoster: { problems: ['herpes-zoster'] },
};

export const infection: Rule = {
  id: 'infection',
  title: 'Infection that the drug may feed or wake',
  why: 'With fewer defences an infection spreads, zoster does not heal, and tuberculosis and hepatitis B that sleep wake up.',
  examples: [
    'RA on [Xeljanz]{infection} 5 mg BID. Admitted with urosepsis.',
    'RA on [Xeljanz]{infection} 5 mg BID. Pneumonia, on IV ceftriaxone day 2.',
    'RA on Xeljanz 5 mg BID. Pneumonia in January, fully recovered.',
    'RA on Xeljanz 5 mg BID. PMH: sepsis 2019, HTN.',
    'RA on Xeljanz 5 mg BID. Sepsis ruled out.',
    'RA on [Xeljanz]{infection} 5 mg BID. Admitted with fever, RLL consolidation. Blood cx 2/2 S. pneumoniae.',
    'RA on Xeljanz 5 mg BID. Blood cultures 2/2 no growth, CXR clear.',
    'RA on Xeljanz 5 mg BID. RLL consolidation on CXR in 2021.',
    'RA on Xeljanz 5 mg BID. Organizing pneumonia on CT.',
    'RA on [Rinvoq]{infection} 15 mg daily. Cellulitis, admitted on IV vancomycin.',
    'RA on Rinvoq 15 mg daily. Mild cellulitis on cephalexin.',
    'RA on Rinvoq 15 mg daily. Counselled on risk of serious infection, TB and shingles.',
    'RA. Hold Xeljanz 5 mg BID while septic.',
    'QFT positive.\nPlan: start Rinvoq 15 mg daily after 4 weeks of therapy.',
    'RA on [Rinvoq]{infection} 15 mg daily. Active TB, on RIPE week 3.',
    'RA on Rinvoq 15 mg daily. Brother with active TB.',
    'eu: RA on [baricitinib]{infection} 4 mg od. Active TB confirmed.',
    'eu: RA on [tofacitinib]{contraindication} 5 mg bd. Active TB confirmed.',
    'RA: start [Rinvoq]{infection} 15 mg daily. QuantiFERON positive, CXR clear.',
    'RA: start Rinvoq 15 mg daily. QuantiFERON negative.',
    'RA: start Rinvoq 15 mg daily. QFT indeterminate.',
    'RA: consider [Rinvoq]{infection} 15 mg daily. QFT positive.',
    'RA: Rinvoq 15 mg daily stopped. QFT positive.',
    'RA: start [Rinvoq]{infection} 15 mg daily. PPD 5 mm.',
    'RA: start Rinvoq 15 mg daily. PPD 4 mm.',
    'RA: start Rinvoq 15 mg daily. PPD 12 mm after BCG, QFT negative.',
    'RA: start [Rinvoq]{infection} 15 mg daily. h/o LTBI, never treated.',
    'RA: start Rinvoq 15 mg daily. h/o LTBI.',
    'RA: start Rinvoq 15 mg daily. LTBI, completed 9 months of INH in 2015.',
    'RA: start Rinvoq 15 mg daily. LTBI, isoniazid started 6 weeks ago.',
    'RA: start [Rinvoq]{infection} 15 mg daily. LTBI, isoniazid started 1 week ago.',
    'RA: start [Rinvoq]{infection} 15 mg daily. LTBI, not yet treated.',
    'RA: start [Rinvoq]{infection} 15 mg daily. LTBI, took INH for 2 weeks, did not finish it.',
    'LTBI: start INH 300 mg daily; start Rinvoq 15 mg daily after 1 month of INH.',
    'RA on [Rinvoq]{infection} 15 mg daily. HBsAg positive.',
    'RA on [Rinvoq]{infection} 15 mg daily. HBsAg positive, on entecavir 0.5 mg daily.',
    'RA on Rinvoq 15 mg daily. HBsAg neg, anti-HBc positive, HBV DNA <10 IU/mL.',
    'RA on [Rinvoq]{infection} 15 mg daily. HBsAg neg, anti-HBc pos, HBV DNA 2,300 IU/mL.',
    'RA on Rinvoq 15 mg daily. Wife is HBsAg positive.',
    'RA on [Rinvoq]{infection} 15 mg daily. Shingles R T6 since Monday, started valacyclovir.',
    'RA on Rinvoq 15 mg daily. Shingles in 2019.',
    'RA on Rinvoq 15 mg daily. Zoster on the problem list.',
    'RA on Rinvoq 15 mg daily. h/o shingles, Shingrix x2.',
    'COVID-19 pneumonia with septic shock. Baricitinib 4 mg daily.',
  ],

  *check(analysis, kb, settings) {
    const { regimens, note } = analysis;
    const live = regimens.filter((it) => it.status !== 'held' && !waits(it, note.text));
    const found = live.length > 0 ? infectionsOf(analysis, kb) : [];
    for (const regimen of found.length > 0 ? live : []) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const rows = rowsOf(drug, label, regimen, kb);
      const barred = new Set(rows(drug.contraindications).map((it) => it.problem));
      const met = found
        .filter(({ mentions }) => !mentions.some((it) => barred.has(it.concept)))
        .filter(({ kind }) => kind === 'tuberculosis' || !isForVirus(regimen, analysis, kb))
        .flatMap((it) => {
          const evidence = evidenceFor(it.kind, drug, rows);
          return evidence.length > 0 ? [{ ...it, evidence }] : [];
        });
      if (met.length > 0) yield findingOf(met, regimen, drug, label, label !== settings.label, note.text);
    }
  },

  silence(_, { patient: { problems } }) {
    const told = ['latent-tuberculosis', 'positive-tb-test', 'hbsag-positive'].some((it) => problems.has(it));
    if (told) return 'What the note tells of an infection is treated, or the label contraindicates the drug in it.';
    return 'The note has no serious infection, tuberculosis, hepatitis B or zoster of today.';
  },
};

/** COVID-19 is what the drug is given for, and needs no other word in the drug's line. */
function isForVirus(regimen: Regimen, { patient }: Analysis, kb: KnowledgeBase): boolean {
  const uses = indicationsOf(regimen, kb);
  return (
    uses.some((it) => kb.acute.has(it)) || (uses.length === 0 && [...kb.acute].some((it) => patient.problems.has(it)))
  );
}

function findingOf(
  met: readonly (Infected & { evidence: readonly Evidence[] })[],
  regimen: Regimen,
  drug: Drug,
  label: Label,
  isOther: boolean,
  text: Text,
): ReturnType<Rule['check']> extends Iterable<infer T> ? T : never {
  const because = inOrder(met.flatMap((it) => it.mentions.map(({ span }) => span)));
  const facts = factWords(because, text);
  const evidence = [...new Map(met.flatMap((it) => it.evidence).map((it) => [it.says, it])).values()];
  const isWatched = met.every((it) => it.covered);
  const todo = isWatched
    ? 'goes with watching HBV DNA'
    : isStart(regimen)
      ? 'is not to be started yet'
      : 'is to be weighed or paused';
  return {
    span: regimen.drug.span,
    severity: soften(isWatched ? 'info' : 'warning', isProposed(regimen), isOther),
    summary: brief(`${capital(facts)}: ${drug.name} ${todo} (${LABEL[label]}).`),
    detail: evidence.map((it) => it.says).join(' '),
    because,
    clears: [`without ${facts}`],
    evidence: evidence.map((it) => cite(it, label)),
    fixes: [],
  };
}

/** A warning of the label that names it, else the test for it that the label asks for, else its word on infections. */
function evidenceFor(kind: Kind, drug: Drug, rows: ReturnType<typeof rowsOf>): Evidence[] {
  const { problems, screening } = KNOWN[kind];
  const warnings = rows(drug.warnings ?? []);
  const naming = (wanted: readonly string[]) =>
    warnings.filter((it) => it.problems?.some((one) => wanted.includes(one))).map((it) => it.evidence);
  const own = naming(problems);
  if (own.length > 0) return own;
  if (screening)
    return rows(drug.screening)
      .filter((it) => it.items.includes(screening))
      .map((it) => it.evidence);
  return naming(KNOWN.serious.problems);
}
