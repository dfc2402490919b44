import { expect, test } from 'vitest';
import { readResults } from '../server/core/reading/result';
import { read } from './harness';
import { kb } from './knowledge';

/** "hgb 9.1 g/dL 2026-03", "egfr >60 mL/min/1.73m2", "hiv negative", in the order of the text. */
const results = (note: string) =>
  readResults(read(note).analysis, kb).map(({ test: name, value, unit, on, bound }) => {
    const mark = bound === 'above' ? '>' : bound === 'below' ? '<' : '';
    return [name, `${mark}${value}`, unit, on].filter((it) => it !== undefined).join(' ');
  });

test.each([
  ['Hgb 10.2 -> 9.1 -> 8.7 g/dL.', ['hgb 10.2 g/dL', 'hgb 9.1 g/dL', 'hgb 8.7 g/dL']],
  ['Platelets down from 220 to 98.', ['plt 220 10^9/L', 'plt 98 10^9/L']],
  ['Cr 1.4 (1.1 in January 2026).', ['creatinine 1.4 mg/dL', 'creatinine 1.1 mg/dL 2026-01']],
  ['plt 212 (150-400), eGFR >60.', ['plt 212 10^9/L', 'egfr >60 mL/min/1.73m2']],
  ['AST and ALT 31 and 52, were 24/30.', ['ast 31 U/L', 'alt 52 U/L', 'ast 24 U/L', 'alt 30 U/L']],
  ['ANC 1.8 on 2/3/26, 1.4 on 3/5/26.', ['anc 1.8 10^9/L 2026-02-03', 'anc 1.4 10^9/L 2026-03-05']],
  ['Labs 5/1/2026: WBC 5.1, ALC 900.', ['wbc 5.1 10^9/L 2026-05-01', 'alc 0.9 10^9/L 2026-05-01']],
  ['eu: Hb 118 g/L on 04/05/2026.', ['hgb 11.8 g/dL 2026-05-04']],
  ['Seen 06/10/2026. Labs today: Hgb 9.4.', ['hgb 9.4 g/dL 2026-06-10']],
  ['Labs today: Hgb 9.4.', ['hgb 9.4 g/dL']],
  [
    '       01/2026   04/2026\nALT    22   -\nAST    >90   31',
    ['alt 22 U/L 2026-01', 'ast >90 U/L 2026-01', 'ast 31 U/L 2026-04'],
  ],
  [
    'Creatinine\n05/02/2026  1.1\n06/09/2026  1.3',
    ['creatinine 1.1 mg/dL 2026-05-02', 'creatinine 1.3 mg/dL 2026-06-09'],
  ],
  [
    'WBC/Hgb/Hct/Plt 5.1/10.2/31/199, BUN/Cr 18/0.9.',
    ['wbc 5.1 10^9/L', 'hgb 10.2 g/dL', 'plt 199 10^9/L', 'creatinine 0.9 mg/dL'],
  ],
  [
    'ANC 1.4 [2.0], plt 90 <- 112 <- 150.',
    ['anc 1.4 10^9/L', 'anc 2 10^9/L', 'plt 90 10^9/L', 'plt 112 10^9/L', 'plt 150 10^9/L'],
  ],
  [
    'CrCl (actual weight 82 kg) = 66, eGFR 71 by Cockcroft-Gault (wt 82 kg).',
    ['crcl 66 mL/min', 'egfr 71 mL/min/1.73m2'],
  ],
  ['Lymphs 11% (abs 0.7). Neuts 80 %, WBC 4.9.', ['alc 0.7 10^9/L', 'wbc 4.9 10^9/L']],
  ['Hgb goal 10-12; last 9.2. Plt reported as >900.', ['hgb 9.2 g/dL', 'plt >900 10^9/L']],
  ['Hgb nadir 7.4 in May 2026, 10.1 now.', ['hgb 7.4 g/dL 2026-05', 'hgb 10.1 g/dL']],
  ['Hgb 8.6 on admission, 9.3 at discharge.', ['hgb 8.6 g/dL', 'hgb 9.3 g/dL']],
  ['Hgb 9.2 (wk 4), 9.8 (wk 8). ALT at week 4 45.', ['hgb 9.2 g/dL', 'hgb 9.8 g/dL', 'alt 45 U/L']],
  ['ANC trend: 1.9, 1.5, now 0.9.', ['anc 1.9 10^9/L', 'anc 1.5 10^9/L', 'anc 0.9 10^9/L']],
  ['Cr baseline 0.9-1.0, now 1.6.', ['creatinine 1.6 mg/dL']],
  ['Hb 104 and plts 455, both on 5/12/2026.', ['hgb 10.4 g/dL 2026-05-12', 'plt 455 10^9/L 2026-05-12']],
  ['Test\tValue\tRange\nHGB\t9.8 L\t12.0 - 16.0\nPLT\t288\t150-400', ['hgb 9.8 g/dL', 'plt 288 10^9/L']],
  [
    'Hgb (12.0-16.0) 9.8. Hb fell by 20 g/L to 98. Plt 1.2 million.',
    ['hgb 9.8 g/dL', 'hgb 9.8 g/dL', 'plt 1200 10^9/L'],
  ],
  ['ANC must be >1000 (today 1400). Hb ........ 9.9', ['anc 1.4 10^9/L', 'hgb 9.9 g/dL']],
])('every value of %s', (note, expected) => expect(results(note)).toEqual(expected));

