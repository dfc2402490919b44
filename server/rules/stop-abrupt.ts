import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import { labelOf } from '../core/limit';
import type { Analysis, Regimen, Rule, SectionId, Span, Statement } from '../core/types';
import { LABEL } from '../core/words';
import * as words from './shared/event-words';
import { brief, capital, cite, soften } from './shared/finding';
import { appendToPlan } from './shared/plan';
import { isWritten, near, planPlace, wordsAt } from './shared/written';

export const stopAbrupt: Rule = {
  id: 'stop-abrupt',
  title: 'Stopped at once where the label says taper',
  why: 'What the drug held down comes back within days, sometimes with fever, low pressure and failing lungs.',
  examples: [
    'Myelofibrosis. Stop [ruxolitinib]{stop-abrupt} 15 mg BID today.',
    'MF, spleen growing. Plan: d/c [Jakafi]{stop-abrupt}, start Inrebic 400 mg daily tomorrow. CBC in 2 weeks.',
    'eu: MF, Jakavi 20 mg bd. Recurrent zoster. Stop [Jakavi]{stop-abrupt}.',
    'MF pt ran out of [Jakafi]{stop-abrupt} 3 days ago. Now with fever and fatigue.',
    'MF. [Jakafi]{stop-abrupt} stopped yesterday for infection.',
    'MF admitted with pneumonia, [ruxolitinib]{stop-abrupt} 20 mg BID abruptly discontinued on admission.',
    'cGVHD on ruxolitinib 5 mg BID. Stop [ruxolitinib]{stop-abrupt} today. Continue prednisone taper.',
    'PV: DC [ruxolitinib]{stop-abrupt} 10 mg BID. Start hydroxyurea 500 mg BID.',
    'Myelofibrosis. Taper ruxolitinib by 5 mg BID each week, then stop.',
    'MF. Discontinue Jakafi with gradual taper: 10 mg BID x1 wk, 5 mg BID x1 wk, then off.',
    'MF. Stop Jakafi for thrombocytopenia.',
    'MF. Plt 18. Stop ruxolitinib.',
    'MF. Plt 240. Stop [ruxolitinib]{stop-abrupt}.',
    'MF. Jakafi stopped in 2022, weight gain. On Ojjaara 200 mg daily.',
    'MF. Prior therapy: Jakafi (stopped).',
    'MF. Do not stop Jakafi abruptly.',
    'MF. Stopping ruxolitinib abruptly can cause withdrawal.',
    'MF. Consider stopping Jakafi.',
    'MF. If no response at 6 months stop ruxolitinib.',
    'MF. Stop Jakafi 20 mg BID, start Jakafi 15 mg BID.',
    'MF. Switched from Jakafi to Ojjaara in 2024.',
    'MF. Hold Jakafi for surgery.',
    'MF. Mother stopped Jakafi last week.',
    'Vitiligo. Stop Opzelura cream.',
    'RA. Stop tofacitinib 5 mg BID today.',
    'MF. Allergies: Jakafi (anaphylaxis). Stop Jakafi today.',
    "MF. Jakafi d/c'd by Dr. Wu in March 2025.",
    'MF. Jakafi: 10 mg BID x1 wk, 5 mg BID x1 wk, then stop Jakafi.',
    'MF on Jakafi 20 mg BID. Lost coverage. Stop [Jakafi]{stop-abrupt} today, see me if symptoms.',
    'MF on Jakafi 20 mg BID. Stop Jakafi, if the new drug is approved.',
    'MF. Switch from Jakafi 15 mg BID to Inrebic 400 mg daily: last [Jakafi]{stop-abrupt} dose tonight.',
    'MF. Switch from Jakafi 15 mg BID to Inrebic 400 mg daily: Jakafi 10 mg BID x 1 wk, 5 mg BID x 1 wk, then off.',
    'MF. Switch from Jakafi 15 mg BID to Inrebic 400 mg daily once approved.',
    'MF on Jakafi 15 mg BID. Last dose of [Jakafi]{stop-abrupt} tonight, start Ojjaara 200 mg daily in the morning.',
    'MF on Jakafi 10 mg BID. Missed last dose of Jakafi tonight.',
    "eu: Phone call from patient's wife: since Monday he has taken no more [Jakavi]{stop-abrupt} (was 20 mg bd for MF).",
    "eu: MF. Hasn't taken any [Jakavi]{stop-abrupt} for 5 days, read about skin cancer.",
    'eu: MF. Not taken Jakavi yet.',
    'MF. Stop [ruxolitinib]{stop-abrupt} 20 mg BID at once.',
    'MF. [Jakafi]{stop-abrupt} 20 mg BID -> stop.',
    'MF. Jakafi 20 mg BID -> 10 mg BID -> stop.',
  ],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.others) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug?.taper || !/^(?:stopped|negated)$/.test(regimen.status)) continue;
      const label = labelOf(drug, settings.label);
      const [row] = rowsOf(drug, label, regimen, kb)(drug.taper);
      const stop = regimen.statements.findLast((it) => isNow(it, analysis));
      if (!row || !stop?.cue || isCytopenia(drug, stop.cue, analysis) || isTapered(regimen, stop.cue, analysis))
        continue;

      yield {
        span: regimen.drug.span,
        severity: soften('warning', label !== settings.label),
        summary: brief(`${capital(drug.name)} stops at once: the label asks for a gradual taper (${LABEL[label]}).`),
        detail: row.evidence.says,
        because: [stop.cue],
        clears: ['a taper'],
        evidence: [cite(row.evidence, label)],
        fixes: [
          {
            title: 'Insert a taper',
            edits: [appendToPlan(analysis.note, '- Taper and do not stop at once: lower by *** every ***.')],
          },
        ],
      };
    }
  },

  silence(regimen, _, kb) {
    if (!kb.drugs.get(regimen.concept)?.taper) return 'The label asks for no taper.';
    return 'It goes on, was stopped long ago, is tapered, or stops for low counts.';
  },
};

