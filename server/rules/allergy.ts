import { isLive } from '../core/decisive';
import type { Note, Regimen, Rule, Statement, Text } from '../core/types';
import { brief, capital, inOrder, soften } from './shared/finding';

export const allergy: Rule = {
  id: 'allergy',
  title: 'Drug that the note lists as an allergy',
  why: 'A second exposure after anaphylaxis or angioedema can be the last; an order beside such an entry is most often an oversight.',
  examples: [
    'Allergies: tofacitinib (anaphylaxis)\nPlan: start [tofacitinib]{allergy} 5 mg BID.',
    'Allergies: penicillin, Olumiant (urticaria), sulfa\nMeds: [baricitinib]{allergy} 2 mg daily',
    'Allergic to Xeljanz (angioedema). Start [tofacitinib]{allergy} 5 mg BID.',
    'Allergies: upadacitinib\nPlan: restart [upadacitinib]{allergy} 15 mg daily',
    'Allergies:\n- Rinvoq: facial swelling\nPlan:\n1. Consider [Rinvoq]{allergy} 15 mg rechallenge',
    'Allergies:\n- Rinvoq: facial swelling\nPlan:\n1. Hold Rinvoq 15 mg',
    'Allergies:\n- Rinvoq: facial swelling\nPlan:\n1. Avoid Rinvoq. Start Olumiant 2 mg daily',
    'MF: [Jakafi]{allergy} 20 mg BID (taking).\nAllergies: ruxolitinib = DRESS 2023',
    'MF: Jakafi 20 mg BID from 2022 to 2023.\nAllergies: ruxolitinib = DRESS 2023',
    'Allergies: Litfulo (hives, stopped 2025). Retry [ritlecitinib]{allergy} 50 mg daily from the weekend.',
    'Allergies: Litfulo (hives, stopped 2025). Start Olumiant 2 mg daily.',
    'eu: ALLERGIES AND ADVERSE REACTIONS\n  upadacitinib - angioedema\nPlan\n1. Restart [Rinvoq]{allergy} 15 mg od',
    'Allergies: baricitinib - rash 2023\nRA: baricitinib stopped.',
    'Allergies: tofacitinib (nausea)\nPlan: start tofacitinib 5 mg BID.',
    'Allergies:\n- Rinvoq: headache\nPlan:\n1. Rinvoq 15 mg daily',
    'Intolerances: upadacitinib (acne)\nPlan: restart upadacitinib 15 mg daily',
    'Allergies: NKDA\nPlan: start tofacitinib 5 mg BID.',
    'Allergies: NKDA. Olumiant 2 mg daily for RA.',
    'Allergies: penicillin (hives). Olumiant 2 mg daily for RA.',
    'Allergies: Xeljanz - hives. Start Rinvoq 15 mg daily.',
    'No allergy to tofacitinib. Continue tofacitinib 5 mg BID.',
    'Sister allergic to tofacitinib. Start tofacitinib 5 mg BID.',
    'HPI: developed hives on Xeljanz 5 mg BID in 2024.\nAllergies: Xeljanz\nPlan: start Rinvoq 15 mg.',
    'eu: Allergies: filgotinib (rash)\nPlan: start [Jyseleca]{allergy} 200 mg od.',
  ],

  *check({ regimens, others, note }, kb) {
    for (const regimen of [...regimens, ...others]) {
      const drug = kb.drugs.get(regimen.concept);
      const entries = regimen.statements.filter((it) => isEntry(it, note));
      const order = entries[0] && orderOf(regimen, entries[0], note.text);
      if (!drug || !order) continue;

      yield {
        span: order.mention.span,
        severity: soften('error', order.status === 'proposed'),
        summary: brief(`${capital(drug.name)} is in this note's allergies, and the patient is to take it.`),
        detail: 'Ask what the reaction was. Stop the drug, or correct the entry where it was an intolerance.',
        because: inOrder(entries.map((it) => it.mention.span)),
        clears: [`without the entry for ${drug.name}`],
        evidence: [],
        fixes: [],
      };
    }
  },

  silence() {
    return 'The note names no allergy to it.';
  },
};

/** What is given although it is listed: the regimen, or an order that the list outweighed. */
function orderOf(regimen: Regimen, entry: Statement, text: Text): Pick<Statement, 'mention' | 'status'> | undefined {
  if (regimen.status === 'held') return undefined;
  if (isLive(regimen)) return { mention: regimen.drug, status: regimen.status };
  if (regimen.status !== 'allergy') return undefined;
  return regimen.statements.findLast(
    (it) => isOrdered(it) && (it.mention.span.start > entry.mention.span.start || isToday(it, text)),
  );
}

const isOrdered = ({ status, stated, sig }: Statement) =>
  stated && (status === 'planned' || (status === 'active' && sig !== undefined));

/** Above the list only words of today tell that it is taken: "hives on Xeljanz 5 mg" is how it came there. */
const isToday = ({ cue }: Statement, text: Text) => cue !== undefined && TODAY.test(text.slice(cue.start, cue.end));
const TODAY = /\b(?:taking|continu(?:e|es|ing)|current(?:ly)?|now|still|ongoing)\b/i;

/** An entry whose words tell of a reaction that any drug may give is an intolerance. */
function isEntry({ status, mention: { span, sentence } }: Statement, { text }: Note): boolean {
  if (status !== 'allergy') return false;
  const before = text.slice(sentence.start, span.start);
  const own = ITEM.exec(text.slice(span.end, sentence.end))?.[0] ?? '';
  if (REVISED.test(own)) return false;
  if (ALLERGIC.test(own)) return true;
  return !INTOLERANCE.test(own) && !(/intoleran/i.test(before) && !/allerg/i.test(before)) && !DENIED.test(before);
}

const ITEM = /^\s*(?:\([^)]{0,120}\)?|[^,;]{0,120})/;
const REVISED = /\bnot (?:an? )?(?:true |real )?allerg|\b(?:removed|in error|disproved|tolerated since)\b/i;
const ALLERGIC =
  /anaphyla|angio-?o?edema|hives|urticari|rash|swell|swollen|wheez|bronchospasm|dyspn|SJS|stevens|DRESS|hypersensitiv|allerg/i;
const INTOLERANCE =
  /nausea|vomit|emesis|diarr|stomach|abdo|\bGI\b|dyspep|heartburn|constipat|headache|acne|fatigue|tired|weight|hair|mood|dizz|intoleran|not tolerat|upset|lipid|LFT|ALT|cytopen|infect|ineffective|no (?:effect|response)/i;
const DENIED = /\b(?:no|not|denies|never|without)\b[^.;]{0,30}$/i;
