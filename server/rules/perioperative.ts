import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { labelOf } from '../core/limit';
import type { Analysis, Fix, Label, Mention, Regimen, Rule, Settings } from '../core/types';
import { factWords } from '../core/words';
import { around, timingOf } from './shared/event';
import { brief, capital, cite, inOrder, soften } from './shared/finding';
import { appendToPlan } from './shared/plan';
import { isWritten, near, planPlace, wordsAt } from './shared/written';

export const perioperative: Rule = {
  id: 'perioperative',
  title: 'Surgery planned, and no word on a pause',
  why: 'A wound heals worse and gets infected sooner under the drug; a guideline pauses it for a few days, and somebody has to write that down.',
  examples: [
    'RA. Continue [Xeljanz]{perioperative} 5 mg BID. Knee replacement scheduled for next month.',
    'RA on [Rinvoq]{perioperative} 15 mg daily. Having back surgery on Tuesday.',
    'eu: RA, [baricitinib]{perioperative} 4 mg od. Listed for THR at the Royal.',
    'PsA on [Xeljanz XR]{perioperative} 11 mg daily. Pre-op clearance for R THA.',
    'Seen 05/12/2026. RA on [Rinvoq]{perioperative} 15 mg daily. R TKA 06/02/2026.',
    'Seen 05/12/2026. RA on Rinvoq 15 mg daily. R TKA 04/02/2026.',
    'Seen 11/25/2026. RA on [Rinvoq]{perioperative} 15 mg daily. Ortho: R THA on 1/9.',
    'RA on [Rinvoq]{perioperative} 15 mg daily, apixaban 5 mg BID. Lumbar fusion in 2 weeks. Hold apixaban 48 h before.',
    'RA on [Rinvoq]{perioperative} 15 mg daily. Counselled to hold Rinvoq if febrile. Knee replacement scheduled for December.',
    'MF on [Vonjo]{perioperative} 200 mg BID. Dental extraction scheduled for Friday.',
    'eu: RA, [Jyseleca]{perioperative} 200 mg od. Knee replacement next month.',
    'Seen 04/14/2026. PRE-OP CLEARANCE. RA. Procedure: L THA, 05/06/2026. Continue [Xeljanz]{perioperative} 5 mg BID.',
    'Seen 04/14/2026. RA. Procedure: L THA, 05/06/2025. Continue Xeljanz 5 mg BID.',
    'eu: Seen 10/10/2025. RA on [tofacitinib]{perioperative} 5 mg bd. Right hip replacement under Mr Dunne on 3 November.',
    'eu: Seen 10/12/2025. RA on tofacitinib 5 mg bd. Right hip replacement under Mr Dunne on 3 November.',
    'eu: RA on [tofacitinib]{perioperative} 5 mg bd. Right hip replacement on 3 November. Before the operation naproxen off one week.',
    'eu: RA on tofacitinib 5 mg bd. Right hip replacement on 3 November. Pre-op Hb 124, post-op 98.',
    'RA on Xeljanz 5 mg BID. Knee replacement scheduled for next month, hold 3 days before.',
    'RA on Xeljanz 5 mg BID. Cleared by surgery, hold 3 days before.',
    'RA on Xeljanz 5 mg BID. TKA scheduled 3/15.\nPlan:\n- Hold JAK inhibitor 3 days pre-op. CBC q3mo.',
    'RA on Xeljanz 5 mg BID. TKA next month. Continue Xeljanz through surgery per ortho.',
    'RA. Hold Xeljanz 5 mg BID, TKA on Friday.',
    'RA. Xeljanz stopped. TKA scheduled for Friday.',
    'RA. Start Rinvoq 15 mg daily after her hip replacement, scheduled for May.',
    'RA on Xeljanz 5 mg BID. S/p L TKA, R THA.',
    'RA on Xeljanz 5 mg BID. Had knee surgery last month, healing well.',
    'RA on Xeljanz 5 mg BID. Dental cleaning scheduled next week. Cataract surgery on Monday.',
    'RA on Xeljanz 5 mg BID. May need TKA eventually.',
    'RA on Xeljanz 5 mg BID. No surgery planned.',
    'RA on Xeljanz 5 mg BID. TKA cancelled.',
    'RA on Xeljanz 5 mg BID. Husband having hip replacement next week.',
    'RA on Xeljanz 5 mg BID. Appointment at GP surgery booked next week.',
    'Vitiligo, Opzelura cream. TKA scheduled next month.',
    'RA. Start Rinvoq 15 mg daily. TKA scheduled for May.',
    'RA on Xeljanz 5 mg BID. Had knee surgery on Tuesday.',
    'RA on Xeljanz 5 mg BID. If a TKA is scheduled she will call.',
    'RA on Xeljanz 5 mg BID. TKA next month. Ortho: no JAK inhibitor for 4 days before.',
  ],

  *check(analysis, kb, settings) {
    const taken = analysis.regimens.filter(isTaken);
    for (const regimen of taken) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;
      const label = labelOf(drug, settings.label);
      const row = rowFor(regimen, label, kb);
      const planned = row ? plannedOf(row.problems, analysis, settings) : [];
      if (!row || planned.length === 0 || isDecided(regimen, planned, analysis)) continue;
      const because = inOrder(planned.map((it) => it.span));
      const [first = ''] = factWords(because, analysis.note.text).split(', ');
      const days = row.holdDays ? ` (${row.holdDays} days before)` : '';

      yield {
        span: regimen.drug.span,
        severity: soften('info', label !== settings.label),
        summary: brief(`${capital(first)} is planned, and the note does not say whether ${drug.name} is held${days}.`),
        detail: row.evidence.says,
        because,
        clears: [`hold ${drug.name}${days}`],
        evidence: [row.label ? cite(row.evidence, row.label) : row.evidence],
        fixes: [holdLine(drug.name, first, row.holdDays, analysis)],
      };
    }
  },

  silence(regimen, _, kb, settings) {
    const drug = kb.drugs.get(regimen.concept);
    if (!drug || !rowFor(regimen, labelOf(drug, settings.label), kb))
      return 'No source that we read speaks of surgery.';
    return isTaken(regimen)
      ? 'The note plans no surgery of the patient, or says what is done about it.'
      : 'It is not taken now.';
  },
};

