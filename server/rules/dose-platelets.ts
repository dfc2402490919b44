import type { Rule } from '../core/types';
import { above, limitFinding } from './shared/dose';
import { limitSilence } from './shared/silence';

export const dosePlatelets: Rule = {
  id: 'dose-platelets',
  title: 'Dose above the one for this platelet count',
  why: 'In myelofibrosis the label chooses the dose by the platelet count, since the drug lowers it further.',
  examples: [
    'Myelofibrosis, platelets 120. Start ruxolitinib [20 mg]{dose-platelets} BID.',
    'Myelofibrosis, platelets 200. Start ruxolitinib [20 mg]{dose-platelets} BID.',
    'Myelofibrosis, platelets 201. Start ruxolitinib 20 mg BID.',
    'Myelofibrosis, platelets 120. Start ruxolitinib 15 mg BID.',
    'Myelofibrosis, platelets 99. Start ruxolitinib [15 mg]{dose-platelets} BID.',
    'Myelofibrosis, platelets 120. Ruxolitinib 20 mg BID was stopped.',
    'Myelofibrosis, platelets 250. Start ruxolitinib 20 mg BID. Brother had platelets 60.',
    'Myelofibrosis, platelets 40. Start [ruxolitinib]{lab-threshold} 10 mg BID.',
    'Polycythemia vera, platelets 120. Ruxolitinib 20 mg BID.',
  ],

  *check(analysis, kb, settings) {
    for (const order of above('platelets', analysis)) {
      // Where the count leaves no dose at all, `lab-threshold` says so.
      if (order.fault.limit.row.dailyMax > 0) yield limitFinding(order, analysis, kb, settings, 'warning');
    }
  },

  silence: limitSilence('platelets'),
};