const PAST: ReadonlySet<SectionId> = new Set(['past-history', 'prior-treatment', 'education', 'allergies']);

/** "Stop" is an order of today; of "stopped", "switch" and "not taken" the words beside them say when, or how. */
function isNow({ status, cue, mention }: Statement, { note }: Analysis): boolean {
  if (!/^(?:stopped|negated)$/.test(status) || !cue || PAST.has(mention.section)) return false;
  const { start, end } = { start: Math.min(cue.start, mention.span.start), end: Math.max(cue.end, mention.span.end) };
  const before = note.text.slice(Math.max(mention.sentence.start, start - BEFORE), start);
  const said = note.text.slice(start, Math.min(mention.sentence.end, end + BEHIND));
  if (SUPPOSED.test(before) || LATER.test(said)) return false;
  const word = note.text.slice(cue.start, cue.end);
  const isSudden = SUDDEN.test(before + said);
  if (status === 'negated') return isSudden && UNTAKEN.test(before + said);
  if (ORDER.test(word) || (SWITCH.test(word) && SOON.test(said))) return true;
  return STOPPED.test(word) && (isSudden || words.LATELY.test(before + said));
}

const BEFORE = 60;
const BEHIND = 70;
const ORDER =
  /^(?:will |to |told to |advised to |instructed to )?(?:stop|stopping|discontinue|discontinuing|d\/c|dc|cease|come off|coming off|take off|get off)\b(?!')|^to be (?:stopped|discontinued)/i;
const STOPPED =
  /^off\b|stopped|discontinued|d\/c|dc.?e?d|ceased|came off|ran out|quit|taken off|no (?:longer|more)|withdrawn/i;
const SUPPOSED =
  /\b(?:if|unless|not|never|don't|didn't|avoid|without|consider\w*|discuss\w*|when|once|whether|may|might|could|would|risks? of|wants? to|ask\w*|miss\w*)\b[^.;]*$/i;
/** "Stop it today, see me if worse": a condition that stands in another clause is not its own. */
const LATER =
  /\bstop(?:ping)? date\b|^[^,;]*\b(?:if|unless|when|(?<!at )once|can|may|risks?)\b|[,;] ?(?:only |and )?(?:if|unless|when|once)\b|\b(?:in|after) (?:\d{1,2}|two|three|four|six) (?:weeks|months|mo)\b|\b(?:weeks|months|wks|mo|years|yrs) ago\b|\?/i;
const SWITCH = /^(?:switch|chang|convert|transition|swap|last dose)/i;
const SOON = /\b(?:tonight|tomorrow|overnight|no (?:washout|taper)|directly|straight|same day)\b/i;
const UNTAKEN =
  /\b(?:tak(?:en|es|ing)|took|had) (?:no|none)\b|\b(?:not|hasn't|n't|stopped) (?:been )?(?:tak(?:en|ing)|had)\b/i;
const SUDDEN =
  /\b(?:since (?:last )?(?:yesterday|last night|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|(?:x|for) ?(?:the (?:last|past) )?(?:\d|a|two|three|few) ?(?:days?|d|wk|week)|abrupt\w*|suddenly|cold|at once|immediately|overnight)\b/i;

/** Low counts are the reason that the label itself excepts. */
function isCytopenia({ labLimits }: Drug, cue: Span, { patient, note }: Analysis): boolean {
  const isLow = labLimits.some(({ test, below = 0 }) => (patient.labs.get(test)?.value ?? below) < below);
  return isLow || LOW.test(wordsAt(near(cue, REACH), note.text));
}

const REACH = 170;
const LOW =
  /(?<!\b(?:no|without) )\b(?:(?:thrombo|neutro|pan|leuko|leuco)?cytop|neutrop|an(?:a)?emi)\w*|\b(?:low|falling|dropping|worsening) (?:plts?|platelets?|counts?|anc|neutrophils?|hgb|hb)\b|\b(?:for|due to|because of|given|2\/2|secondary to) (?:the |her |his )?(?:plts?|platelets?|anc|neutrophils?|hgb|hb|counts?)\b/i;

/** Its own taper, wherever the note has one; another medicine's is none. */
function isTapered({ statements }: Regimen, cue: Span, analysis: Analysis): boolean {
  const places = [near(cue, REACH), ...statements.map((it) => near(it.mention.span, REACH)), planPlace(analysis)];
  return isWritten(TAPER, places, analysis);
}

const TAPER =
  /(?<!\b(?:no|without) (?:a )?)(?<!\b(?:steroids?|pred) )\b(?:taper\w*|wean\w*|gradual\w*|step(?:ped|ping)? down|reduc(?:e|ed|ing) by|over \d{1,2} (?:days|weeks|wks)|(?:x ?)?\d ?(?:d|days?|wks?|weeks?),? (?:and )?then)\b(?! (?:steroids?|pred)\b)|(?:->|→)[^.;\n>→]{1,20}[>→] ?(?:off|stop|0)\b|\d ?(?:d|days?|wks?|weeks?) ?(?:->|→) ?(?:off|stop|0)\b/gi;
