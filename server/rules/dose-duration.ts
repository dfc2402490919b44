import type { Drug } from '../../knowledge/drug';
import type { KnowledgeBase } from '../core/kb';
import { candidateIndications, labelOf } from '../core/limit';
import { formOf } from '../core/order';
import type { Label, Regimen, Rule, Sig } from '../core/types';
import { frequencyWords, INDICATION, LABEL } from '../core/words';
import { doseFixes } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';
import { timeOver } from './shared/time-over';

export const doseDuration: Rule = {
  id: 'dose-duration',
  title: 'Induction dose beyond its labelled weeks',
  why: 'The high dose is labelled for the first weeks only; after them its harm goes on and its benefit was not studied.',
  examples: ['UC, week 20 of tofacitinib [10 mg]{dose-duration} BID.', 'UC, week 16 of tofacitinib 10 mg BID.'],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.regimens) {
      const { sig } = regimen;
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || sig?.unit !== 'mg' || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const row = limitedRow(drug, regimen, sig, label, kb);
      if (!row) continue;
      const most = longest(row);
      const time = timeOver(most, regimen, sig, analysis);
      if (!time) continue;
      const order = analysis.orders.find((it) => it.regimen === regimen);
      const next = drug.doses.filter((it) => isNext(it, row));

      yield {
        span: sig.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(
          `${capital(drug.name)} ${sig.amount} mg for ${timeWords(time.weeks)}: labelled for ${timeWords(most)} at most (${LABEL[label]}, ${INDICATION[row.indication]}).`,
        ),
        detail: [
          row.evidence.says,
          next.length > 0
            ? `After them: ${next.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`).join(' or ')}.`
            : 'Then it ends.',
        ].join(' '),
        because: time.facts,
        clears: [`${timeWords(most)} at most`, ...next.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`)],
        evidence: [row, ...next].map((it) => cite(it.evidence, label)),
        fixes: order ? doseFixes(order, next, analysis) : [],
      };
    }
  },

  silence: ({ sig }) =>
    sig ? 'The note gives no time on this dose that is longer than the label has for it.' : 'The note gives no dose.',
};

type Row = Drug['doses'][number];

const longest = ({ weeks = 0, longestWeeks = weeks }: Row) => longestWeeks;
const timeWords = (weeks: number) =>
  weeks < 4 && !Number.isInteger(weeks) ? `${Math.round(weeks * 7)} days` : `${Math.round(weeks)} weeks`;

/** The dose's own row with weeks, the longest of those that may be meant; none where a use has the dose for good. */
function limitedRow(drug: Drug, regimen: Regimen, sig: Sig, label: Label, kb: KnowledgeBase): Row | undefined {
  const form = formOf(drug, sig, label);
  const meant = candidateIndications(regimen, drug, label, kb);
  const rows = drug.doses.filter(
    (it) =>
      it.label === label &&
      it.form === form &&
      meant.includes(it.indication) &&
      it.amount === sig.amount &&
      it.perDay === (sig.perDay ?? it.perDay),
  );
  if (rows.some((it) => it.weeks === undefined && it.phase !== 'escalation')) return undefined;
  return rows.filter((it) => it.weeks !== undefined).sort((a, b) => longest(b) - longest(a))[0];
}

/** What the label has after the induction, without the lower dose for patients at risk where there is another. */
const isNext = (it: Row, row: Row): boolean =>
  it.label === row.label && it.indication === row.indication && it.form === row.form && it.phase === 'maintenance';
