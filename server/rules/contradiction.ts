import type { Fix, Rule, Sig, Span, Text } from '../core/types';
import { frequencyWords } from '../core/words';
import { type CurrentDose, currentDoses, differ } from './shared/current-dose';
import { latestPair } from './shared/dose-pair';
import { type Around, faultWith } from './shared/fault';
import { brief, capital, inOrder } from './shared/finding';

export const contradiction: Rule = {
  id: 'contradiction',
  title: 'Two current doses of one drug',
  why: 'Copied text outlives a change of dose; whoever refills the drug next takes one of the two, and maybe the wrong one.',
  examples: [
    'eu: This 50-year-old man with RA remains well on baricitinib 2 mg once daily.\nCurrent treatment: baricitinib [4 mg]{contradiction} once daily, methotrexate 15 mg weekly.',
    'MF. Taking Inrebic 300 mg daily since the April dose cut for nausea, much better. Plt 140, thiamine nl.\nPlan: continue Inrebic [400 mg]{contradiction} daily, CBC monthly.',
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: continue tofacitinib [10 mg]{contradiction} BID.',
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: continue tofacitinib 5 mg BID.',
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: increase tofacitinib to 10 mg BID.',
    'UC. HPI: on tofacitinib 5 mg BID.\nPlan: increase tofacitinib from 5 mg BID to 10 mg BID.',
    '34F with atopic dermatitis.\nMedications:\n- Rinvoq 30 mg daily\n- cetirizine 10 mg daily\nInterval: clear skin on Rinvoq [15 mg]{contradiction} daily.\nPlan: labs in 3 months.',
    'AD\nMeds: upadacitinib 30 mg od\nPlan: continue upadacitinib [15 mg]{contradiction} od',
    'AD\nMeds: upadacitinib 15 mg od\nPlan: up to upadacitinib 30 mg od',
    'Current meds: Olumiant 4 mg daily\nA/P: AA, good regrowth. Reduce Olumiant to 2 mg daily.',
    'HPI: Started baricitinib 2 mg daily in 2023, increased to 4 mg daily in March. Doing well.\nMedications: baricitinib 4 mg daily\nPlan: continue baricitinib 4 mg daily.',
    'AA. Was on Olumiant 2 mg daily, increased to 4 mg daily last visit.\nPlan: continue Olumiant 4 mg daily',
    'eu: RA clinic. Baricitinib 2 mg od since eGFR fell.\nMedication: baricitinib [4 mg]{contradiction} od, MTX 15 mg weekly\nPlan: bloods 3/12',
    'MF. Jakafi 10 mg every morning and 5 mg every evening. Plan: no changes.',
    'MF\nMedications:\nJakafi 10 mg every morning\nJakafi 5 mg every evening\nPlan: continue',
    'UC, Rinvoq 45 mg daily induction, week 7.\nPlan: Rinvoq 15 mg daily maintenance from week 8.',
    'UC. Rinvoq 45 mg daily now. Plan: complete 8 weeks, then Rinvoq 15 mg daily.',
    'HPI: He was on Xeljanz 10 mg BID for induction. Now on Xeljanz 5 mg BID.\nPlan: continue Xeljanz 5 mg BID.',
    'RA. On tofacitinib 5 mg once daily.\nPlan: continue tofacitinib [5 mg BID]{contradiction}, CBC q3mo.',
    'RA. On tofacitinib 10 mg/day.\nPlan: continue tofacitinib 5 mg BID.',
    'Medications\n1. tofacitinib 5 mg BID\n2. methotrexate 20 mg weekly\n3. folic acid 1 mg daily\n4. tofacitinib [10 mg]{contradiction} BID\nPlan: labs.',
    'RA on Olumiant 2 mg daily. Sister takes Olumiant 4 mg daily. Continue Olumiant 2 mg daily.',
    'AD on Rinvoq 15 mg daily. Rinvoq 30 mg daily was stopped for acne. Plan: continue Rinvoq 15 mg daily.',
    'AD on Rinvoq 15 mg daily. Discussed Rinvoq 30 mg daily if no better.',
    'AD. Rinvoq 15 mg daily. Max dose is Rinvoq 30 mg daily.',
    'Dear Dr Smith, she remains on baricitinib 4 mg once daily with good effect.\nCurrent medication: baricitinib [2 mg]{contradiction} once daily, methotrexate 15 mg weekly\nPlan: unchanged.',
    'Medications: Rinvoq 15 mg daily\nPlan: Increase dose. Rinvoq 30 mg daily #30.',
    'Meds: abrocitinib 100 mg daily\nAssessment: AD well controlled on Cibinqo [200 mg]{contradiction} daily.\nPlan: RTC 6 mo',
    'Admission Medications\nbaricitinib 4 mg daily\nInpatient Medications\nbaricitinib 2 mg daily',
    'Holding tofacitinib 5 mg BID. Restart tofacitinib at 5 mg daily next week.',
    'GVHD: on ruxolitinib 10 mg BID per pt. Med list: ruxolitinib 5 mg BID. Cont ruxolitinib [5 mg]{contradiction} BID.',
    'pt on Jakafi 20 mg BID. plts 80 → reduce to 15 mg BID. Plan Jakafi 15 mg BID',
    'Subjective: vitiligo/AD. Cibinqo 200 mg daily x 6 mo, itch 1/10.\nObjective: clear.\nA/P: AD - continue Cibinqo [100 mg]{contradiction} daily, CBC/lipids 3 mo.',
    'S: itch back. On Cibinqo 100 mg daily.\nA/P: AD - dose escalation: Cibinqo 200 mg daily',
    'HPI: on Cibinqo 100 mg daily. A/P: AD flare. Cibinqo 100 -> 200 mg daily',
    'Interval: increased to tofacitinib 10 mg BID 6 weeks ago for flare.\nMedications: tofacitinib [5 mg]{contradiction} BID\nPlan: continue tofacitinib 10 mg BID, then reassess.',
    'RA. Plan from last visit: continue baricitinib 2 mg daily. Today: increase baricitinib to 4 mg daily.',
    'Xeljanz 5 mg tabs, 2 tabs BID. Continue Xeljanz 10 mg BID. UC.',
    'HPI: 61F RA. Started Rinvoq 30 mg in 2021 (trial). On Rinvoq 15 mg daily.\nPlan: continue Rinvoq 15 mg daily.',
    'eu: RA. Baricitinib 4 mg od. Dose to be reduced: baricitinib 2 mg od from today.',
    'Patient is taking Olumiant 2 mg every other day instead of daily. Meds: Olumiant 2 mg daily. Plan: take Olumiant 2 mg daily as prescribed.',
    'Rheum f/u. Meds reviewed: Olumiant 2 mg qd, MTX 15 mg/wk, FA 1 mg. Pt reports Olumiant 4 mg qd. Plan: cont Olumiant [4 mg]{contradiction} qd, labs 3 mo',
    'Haem clinic letter. PV on ruxolitinib 10 mg BD. Hct 0.43.\nMedications: ruxolitinib 15 mg BD, aspirin 75 mg OD.\nPlan: continue ruxolitinib [10 mg]{contradiction} BD, FBC 6 weeks.',
    'eu: Gastro clinic. UC in remission on filgotinib 200 mg od.\nCurrent meds: filgotinib [100 mg]{contradiction} od; mesalazine 2.4 g od\nPlan: repeat calprotectin.',
    'HPI: momelotinib 200 mg daily, Hb up to 10.\nMed list: Ojjaara [150 mg]{contradiction} daily\nPlan: f/u 4 wks',
    'HPI: pacritinib 200 mg BID, plt 31.\nPlan: continue Vonjo [100 mg]{contradiction} BID.',
    'A/P \n# RA: well controlled on Xeljanz 5 mg BID. \n# Med rec: Xeljanz XR [11 mg]{contradiction} daily on file.',
    'eu: Clinic letter\nDiagnosis: RA\nCurrent treatment: baricitinib 4 mg daily, prednisolone 5 mg\nI reviewed this lady today. She takes baricitinib [2 mg]{contradiction} daily and is well.',
    'RA. Home meds: tofacitinib 5 mg BID, lisinopril 10 mg daily.\nAssessment: RA controlled with tofacitinib [11 mg]{contradiction} XR daily.\nPlan: no changes.',
    'Plan\n- Continue Rinvoq 15 mg daily\n- Refill Rinvoq [30 mg]{contradiction} daily #30',
    'HPI: 40M AD on abrocitinib 200 mg once daily. Plan: AD - abrocitinib [100 mg]{contradiction} once daily, moisturise, RTC 3 mo.',
    'Interval history: no changes, remains on tofacitinib 5 mg BID.\nAssessment and plan: UC remission. Continue tofacitinib [10 mg]{contradiction} BID, calprotectin in 3 months.',
    'Pt states she takes upadacitinib 15 mg [every other day]{dose-frequency}.\nMeds: upadacitinib [15 mg daily]{contradiction}',
    'HPI: on tofacitinib 5 mg BID.\nMeds: tofacitinib 10 mg BID\nPlan: hold tofacitinib for zoster.',
    'Ruxolitinib 20 mg BID for MF, platelets fell, now ruxolitinib 10 mg BID. Continue ruxolitinib 10 mg BID.',
  ],

  *check(analysis, kb, settings) {
    const { text } = analysis.note;
    for (const regimen of analysis.regimens) {
      if (regimen.status === 'held') continue;
      const doses = currentDoses(regimen, text);
      const pair = latestPair(doses, regimen, analysis, kb, settings);
      if (!pair) continue;
      const { later, others } = pair;
      const [first] = others;
      if (!first) continue;
      const name = kb.drugs.get(regimen.concept)?.name ?? regimen.concept;

      yield {
        span: spanOf(later.sig, first.sig),
        severity: 'warning',
        summary: brief(
          `${capital(name)} ${doseWords(later.sig)} here, ${doseWords(first.sig)} ${PLACE[first.place]}: two current doses.`,
        ),
        detail:
          'Find out what the patient takes, and write one dose throughout; where it was changed, write the change.',
        because: inOrder(others.map((it) => it.sig.span)),
        clears: [`one dose of ${name}`],
        evidence: [],
        fixes: fixesOf(doses, later.sig, first.sig, regimen, analysis, kb, settings),
      };
    }
  },

  silence: ({ sig }) => (sig ? 'All that the note gives as the current dose agrees.' : 'The note gives no dose.'),
};

