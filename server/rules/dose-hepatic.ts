import type { Rule } from '../core/types';
import { above, limitFinding } from './shared/dose';
import { limitSilence } from './shared/silence';

export const doseHepatic: Rule = {
  id: 'dose-hepatic',
  title: 'Dose above the hepatic limit',
  why: 'Where the liver clears the drug, liver impairment raises exposure; in severe impairment it was not studied.',
  examples: [
    'RA, cirrhosis Child-Pugh B. Tofacitinib [5 mg]{dose-hepatic} BID.',
    'RA, cirrhosis Child-Pugh B. Tofacitinib 5 mg daily.',
    'RA, cirrhosis Child-Pugh A. Tofacitinib 5 mg BID.',
    'RA, Child-Pugh C. Baricitinib [2 mg]{dose-hepatic} daily.',
    'RA, decompensated cirrhosis. Baricitinib [2 mg]{dose-hepatic} daily.',
    'RA, no decompensated cirrhosis. Baricitinib 2 mg daily.',
    'RA, Child-Pugh C. Baricitinib 2 mg was stopped.',
    'RA. Baricitinib 2 mg daily. Father had Child-Pugh C cirrhosis.',
  ],

  *check(analysis, kb, settings) {
    for (const order of above('hepatic', analysis)) {
      const severity = order.fault.limit.row.dailyMax === 0 ? 'error' : 'warning';
      yield limitFinding(order, analysis, kb, settings, severity);
    }
  },

  silence: limitSilence('hepatic'),
};
