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
  examples: [
    'UC, week 20 of tofacitinib [10 mg]{dose-duration} BID.',
    'UC, week 16 of tofacitinib 10 mg BID.',
    'UC. Tofacitinib [10 mg]{dose-duration} BID for 5 months, continue.',
    'UC. Tofacitinib 10 mg BID for 4 months, continue.',
    'UC: Rinvoq [45 mg]{dose-duration} daily x 12 weeks.',
    'UC: Rinvoq 45 mg daily x 8 weeks then 15 mg daily.',
    'CD: Rinvoq 45 mg daily x 12 weeks then 15 mg daily.',
    'eu: UC: Rinvoq 45 mg daily x 12 weeks.',
    'eu: UC: Rinvoq 45 mg od for 16 weeks.',
    'eu: UC: Rinvoq [45 mg]{dose-duration} od for 20 weeks.',
    "Crohn's disease. Plan: start upadacitinib [45 mg]{dose-duration} daily x 16 wks then 30 mg.",
    'COVID-19 pneumonia. Baricitinib [4 mg]{dose-duration} daily x 21 days.',
    'COVID-19 pneumonia. Baricitinib 4 mg daily x 14 days.',
    'COVID-19, HD 18. Day 16 of baricitinib [4 mg]{dose-duration} daily, continue.',
    'Date: 07/01/2026. UC on tofacitinib [10 mg]{dose-duration} BID since January. Continue.',
    'Date: 07/01/2026. UC on tofacitinib 10 mg BID since May. Continue.',
    'Date: 07/01/2026. UC. Tofacitinib 10 mg BID, started 01/2026. Plan: continue tofacitinib [10 mg]{dose-duration} BID.',
    'Date: 07/01/2026. UC. Rinvoq 45 mg daily started 3/2/2026, doing well. Continue Rinvoq [45 mg]{dose-duration} daily.',
    'Date: 07/01/2026. UC. Rinvoq 45 mg daily started 5/20/2026, doing well. Continue Rinvoq 45 mg daily.',
    'UC. Tofacitinib 10 mg BID was stopped after 20 weeks.',
    'UC. Brother has been on tofacitinib 10 mg BID for 30 weeks.',
    'UC. Tofacitinib 5 mg BID for 12 months.',
    'UC for 12 years on tofacitinib 10 mg BID, week 6.',
    'UC on tofacitinib 10 mg BID, colonoscopy at week 24.',
    'UC. Completed 8 weeks of Rinvoq 45 mg daily with good response. Plan: continue Rinvoq [45 mg]{dose-duration} daily.',
    'UC. Completed 8 weeks of Rinvoq 45 mg daily with good response. Plan: reduce Rinvoq to 15 mg daily.',
    'UC. At week 8 of Rinvoq 45 mg daily, partial response. Continue Rinvoq [45 mg]{dose-duration} daily for another 8 weeks.',
    'eu: UC. At week 8 of Rinvoq 45 mg daily, partial response. Continue Rinvoq 45 mg daily for another 8 weeks.',
    'UC flare on 5 mg BID: tofacitinib back to 10 mg BID for 20 weeks.',
    'UC: Xeljanz XR [22 mg]{dose-duration} daily, now 24 weeks in. No change.',
    'UC. On Rinvoq [45 mg]{dose-duration} daily. She is now at week 14.',
    'UC. On Rinvoq 45 mg daily. Labs at week 14.',
    'Rinvoq 45 mg daily, RTC in 12 weeks. UC.',
    'UC: in remission for 30 weeks on tofacitinib 5 mg BID.',
    'AA: Olumiant 4 mg daily for 2 years.',
    'eu: RA: baricitinib 4 mg od for 3 years',
    'UC clinic. Wk 22 tofa induction. Tofacitinib [10 mg]{dose-duration} BD continues.',
    '34F pan-UC. Week 20 of induction. Plan: continue tofacitinib [10 mg]{dose-duration} BID.',
    'GI f/u: UC, Xeljanz [10 mg]{dose-duration} po bid x 6 months, CRP nl. Plan: cont same.',
    'UC. Has been on upadacitinib [45 mg]{dose-duration} daily for the past 14 weeks.',
    'UC. Continue upadacitinib [45 mg]{dose-duration} daily through week 16.',
    'UC. Continue upadacitinib 45 mg daily through week 8.',
    'UC. Hold tofacitinib 10 mg BID (on it for 20 weeks).',
    'UC. Was on tofacitinib 10 mg BID for 20 weeks, now tofacitinib 5 mg BID.',
    'UC. Discussed that tofacitinib 10 mg BID for more than 16 weeks is not labelled. Start tofacitinib 10 mg BID x 8 weeks.',
    'eu: UC, tofacitinib [10 mg]{dose-duration} bd 5/12 now, calpro 60. Continue.',
    'eu: UC, tofacitinib [10 mg]{dose-duration} bd for 20/52, calpro 60. Continue.',
    'RA and COVID: tofacitinib 5 mg BID for 3 years.',
    "Date: 09/10/2026\nCrohn's: Rinvoq 45 mg daily since 4/14/26. CDAI 80.\nPlan: stay on Rinvoq [45 mg]{dose-duration} daily.",
    'Date: 09/10/2026. UC. Started Rinvoq [45 mg]{dose-duration} daily on April 3, 2026. Feels great. Continue current dose.',
    'Date: 09/10/2026. UC. Started Rinvoq 45 mg daily on August 3, 2026. Feels great. Continue current dose.',
    'UC dx 2019. Start Rinvoq 45 mg daily x 8 wks, then 30 mg daily. Labs 4 and 12 weeks.',
    'Start tofacitinib 10 mg BID for at least 8 weeks, max 16 weeks, UC.',
    'UC, 45M. Induction extended: Rinvoq [45 mg]{dose-duration} daily for a total of 16 weeks.',
    'Consider tofacitinib [10 mg]{dose-duration} BID for 24 weeks for UC.',
    'Medications\n- upadacitinib [45 mg]{dose-duration} daily (started 20 weeks ago)\n- mesalamine 4.8 g daily\nAssessment: UC remission',
    'UC. Rinvoq [45 mg]{dose-duration} x 5 months.',
    'COVID: on day 15 of baricitinib [4 mg]{dose-duration}',
    '28M UC, bionaive to JAK. On Xeljanz 10 mg BID x 22 weeks, feels great. Plan: continue Xeljanz [10 mg]{dose-duration} BID.',
    'CD: completed 12-week induction with Rinvoq 45 mg. Plan: continue Rinvoq [45 mg]{dose-duration} daily.',
    'UC on tofacitinib 10 mg BID for 20 weeks. Hold tofacitinib.',
  ],

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