const PLACE: Readonly<Record<CurrentDose['place'], string>> = {
  told: 'in the history',
  list: 'in the medication list',
  plan: 'in the plan',
};

const spanOf = (sig: Sig, other: Sig): Span =>
  sig.frequency && sig.amount === other.amount
    ? { start: Math.min(sig.span.start, sig.frequency.start), end: Math.max(sig.span.end, sig.frequency.end) }
    : sig.span;

const doseWords = ({ amount, perDay }: Sig) =>
  `${amount} mg${perDay === undefined ? '' : ` ${frequencyWords(perDay)}`}`;

/** Either dose in every place that has another; where one of them is at fault itself, the other only. */
function fixesOf(doses: readonly CurrentDose[], later: Sig, first: Sig, ...around: Around): Fix[] {
  const [, { note }] = around;
  if (doses.some((it) => it.sig.form !== later.form)) return [];
  return [first, later].flatMap((wanted) => {
    if (isFaulty(wanted, ...around)) return [];
    const edits = doses
      .filter((it) => differ(it.sig, wanted, note.text))
      .flatMap(({ sig }) => editsOf(sig, wanted, note.text));
    return edits.length > 0 ? [{ title: `Write ${doseWords(wanted)} throughout`, edits }] : [];
  });
}

function editsOf(sig: Sig, wanted: Sig, text: Text): Fix['edits'] {
  const often =
    sig.frequency && wanted.frequency && sig.perDay !== wanted.perDay
      ? [{ span: sig.frequency, newText: text.slice(wanted.frequency.start, wanted.frequency.end) }]
      : [];
  return sig.amount === wanted.amount ? often : [{ span: sig.span, newText: `${wanted.amount} mg` }, ...often];
}

/** A fault that the note has anyway is none of this choice. */
function isFaulty(sig: Sig, ...around: Around): boolean {
  const fault = faultWith(sig, ...around);
  return fault !== undefined && fault.kind !== faultWith(undefined, ...around)?.kind;
}
