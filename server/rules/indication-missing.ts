import type { Analysis, Regimen, Rule } from '../core/types';
import { brief } from './shared/finding';

export const indicationMissing: Rule = {
  id: 'indication-missing',
  title: 'Order without an indication',
  why: 'Dose, monitoring and risk all hang on the disease; the pharmacist and the next reader need it beside the order.',
  examples: [
    'Start [tofacitinib]{indication-missing} 5 mg BID.',
    '54F, here for results. Rx [Xeljanz]{indication-missing} 5 mg BID #60.',
    'Tolerating well. Increase [upadacitinib]{indication-missing} to 30 mg daily.',
    'Sister has RA. Start [tofacitinib]{indication-missing} 5 mg BID.',
    'FH: mother RA.\nPlan: start [baricitinib]{indication-missing} 2 mg daily.',
    'No history of psoriasis. Start [tofacitinib]{indication-missing} 5 mg BID.',
    'RA. Start tofacitinib 5 mg BID.',
    'h/o RA. Start tofacitinib 5 mg BID.',
    'Possible PsA. Start tofacitinib 5 mg BID.',
    'Inflammatory arthritis. Start tofacitinib 5 mg BID.',
    'axSpA. Start upadacitinib 15 mg daily.',
    'EASI 24. Start upadacitinib 15 mg daily.',
    'M06.9. Start tofacitinib 5 mg BID.',
    'COVID-19 pneumonia on HFNC.\nPlan: start baricitinib 4 mg daily x 14 days.',
    'Continue tofacitinib 5 mg BID.',
    'Consider tofacitinib 5 mg BID.',
    'Hold tofacitinib 5 mg BID.',
    'Tofacitinib 5 mg BID was stopped.',
    'Mother will start tofacitinib 5 mg BID.',
  ],

  *check(analysis, kb) {
    for (const regimen of analysis.regimens) {
      if (regimen.status !== 'planned' || hasUse(regimen, analysis)) continue;
      const drug = kb.drugs.get(regimen.concept);
      if (!drug) continue;

      yield {
        span: regimen.drug.span,
        severity: 'hint',
        summary: brief(`The note orders ${drug.name} and does not say what for.`),
        detail: 'Limits are then those of the most permissive use. Write the disease beside the order.',
        because: regimen.cue ? [regimen.cue] : [],
        clears: ['the indication'],
        evidence: [],
        fixes: [],
      };
    }
  },

  silence(regimen, analysis) {
    if (regimen.status !== 'planned') return 'Nothing is ordered.';
    return hasUse(regimen, analysis)
      ? 'The note names a disease that it may be for.'
      : 'We have no facts on this drug.';
  },
};

/** Any disease of the patient that one of these drugs is tried in, however it is written and even if it is past. */
const hasUse = ({ indications }: Regimen, { isForDisease }: Analysis): boolean =>
  indications.length > 0 || isForDisease;
