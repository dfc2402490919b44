import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Evidence, Label, Regimen, Rule, Text } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';
import { type Infected, infectionsOf, type Kind } from './shared/infected';

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
  examples: ['RA on [Xeljanz]{infection} 5 mg BID. Admitted with urosepsis.', 'RA on Xeljanz 5 mg BID. No infection.'],

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
        .filter(({ kind }) => !KNOWN[kind].problems.some((it) => barred.has(it)))
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
  const because = inOrder(met.flatMap((it) => it.because));
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

/** "Start Rinvoq once the cellulitis has cleared", "after a month of INH". */
function waits(regimen: Regimen, text: Text): boolean {
  if (!isStart(regimen)) return false;
  const { start, end } = regimen.drug.sentence;
  return WAITS.test(text.slice(start, end));
}

const WAITS =
  /\b(?:after|once|until|when|following|as soon as|then|before|prior to|pending)\b[^.;\n]{0,60}\b(?:INH|isoniazid|rif\w+|LTBI|TB|treat\w*|therap\w+|complet\w*|courses?|resol\w+|clear\w*|heal\w*|recover\w*|antibiotics?|abx|infection|months?|weeks?|antivirals?|entecavir|tenofovir|DNA|start)\b/i;
