import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Mention, Regimen, Rule, Settings, Text } from '../core/types';
import { factWords, LABEL } from '../core/words';
import { around, timingOf } from './shared/event';
import { REFUSED } from './shared/event-words';
import { brief, capital, cite, inOrder, isProposed, soften } from './shared/finding';

export const liveVaccine: Rule = {
  id: 'live-vaccine',
  title: 'Live vaccine during treatment',
  why: 'A weakened germ that a healthy immune system stops may cause the disease itself when its defences are switched off.',
  examples: [
    'RA on [Xeljanz]{live-vaccine} 5 mg BID. MMR given today.',
    'RA on [tofacitinib]{live-vaccine} 5 mg BID. Yellow fever vaccine scheduled 3/15 before trip to Kenya.',
    'AD, [Rinvoq]{live-vaccine} 15 mg daily.\nPlan: varicella vaccine at next visit. CBC in 12 weeks.',
    'UC. Continue [Rinvoq]{live-vaccine} 30 mg daily. Received FluMist at CVS last week.',
    'eu: RA on [baricitinib]{live-vaccine} 4 mg od. Booked for yellow fever jab at travel clinic next week.',
    'Psoriasis on [Sotyktu]{live-vaccine} 6 mg daily. Due for Zostavax, will administer today.',
    'RA, on [Rinvoq]{live-vaccine} 15 mg daily.\nVaccines given today:\n- MMR\n- Tdap',
    'RA: [Olumiant]{live-vaccine} 2 mg daily. Travel: oral typhoid (Vivotif) rx sent.',
    'AD on [Rinvoq]{live-vaccine} 15 mg daily. Immunizations today: MMR #1 (titers neg, nursing school).',
    'AD on [Rinvoq]{live-vaccine} 15 mg daily. Chickenpox vaccine yesterday at occupational health.',
    'AD on Rinvoq 15 mg daily. Varicella vaccine done in 2012.',
    'AD on Rinvoq 15 mg daily. Immunizations today: Tdap. MMR titers neg.',
    "Psoriasis on [Sotyktu]{live-vaccine} 6 mg daily. Oral typhoid (Vivotif) Rx'd by travel clinic, starts Friday.",
    'Psoriasis on Sotyktu 6 mg daily. Vivotif prescribed in 2019.',
    'Clinic 11/25/2026. RA: [Olumiant]{live-vaccine} 2 mg daily. Student health gave MMR on 11/02/2026.',
    'Clinic 11/25/2026. RA: Olumiant 2 mg daily. Student health gave MMR on 11/02/2016.',
    'RA. Start [tofacitinib]{live-vaccine} 5 mg BID today. MMR today also.',
    'RA. MMR given today. Start Rinvoq 15 mg daily in 4 weeks.',
    'Hold [Xeljanz]{live-vaccine} 5 mg BID for 2 days around MMR, which is booked for Friday.',
    'Hold Xeljanz 5 mg BID 1 week before and 4 weeks after yellow fever vaccine.',
    'RA. Xeljanz stopped 3 months ago. MMR given today.',
    'RA on Xeljanz 5 mg BID. Shingrix today.',
    'RA on Xeljanz 5 mg BID. No live vaccines (MMR, varicella vaccine, yellow fever vaccine, FluMist).',
    'RA on Xeljanz 5 mg BID. Had MMR and varicella vaccine as a child.',
    'RA on Xeljanz 5 mg BID. Grandson got MMR yesterday.',
    'RA on Xeljanz 5 mg BID. Vaccines: Zostavax 2013, Shingrix x2 2021, flu shot today.',
    'RA on Xeljanz 5 mg BID. Declines FluMist; flu shot given.',
    'RA on Xeljanz 5 mg BID. Asked about yellow fever vaccine for Kenya trip; advised against it.',
    'RA on Xeljanz 5 mg BID. MMR titer pending.',
    'RA on Xeljanz 5 mg BID. MMR deferred.',
    'MF, Jakafi 15 mg BID. MMR given today.',
  ],

  *check(analysis, kb, settings) {
    const { regimens, note } = analysis;
    const vaccines = regimens.length > 0 ? vaccinesOf(analysis, kb, settings) : [];
    for (const regimen of vaccines.length > 0 ? regimens : []) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const [row] = rowsOf(drug, label, regimen, kb)(drug.vaccination ?? []).filter((it) => it.live !== 'not-stated');
      const met = vaccines.filter((it) => isInside(regimen, it, note.text));
      if (!row || met.length === 0) continue;
      const because = inOrder(met.map((it) => it.span));
      const names = factWords(because, note.text);

      yield {
        span: regimen.drug.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(`${capital(names)}: a live vaccine, to be avoided with ${drug.name} (${LABEL[label]}).`),
        detail: `${row.evidence.says} Inactivated and recombinant vaccines are allowed.`,
        because,
        clears: [`without ${names}`],
        evidence: [cite(row.evidence, label)],
        fixes: [],
      };
    }
  },

  silence(regimen, _, kb, settings) {
    const drug = kb.drugs.get(regimen.concept);
    const label = drug && labelOf(drug, settings.label);
    const rows = drug && label ? rowsOf(drug, label, regimen, kb)(drug.vaccination ?? []) : [];
    if (rows.length === 0) return 'The label text that we read says nothing of live vaccines.';
    return 'The note plans no live vaccine for the patient, and says of none that it was given lately.';
  },
};