const isTaken = ({ status, taken }: Regimen) => status === 'active' || (status === 'planned' && taken === true);

function rowFor(regimen: Regimen, label: Label, kb: KnowledgeBase) {
  const drug = kb.drugs.get(regimen.concept);
  // A guideline has no label of its own.
  const rows = (drug?.perioperative ?? []).map((it) => ({ row: it, label: it.label ?? label, forms: it.forms }));
  return drug && rowsOf(drug, label, regimen, kb)(rows)[0]?.row;
}

const plannedOf = (problems: readonly string[], analysis: Analysis, settings: Settings): Mention[] =>
  problems
    .flatMap((it) => analysis.mentionsOf(it))
    .filter((it) => it.assertion.temporality !== 'historical' && isAhead(it, analysis, settings))
    .filter((it) => {
      const { lead, rest } = around(it, analysis.note.text);
      return !UNDERGONE.test(lead) && !PAST.test(rest);
    });

/** Planned in its own words; a name without them is where the words around speak of what comes before it. */
function isAhead(it: Mention, analysis: Analysis, settings: Settings): boolean {
  const timing = timingOf(it, analysis, settings);
  const words = wordsAt(near(it.span, REACH), analysis.note.text);
  return timing === 'planned' || (timing === 'named' && BEFORE.test(words) && !AFTER.test(words));
}

const BEFORE =
  /\bpre-?op\w*|\b(?:before|prior to|ahead of|until|come off|stop for) (?:the |her |his |their |this )?(?:op|operation|surgery|procedure|replacement)\b/i;
const AFTER =
  /\b(?:post-?op\w*|heal\w*|recover\w*|s\/p|status post|since (?:the |her |his )?(?:op|operation|surgery)|after (?:the |her |his )?(?:op|operation|surgery)|went well|uneventful\w*|underwent|had|in the past|psh)\b/i;

const UNDERGONE = /\b(?:had|underwent|undergone|post-?op\w*)\b/i;
const PAST =
  /\b(?:ago|yesterday|last (?:week|month|year|summer|winter|spring|fall|autumn)|done|completed|performed)\b|^ (?:clinic )?(?:appointments?|appt|visit)\b/i;

/** Held, or to go on, or to be talked over: in the drug's own words, near the operation, or in the plan. */
function isDecided({ statements, concept }: Regimen, planned: readonly Mention[], analysis: Analysis): boolean {
  const isHeld = analysis.statements.some(
    ({ mention, status }) => status === 'held' && (mention.kind === 'class' || mention.concept === concept),
  );
  const places = [...planned, ...statements.map((it) => it.mention)].map((it) => near(it.span, REACH));
  return isHeld || isWritten(HOLD, places, analysis) || isWritten(AROUND, [planPlace(analysis)], analysis);
}

const REACH = 160;
/** Not "hold if febrile", which is said to everybody. */
const HOLD =
  /\b(?:(?:hold|held|holding|pause[ds]?|pausing|withhold\w*|withheld|interrupt\w*|off (?:for )?\d|stop|stopping|suspend\w*|omit|skip|last dose)\b(?![^.;]{0,40}\b(?:if|infections?|febrile|fever|ill|illness|antibiotics?|smoking)\b)|peri-?op(?:erative(?:ly)?)?\b|(?:no|miss|without)\b[^.;\n]{0,30}\b(?:for \d|doses?)|(?:through|throughout|up to|up until|until) (?:the |her |his )?(?:surgery|operation|procedure)\b)/gi;
const AROUND =
  /\b(?:hold|held|holding|pause|withhold|stop|off)\b[^.;\n]{0,60}\b(?:surgery|surgical|pre-?op|op|operation|procedure|peri-?op)|\bperi-?operative/gi;

function holdLine(drug: string, operation: string, days: number | undefined, { note }: Analysis): Fix {
  const line = days
    ? `- Hold ${drug} at least ${days} days before ${operation}: last dose on ***.`
    : `- Perioperative plan for ${drug}, agreed with the surgeon: ***.`;
  return { title: days ? 'Insert the hold' : 'Insert a perioperative plan', edits: [appendToPlan(note, line)] };
}
