import type { Rule } from '../core/types';
import { mended } from './shared/wording';

export const drugName: Rule = {
  id: 'drug-name',
  title: 'Misspelt name of a JAK inhibitor',
  why: 'A search does not find a misspelt name, an interaction check passes it over, and one letter makes it another drug.',
  examples: [
    'RA: [Rinvoc]{drug-name} 15 mg daily.',
    'RA: Rinvoq 15 mg daily.',
    'RA, failed [tofacitanib]{drug-name} in 2020.',
    'Mother takes [Xeljans]{drug-name}.',
    'Allergies: [Zeljanz]{drug-name} (hives).',
    'RA. Discussed [Olumient]{drug-name}.',
    'RA. Discussed [upadacitnib]{drug-name} at length.',
    'Upadacitinab 15 mg daily for RA.\nPlan: continue [upadacitinab]{drug-name}. CBC in 3 months.',
    'RA: [BARACITINIB]{drug-name} 2 MG DAILY.',
    'RA: [tofacitinbi]{drug-name} 5 mg BID.',
    'RA: [Rivnoq]{drug-name} 15 mg daily.',
    'RA: [rinvoke]{drug-name} 15 mg daily.',
    'MF, on [Jakifi]{drug-name} 10 mg BID, seen by Dr. Jakob.',
    'MF, on Jakafi 10 mg BID, in Jakarta until May.',
    'eu: MF, on Jakavi 10 mg BID.',
    'Vitiligo: [Opzulura]{drug-name} cream BID.',
    'Psoriasis: [Sotyctu]{drug-name} 6 mg daily.',
    'Psoriasis, [deucravacitanib]{drug-name} in a trial in 2021.',
    'AA: [Litfullo]{drug-name} 50 mg daily.',
    'AD: [Cibinco]{drug-name} was stopped.',
    'CML on imatinib, then dasatinib, bosutinib, ponatinib, nilotinib. RA on [Rinvoq]{boxed-risk} 15 mg daily.',
    'NSCLC: erlotinib, gefitinib, brigatinib, osimertinib, foretinib. RA on Rinvoq 15 mg daily.',
    'Declined a trial of povorcitinib, ivarmacitinib or itacitinib. RA on baricitinib 2 mg daily.',
    'Eats tofu. RA on upadacitinib 15 mg daily.',
    'RA: Rinvoq 15 mg daily and [baracitinib]{combination}{drug-name} 2 mg daily.',
  ],

  *check({ slips, note }) {
    const wrong = slips.map(({ span, section, write }) => {
      const problem = note.text.slice(span.start, span.end).toLowerCase();
      return { problem, span, section, newText: write };
    });
    yield* mended(wrong, ({ span, newText }) => ({
      summary: `"${note.text.slice(span.start, span.end)}" should read "${newText}".`,
      detail: 'A misspelt name is copied forward, and no search or interaction check finds it.',
      clears: [newText],
      evidence: [],
    }));
  },

  silence: () => 'Its names are spelt as they should be.',
};