/** Live vaccines that the patient is to have, or had lately. */
const vaccinesOf = (analysis: Analysis, kb: KnowledgeBase, settings: Settings): Mention[] =>
  [...kb.medicines.values()]
    .filter((it) => it.classes.includes('live-vaccine'))
    .flatMap((it) => analysis.mentionsOf(it.id))
    .filter((it) => {
      const timing = isCounsel(it, analysis.note.text) ? undefined : timingOf(it, analysis, settings);
      return timing === 'named' ? isOrdered(it, analysis) : timing !== undefined;
    });

/** "No live vaccines (e.g. MMR)". */
const isCounsel = ({ span }: Mention, text: Text): boolean =>
  /\blive vaccines?\b[^\n]{0,80}$/i.test(text.slice(Math.max(0, span.start - ABOVE), span.start));

/** "Give MMR", "needs MMR", "MMR today", or no more than its name in the plan. */
function isOrdered(it: Mention, { patient, note: { text } }: Analysis): boolean {
  const { lead, rest } = around(it, text);
  const above = text.slice(Math.max(0, it.span.start - ABOVE), it.span.start);
  const below = text.slice(it.span.end, Math.min(text.length, it.span.end + ABOVE)).split(/[\n;]/)[0] ?? '';
  if (it.section === 'plan' && BARE.test(lead)) return !REFUSED.test(below);
  if (patient.comedicines.some(({ concept, status }) => concept === it.concept && status === 'planned')) return true;
  return ORDER.test(lead) || /\btoday\b/i.test(`${lead} | ${rest}`) || LIST.test(above);
}

const BARE = /^(?:[^a-z]|x|vaccin(?:es?|ations?|ated?)|immuni[sz]ations?|hm|plan)*$/i;
const ABOVE = 80;
/** The head of a list of what is given. */
const LIST = /\b(?:given|administered|vaccines|immuni[sz]ations|orders?) (?:given )?today\b/i;

const ORDER =
  /\b(?:due for|ok for|needs?|give|giving|administer|order(?:ed|ing)?|rx|prescribe[ds]?|get|recommend\w*)\b/i;

/** Who starts or pauses the drug may have left the weeks between that are wanted. */
const isInside = ({ drug, ...regimen }: Regimen, vaccine: Mention, text: Text): boolean =>
  (regimen.status !== 'held' && !isStart(regimen)) ||
  ![drug, vaccine].some(({ span, sentence: { start, end } }) =>
    WEEKS.test(text.slice(Math.max(start, span.start - REACH), Math.min(end, span.end + REACH))),
  );

const REACH = 160;
const WEEKS =
  /(?:\d|\b(?:an?|one|two|three|four|five|six|eight)) ?\+?-?(?:weeks?|wks?|wk|months?|mo|\/52|\/12)\b|\bnext month\b|\b(?:before|prior to) (?:starting|start|initiati\w+|commenc\w+|the first dose)\b|\b(?:then|and then|later|before|once|after) (?:start|begin)/i;
