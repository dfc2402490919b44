import type { Rule } from '../core/types';
import { above, limitFinding } from './shared/dose';
import { limitSilence } from './shared/silence';

export const doseInteraction: Rule = {
  id: 'dose-interaction',
  title: 'Dose above the limit beside another medicine',
  why: 'A medicine that slows the clearance of the drug raises exposure as a higher dose would.',
  examples: [
    'RA on tofacitinib [5 mg]{dose-interaction} BID. Start clarithromycin 500 mg BID.',
    'RA on tofacitinib 5 mg daily. Start clarithromycin 500 mg BID.',
    'RA on tofacitinib [5 mg]{dose-interaction} BID and fluconazole 200 mg daily.',
    'RA on tofacitinib 5 mg BID. Fluconazole 150 mg once for thrush.',
    'RA on tofacitinib 5 mg BID. Ketoconazole 2% shampoo.',
    'RA on tofacitinib 5 mg BID, fluoxetine 20 mg daily.',
    'RA on tofacitinib 5 mg BID, diltiazem 120 mg daily.',
    'RA on tofacitinib [5 mg]{dose-interaction} BID, fluoxetine 20 mg daily, diltiazem 120 mg daily.',
    'Atopic dermatitis: Rinvoq [30 mg]{dose-interaction} daily. Clarithromycin 500 mg BID started today.',
    'RA: Rinvoq 15 mg daily. Clarithromycin 500 mg BID started today.',
    'RA: baricitinib [2 mg]{dose-interaction} daily, probenecid 500 mg BID.',
    'RA: baricitinib 2 mg daily. Probenecid was stopped last year.',
    'RA: baricitinib 2 mg daily. Wife takes probenecid 500 mg BID.',
    'Chronic GVHD: Jakafi [10 mg]{dose-interaction} BID, fluconazole 100 mg daily.',
    'Chronic GVHD: Jakafi 5 mg BID, fluconazole 100 mg daily.',
    'Chronic GVHD: Jakafi [5 mg]{dose-interaction} BID, fluconazole 400 mg daily.',
    'Chronic GVHD: Jakafi 10 mg BID, diltiazem 120 mg daily, amiodarone 200 mg daily.',
    'eu: RA: baricitinib 2 mg od, probenecid 500 mg bd.',
    'eu: RA: baricitinib [4 mg]{dose-interaction} od, probenecid 500 mg bd.',
  ],

  *check(analysis, kb, settings) {
    for (const basis of ['interaction', 'genotype'] as const) {
      for (const order of above(basis, analysis)) {
        yield limitFinding(order, analysis, kb, settings, order.fault.limit.row.dailyMax === 0 ? 'error' : 'warning');
      }
    }
  },

  silence: limitSilence('interaction'),
};
