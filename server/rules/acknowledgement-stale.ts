import { removal, type Weighed, weigh } from '../core/considered';
import type { KnowledgeBase } from '../core/kb';
import type { Acknowledgement, Fix, Rule, Settings } from '../core/types';
import { brief } from './shared/finding';

export const acknowledgementStale: Rule = {
  id: 'acknowledgement-stale',
  title: 'Acknowledgement that no longer holds',
  why: 'The reason was given for other facts: the next reader would take a risk for weighed that nobody has looked at.',
  examples: [
    'RA, eGFR 42.\nContinue baricitinib 2 mg daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees',
    'RA, eGFR 28.\nContinue baricitinib [2 mg]{dose-renal} daily.\n[Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 42.\nIncrease baricitinib to [4 mg]{dose-renal} daily.\n[Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 42.\nDecrease baricitinib to 1 mg daily.\n[Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 75.\nContinue baricitinib 2 mg daily.\n[Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 42.\nBaricitinib 2 mg daily was stopped.\n[Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 42.\nBaricitinib 2 mg daily on hold until Monday.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees',
    'RA, eGFR 42.\nSwitched from baricitinib to upadacitinib 15 mg daily.\n- [Considered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA, eGFR 28.\nContinue baricitinib [2 mg]{dose-renal} daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: ***',
    'RA, eGFR 28. Father with eGFR 42.\nContinue baricitinib [2 mg]{dose-renal} daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason:',
    'RA, eGFR 42.\nOlumiant 2 mg tablet once a day.\nConsidered [dose-renal]: eGFR of 42, Olumiant 2 mg daily; reason: stable for years',
    'RA. Meds: tofacitinib 5 mg BID, azathioprine 100 mg daily.\nConsidered [combination]: tofacitinib 5 mg BID, azathioprine; reason: bridging for four weeks',
    'RA. Meds: tofacitinib 5 mg BID. Azathioprine stopped 3/2026.\n[Considered [combination]: tofacitinib, azathioprine; reason: bridging for four weeks]{acknowledgement-stale}',
    'RA. Meds: [tofacitinib]{combination} 5 mg BID, adalimumab 40 mg q2w.\n[Considered [combination]: tofacitinib, azathioprine; reason: bridging for four weeks]{acknowledgement-stale}',
    'RA: stop tofacitinib 5 mg BID, start upadacitinib 15 mg daily.\n[Considered [combination]: tofacitinib, upadacitinib; reason: two weeks of overlap]{acknowledgement-stale}',
    '70F, RA. Rinvoq 15 mg daily.\nConsidered [boxed-risk]: Rinvoq 15 mg daily, age 70; reason: TNF blockers failed',
    '71F, RA. [Rinvoq]{boxed-risk} 15 mg daily.\n[Considered [boxed-risk]: upadacitinib, age 70; reason: TNF blockers failed]{acknowledgement-stale}',
    '70F, RA, DVT in March. [Rinvoq]{boxed-risk} 15 mg daily.\n[Considered [boxed-risk]: upadacitinib, age 70; reason: TNF blockers failed]{acknowledgement-stale}',
    'RA on [baricitinib]{lab-threshold} 2 mg daily. ALC 0.3.\n[Considered [lab-threshold]: baricitinib, ALC 0.4; reason: viral, again in a week]{acknowledgement-stale}',
    'RA on baricitinib 2 mg daily. ALC 0.9, was 0.4 in March.\n[Considered [lab-threshold]: baricitinib, ALC 0.4; reason: viral, again in a week]{acknowledgement-stale}',
    'RA on baricitinib 2 mg daily. ALC 400/mm3.\nConsidered [lab-threshold]: baricitinib, ALC 0.4; reason: viral, again in a week',
    'eu: RA, 16 weeks pregnant. Baricitinib 4 mg od.\nConsidered [contraindication]: baricitinib, pregnant; reason: to be stopped tomorrow',
    'eu: RA, no longer pregnant. Baricitinib 4 mg od.\n[Considered [contraindication]: baricitinib, pregnant; reason: to be stopped tomorrow]{acknowledgement-stale}',
    'RA. Meds: tofacitinib 5 mg BID, azathioprine 100 mg daily. Adalimumab stopped 2025.\nConsidered [combination]: tofacitinib, azathioprine, adalimumab stopped; reason: bridging',
    'RA on tofacitinib 5 mg BID.\nConsidered [combination]: tofacitinib, azathioprine; reason: bridging',
    'RA. Meds: tofacitinib 5 mg BID. Azathioprine on hold.\nConsidered [combination]: tofacitinib, azathioprine; reason: bridging',
    'RA, eGFR 42. Sister takes baricitinib 2 mg daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees',
    '70F, RA, no DVT. Rinvoq 15 mg daily.\nConsidered [boxed-risk]: upadacitinib, age 70, no DVT; reason: TNF blockers failed',
    'RA, 52M, quit smoking last year. Tofacitinib 5 mg BID.\n[Considered [boxed-risk]: tofacitinib, current smoker; reason: TNF blockers failed]{acknowledgement-stale}',
    'UC. Tofacitinib 5 mg BID stopped today.\nConsidered [stop-abrupt]: tofacitinib, stopped; reason: colectomy',
    'SLE with arthritis. Baricitinib 4 mg daily.\nConsidered [off-label]: baricitinib; reason: two trials',
    'RA, eGFR 42.\nBaricitinib [2 mg]{dose-renal} daily.\n[Considered [dose-renal]: baricitinib, eGFR 42; reason: nephrology agrees]{acknowledgement-stale}',
    'RA. Upadacitinib 15 mg daily. Mother had a DVT.\nConsidered [dose-max]: as in the letter of pharmacy; reason: agreed',
    'RA, baricitinib 2 mg daily. Considered a lower dose; reason: no need.',
  ],

  *check(analysis, kb, settings, found) {
    const { weighed, against } = weigh(found, analysis, kb);
    const standing = new Set(weighed.flatMap((it) => it.lines));
    const open = weighed.filter((it) => it.lines.length === 0);
    for (const [line, changed] of against) {
      if (standing.has(line) || isOff(line.rule, kb, settings)) continue;
      const back = open.find((it) => isMeant(line, it));
      const [finding] = back?.findings ?? [];
      if (!finding && changed.length === 0) continue;
      const says = changed.length > 0 ? changed.map((it) => it.says).join('; ') : `the finding rests on ${back?.facts}`;

      yield {
        span: line.span,
        severity: 'warning',
        summary: brief(`Out of date: ${says}.`),
        detail: back
          ? `${line.rule} speaks again: ${finding?.summary} Weigh it anew, then update the line or remove it.`
          : 'Nothing is left of what it acknowledges: remove the line.',
        because: changed.length > 0 ? changed.flatMap((it) => it.at ?? []) : (finding?.because ?? []),
        clears: back ? [`naming ${back.facts}`] : [],
        evidence: [],
        fixes: [
          ...(back ? [update(line, back)] : []),
          { title: 'Remove the line', edits: [removal(line, analysis.note.text)] },
        ],
      };
    }
  },

  silence({ concept }, { considered }) {
    const lines = considered.filter((it) => it.noted.some(({ name }) => name === concept));
    if (lines.length === 0) return 'No line of the note acknowledges a finding on it.';
    return lines.every((it) => it.reason === undefined)
      ? 'The reason is still to be filled in.'
      : 'What the line names is what the note says.';
  },
};

const isOff = (rule: string, kb: KnowledgeBase, settings: Settings) =>
  (settings.rules[rule] ?? kb.house.rules.get(rule)?.loudness) === 'off';

/** Its rule speaks of the drug that the line names. */
const isMeant = ({ rule, noted }: Acknowledgement, { findings, needed }: Weighed): boolean => {
  const drugs = needed.filter((it) => it.kind === 'drug');
  const isAbout = (name: string) => noted.some((it) => it.kind === 'drug' && it.name === name);
  return findings[0]?.rule === rule && (drugs.length === 0 || drugs.some((it) => isAbout(it.name)));
};

const update = ({ factsAt }: Acknowledgement, { facts }: Weighed): Fix => ({
  title: 'Update the acknowledgement',
  edits: [{ span: factsAt, newText: facts }],
});
