import type { LabLimit } from '../../knowledge/safety';
import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import { candidateIndications, isStart, labelOf } from '../core/limit';
import type { Indication, Measured, Regimen, Rule, Text } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { brief, capital, cite, isProposed, soften } from './shared/finding';

const DO: Readonly<Record<LabLimit['action'], string>> = {
  'do-not-start': 'do not start',
  interrupt: 'interrupt',
  stop: 'stop',
};

export const labThreshold: Rule = {
  id: 'lab-threshold',
  title: "Laboratory value beyond the drug's limit",
  why: 'Below these counts the label says not to start, to interrupt or to stop, because infection and anaemia get worse.',
  examples: [
    'RA: start [baricitinib]{lab-threshold} 2 mg daily. ALC 0.4.',
    'RA: start baricitinib 2 mg daily. ALC 0.5.',
    'RA: start [baricitinib]{lab-threshold} 2 mg daily. ALC 490/mm3.',
    'RA: start [baricitinib]{lab-threshold} 2 mg daily. Lymphocytes 0.49 x10^9/L.',
    'RA: start [tofacitinib]{lab-threshold} 5 mg BID. Hgb 8.9.',
    'RA: start tofacitinib 5 mg BID. Hgb 9.0.',
    'RA: start [tofacitinib]{lab-threshold} 5 mg BID. Hb 88 g/L.',
    'RA: start baricitinib 2 mg daily. Hgb 8.9.',
    'RA on tofacitinib 5 mg BID. Hgb 8.9.',
    'RA on [tofacitinib]{lab-threshold} 5 mg BID. Hgb 13.4 (Apr) - 12.9 (Jul) - 10.9 (Oct).',
    'RA on tofacitinib 5 mg BID. Hgb 12.9 (Apr) - 12.1 (Jul) - 10.9 (Oct).',
    'RA on [upadacitinib]{lab-threshold} 15 mg daily. ANC 0.9.',
    'RA on upadacitinib 15 mg daily. ANC 1.0.',
    'RA on [Rinvoq]{lab-threshold} 15 mg daily. ANC 3.1 (03/02/2026), ANC 0.78 (05/04/2026).',
    'RA on Rinvoq 15 mg daily. ANC 0.78 (03/02/2026), ANC 3.1 (05/04/2026).',
    'RA: [baricitinib]{lab-threshold} 2 mg daily on hold. ALC 0.4.',
    'RA: baricitinib 2 mg daily was stopped. ALC 0.4.',
    "RA: baricitinib 2 mg daily. Brother's ALC was 0.3.",
    'Psoriasis: Sotyktu 6 mg daily. ALC 0.4.',
  ],

  *check({ regimens, patient, note }, kb, settings) {
    for (const regimen of regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const meant = candidateIndications(regimen, drug, label, kb);
      const rows = rowsOf(
        drug,
        label,
        regimen,
        kb,
      )(drug.labLimits).filter((it) => binds(it, regimen) && holdsFor(it, meant, indicationsOf(regimen, kb)));
      const broken = rows.flatMap((row) => {
        const measured = patient.labs.get(row.test);
        return measured && isBroken(measured, row) ? [{ row, measured }] : [];
      });
      const worst = lowestPerTest(broken);
      const [first] = worst;
      if (!first) continue;
      const words = worst.map((it) => faultWords(it, note.text));

      yield {
        span: regimen.drug.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${words.join('; ')}: ${DO[first.row.action]} ${drug.name} (${LABEL[label]}).`),
        detail: worst.map(({ row }) => `${capital(DO[row.action])}: ${row.evidence.says}`).join(' '),
        because: worst.map((it) => it.measured.span),
        clears: worst.flatMap(clearing),
        evidence: worst.map(({ row }) => cite(row.evidence, label)),
        fixes: [],
      };
    }
  },

  silence(regimen, { patient }, kb, { label: chosen }) {
    const drug = kb.drugs.get(regimen.concept);
    const label = drug && labelOf(drug, chosen);
    const rows =
      drug && label ? rowsOf(drug, label, regimen, kb)(drug.labLimits).filter((it) => binds(it, regimen)) : [];
    if (rows.length === 0) return 'The label has no laboratory limit here.';
    const words = rows.map(({ test, below }) => {
      const found = patient.labs.get(test);
      const name = test === 'hgb' ? 'Hgb' : test.toUpperCase();
      return found ? `${name} ${found.value} is not below ${below ?? 'its former value'}` : `no ${name} was read`;
    });
    return `${capital([...new Set(words)].join(', '))}.`;
  },
};

/** "x10^9/L", as notes write it. */
const unitWords = (unit: string) => unit.replace('10^', 'x10^');

/** Starting limits bind a start; those for interrupting and stopping bind who takes the drug, or pauses it. */
function binds({ action }: LabLimit, regimen: Regimen): boolean {
  return (action === 'do-not-start') === isStart(regimen);
}

/** For each use that may be meant; a use that no label has is judged by the limits of any. */
const holdsFor = ({ indications }: LabLimit, meant: readonly Indication[], stated: readonly Indication[]): boolean =>
  !indications ||
  meant.every((it) => indications.includes(it)) ||
  (stated.length > 0 && !meant.some((it) => stated.includes(it)));

interface Broken {
  row: LabLimit;
  measured: Measured;
}

function faultWords({ row, measured }: Broken, text: Text): string {
  const value = factWords([measured.span], text);
  if (row.fall !== undefined)
    return `${value} fell from ${measured.earlier}, by more than ${row.fall} ${unitWords(row.unit)}`;
  return `${value} is below ${row.below} ${unitWords(row.unit)}`;
}

const clearing = ({ row: { test, below, unit } }: Broken): string[] =>
  below === undefined ? [] : [`${test === 'hgb' ? 'Hgb' : test.toUpperCase()} ${below} ${unitWords(unit)}`];

const isBroken = ({ value, bound, earlier }: Measured, { below, fall }: LabLimit): boolean => {
  if (fall !== undefined) return earlier !== undefined && bound === undefined && earlier - value > fall;
  if (below === undefined) return false;
  return bound === 'below' ? value <= below : bound !== 'above' && value < below;
};

function lowestPerTest<T extends { row: LabLimit }>(rows: readonly T[]): T[] {
  const lowest = new Map<string, T>();
  for (const it of [...rows].sort((a, b) => (b.row.below ?? 0) - (a.row.below ?? 0))) lowest.set(it.row.test, it);
  return [...lowest.values()];
}