test.each([
  [
    'HBsAg, HCV Ab and HIV all non-reactive 03/2026.',
    ['hbsag negative 2026-03', 'hcv-ab negative 2026-03', 'hiv negative 2026-03'],
  ],
  ['HBsAg (-), anti-HBc (+), HBV DNA undetectable.', ['hbsag negative', 'anti-hbc positive', 'hbv-dna not-detected']],
  ['Negative QuantiFERON. Immune to varicella.', ['quantiferon negative', 'vzv-igg immune']],
  ['T-SPOT equivocal, repeat negative 2/1/2026.', ['t-spot indeterminate', 't-spot negative 2026-02-01']],
  ['Mantoux 12 mm. PPD 0 mm, read as negative.', ['tst 12 mm', 'tst negative']],
  ['UPT neg. Anti-HBs pos.', ['pregnancy-test negative', 'anti-hbs positive']],
  ['Hep B: sAg -, cAb -, sAb + (vaccine).', ['hbsag negative', 'anti-hbc negative', 'anti-hbs positive']],
  ['PPD 14 mm, positive, 2012 (worked abroad).', ['tst positive 2012']],
  ['IGRA negative. IGRA (T-SPOT) neg.', ['igra negative', 't-spot negative']],
  ['Pregnancy test ............ negative', ['pregnancy-test negative']],
  ['QFT-Plus 0.01 IU/mL, negative.', ['quantiferon negative']],
  ['QFT conversion: negative 2024 -> positive 2026.', ['quantiferon negative 2024', 'quantiferon positive 2026']],
])('every sign of %s', (note, expected) => expect(results(note)).toEqual(expected));

test.each([
  'Order QuantiFERON and HBsAg. HIV pending.',
  'If HCV Ab positive, check RNA.',
  'Smokes 1 PPD, negative review.',
  'Target Hgb 10, hold if plt <50 or ANC < 1.',
  'Hgb >10 required. Repeat ALT in 4 weeks.',
  'Sister: Hgb 7.2, HBsAg positive.',
  'Synovial WBC 18,000. Hemoglobin A1c 7.2.',
  'eGFR 66 62 65',
  'AST 2 x ULN. ALT 3x ULN. BUN/creatinine ratio 20.',
  'HBsAg -',
  'VZV IgG: 1,450 (immune >165).',
  'Was QFT negative? Negative pregnancy test required.',
  'Must have a negative HIV test. Required ANC ≥1.0.',
])('nothing of %s', (note) => expect(results(note)).toEqual([]));
