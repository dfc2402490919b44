import type { Rule } from '../core/types';
import { above, limitFinding } from './shared/dose';
import { limitSilence } from './shared/silence';

export const doseRenal: Rule = {
  id: 'dose-renal',
  title: 'Dose above the renal limit',
  why: 'Reduced clearance raises exposure, and with it the risk of infection and cytopenia.',
  examples: [
    'RA, eGFR 42. Baricitinib [2 mg]{dose-renal} daily.',
    'RA, eGFR 59. Olumiant [2 mg]{dose-renal} once daily.',
    'RA, eGFR 60. Baricitinib 2 mg daily.',
    'eu: 50-year-old woman, SLE, CrCl 46. Baricitinib [4 mg]{dose-renal} daily.',
    'RA, eGFR 30. Baricitinib 1 mg daily.',
    'RA, eGFR 29. Baricitinib [1 mg]{dose-renal} daily.',
    'RA, CKD stage 3b. Baricitinib [2 mg]{dose-renal} daily.',
    'RA, eGFR 68 (01/04/2026), eGFR 41 (05/04/2026). Baricitinib [2 mg]{dose-renal} daily.',
    'RA, CrCl 50. Tofacitinib [5 mg]{dose-renal} BID.',
    'RA, CrCl 51. Tofacitinib 5 mg BID.',
    'RA, CrCl 45. Tofacitinib 5 mg daily.',
    'eu: RA, eGFR 42. Baricitinib [4 mg]{dose-renal} od.',
    'eu: RA, eGFR 42. Baricitinib 2 mg od.',
    'eu: RA, CrCl 45. Tofacitinib 5 mg bd.',
    'Psoriasis on dialysis. Sotyktu 6 mg daily.',
    '64-year-old woman, RA, creatinine 3 mg/dL. Baricitinib [2 mg]{dose-renal} daily.',
    '64-year-old woman, RA, creatinine 1.6 mg/dL. Baricitinib [2 mg]{dose-renal} daily.',
    '64-year-old woman, RA, creatinine 0.7 mg/dL. Baricitinib 2 mg daily.',
    'Polycythemia vera, CrCl 12. Jakafi [5 mg]{dose-renal} BID.',
    'Polycythemia vera, ESRD on hemodialysis. Jakafi 5 mg BID.',
    'RA, eGFR 42. Baricitinib 2 mg was stopped.',
    'RA, eGFR 42. Mother takes baricitinib 2 mg daily.',
    'RA. Baricitinib 2 mg daily. Her mother has an eGFR of 25.',
    'RA, eGFR 42. Hold baricitinib 2 mg daily.',
  ],

  *check(analysis, kb, settings) {
    for (const order of above('renal', analysis)) {
      const severity = order.fault.limit.row.dailyMax === 0 ? 'error' : 'warning';
      yield limitFinding(order, analysis, kb, settings, severity);
    }
  },

  silence: limitSilence('renal'),
};
