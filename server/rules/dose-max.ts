import type { Rule } from '../core/types';
import { above, limitFinding } from './shared/dose';
import { limitSilence } from './shared/silence';
import { tooMuch } from './shared/skin-use';

export const doseMax: Rule = {
  id: 'dose-max',
  title: 'Daily dose above the labelled maximum',
  why: 'Above the labelled maximum for the indication harm rises with the dose, and the label knows no added benefit.',
  examples: [
    'Rheumatoid arthritis. Start baricitinib [4 mg]{dose-max} daily.',
    'RA: baricitinib 2 mg daily.',
    'eu: RA: baricitinib 4 mg daily.',
    'eu: RA: baricitinib [8 mg]{dose-max} daily.',
    'Psoriatic arthritis. Xeljanz XR [22 mg]{dose-max} qAM.',
    'Ulcerative colitis. Xeljanz XR 22 mg daily for 8 weeks.',
    'Rheumatoid arthritis. Tofacitinib [10 mg]{dose-max} BID.',
    'RA: continue upadacitinib [30 mg]{dose-max} once daily.',
    'Atopic dermatitis: upadacitinib 30 mg daily.',
    'Psoriasis: Sotyktu [12 mg]{dose-max} daily.',
    'Baricitinib 4 mg daily.',
    'RA: baricitinib 4 mg was stopped in March. Now etanercept 50 mg weekly.',
    'RA. Mother takes baricitinib 4 mg daily.',
    'RA. Holding upadacitinib 30 mg daily until the abscess is drained.',
    'RA: methotrexate 15 mg weekly and baricitinib 2 mg daily.',
    'Atopic dermatitis. Opzelura BID, [100 g per week]{dose-max}.',
    'Atopic dermatitis. Opzelura BID, one 60 g tube a week.',
    'Atopic dermatitis. Opzelura BID, one 100 g tube every 2 weeks.',
    'Atopic dermatitis. Opzelura BID to [25% BSA]{dose-max}.',
    'Atopic dermatitis, 25% BSA. Opzelura BID to 20% BSA.',
    'Vitiligo. Opzelura BID to [12% BSA]{dose-max}.',
    'eu: Vitiligo. Opzelura BID, two 100 g tubes a month.',
    'eu: Vitiligo. Opzelura BID, [three 100 g tubes a month]{dose-max}.',
    'Chronic hand eczema. Anzupgo BID, [120 g per month]{dose-max}.',
    'Chronic hand eczema. Anzupgo BID, 30 g tube every 2 weeks.',
    'Chronic hand eczema. Anzupgo BID, 120 g per month, was stopped.',
    'Atopic dermatitis. Opzelura BID; triamcinolone 100 g per week.',
    'RA-BEAM compared baricitinib 4 mg with adalimumab in patients with rheumatoid arthritis.',
  ],

  *check(analysis, kb, settings) {
    for (const order of above('maximum', analysis)) yield limitFinding(order, analysis, kb, settings, 'error');
    yield* tooMuch(analysis, kb, settings);
  },

  silence: limitSilence('maximum'),
};
