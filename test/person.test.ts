import { describe, expect, test } from 'vitest';
import { readPersonOf } from '../server/core/reading/person-reading';
import { read } from './harness';
import { kb } from './knowledge';

const person = (note: string) => readPersonOf(read(note).analysis, kb);

test.each([
  ['Pt is 41 and well.', 41],
  ['F/52 with psoriasis.', 52],
  ['Mrs Marlow, 64, has RA.', 64],
  ['A fifty-three-year-old teacher.', 53],
  ['Onset at age 20; now 38, in remission.', 38],
  ['DOB 06/02/1970. Visit 06/01/2026.', 55],
  ['eu: DOB 06/02/1970. Clinic 06/03/2026.', 56],
  ['Mr. Ames-Lowell, forty-six, is well.', 46],
  ['Ms. Tran (41) has AD.', 41],
  ['D.O.B. 06/02/1970. Visit 06/01/2026.', 55],
  ['Her 60-year-old husband is ill; she is 58 and well.', 58],
  ['Adalimumab 40 mg q2w.', undefined],
  ['Mother is 70. Her 2-year-old son is well.', undefined],
  ['ESR is 45, now 30.', undefined],
])('the age in %s', (note, age) => expect(person(note).age).toBe(age));

test.each([
  ['Sex: M', 'male'],
  ['45 y.o. F with UC.', 'female'],
  ['Postmenopausal, on alendronate.', 'female'],
  ['RA, doing well.', undefined],
])('the sex in %s', (note, sex) => expect(person(note).sex).toBe(sex));

test.each([
  ['Wt 160 lb, lost 5 kg on purpose.', 72.6],
  ['eu: Weighs 12 st 3 lb.', 77.6],
  ['Weight 81 kg (was 90 kg).', 81],
  ['Weight down from 61 kg to 58.5 kg.', 58.5],
  ['Weight 84 -> 81 kg. Goal weight 70 kg.', 81],
  ['Wt 178 lb 6 oz, 5 lb down.', 80.9],
  ['Infliximab 5 mg/kg, ideal 60 kg.', undefined],
  ['Newborn weighed 3.2 kg.', undefined],
])('the weight in %s', (note, kilograms) => expect(person(note).weightKg).toBe(kilograms));

test.each([
  ['Never smoker.', { smoking: 'never' }],
  ['Tobacco: never\nAlcohol: rare', { smoking: 'never' }],
  ['Ex-smoker, 15 pack-years.', { smoking: 'former', packYears: 15 }],
  ['Smoked 1.5 ppd for 10 years, quit in 2012.', { smoking: 'former', packYears: 15 }],
  ['Smokes 10 cigarettes a day for 20 years.', { smoking: 'current', packYears: 10 }],
  ['Smokes half a pack a day, not ready to quit.', { smoking: 'current' }],
  ['Ex smoker, stopped in 2004. 15 a day for 10 years.', { smoking: 'former', packYears: 7.5 }],
  ['Stopped smoking in 2024 but restarted.', { smoking: 'current' }],
  ['Smoking cessation discussed.', {}],
  ['Social smoker in college.', { smoking: 'former' }],
  ['PPD negative. Wife smokes 2 ppd.', {}],
  ['PPD 12 mm, treated for 9 months.', {}],
])('tobacco in %s', (note, expected) => {
  const { smoking, packYears } = person(note);
  expect({ ...(smoking && { smoking }), ...(packYears && { packYears }) }).toEqual(expected);
});

test.each([
  ['Takes prednisone 5 mg BID.', 10],
  ['Prednisolone 20 mg daily, tapered to 7.5 mg.', 7.5],
  ['Prednisone 10 mg every other day.', 5],
  ['Prednisone 4 mg in the morning and 2 mg at night.', 6],
  ['Father takes prednisone 10 mg daily.', undefined],
  ['Prednisone 40 mg burst in May.', undefined],
])('prednisone in %s', (note, amount) => expect(person(note).prednisone).toBe(amount));

test.each([
  ['24 weeks pregnant.', { pregnant: true }],
  ['G2P1 at 30 wks.', { pregnant: true }],
  ['Breastfeeding, not pregnant.', { pregnant: false, breastFeeding: true }],
  ['Not pregnant, breastfeeding.', { pregnant: false, breastFeeding: true }],
  ['Not pregnant or breastfeeding.', { pregnant: false, breastFeeding: false }],
  ['Post partum, formula feeding, not nursing.', { pregnant: false, breastFeeding: false }],
  ['No longer breastfeeding.', { breastFeeding: false }],
  ['His wife is pregnant.', {}],
])('childbearing in %s', (note, expected) => expect(person(note)).toMatchObject(expected));

test.each([
  ['DAS28-ESR 5.2 -> 3.1, goal DAS28 < 2.6.', { DAS28: 3.1 }],
  ['CDAI was 30, now 9. SLEDAI-2K of 6.', { CDAI: 9, 'SLEDAI-2K': 6 }],
  ['DAS28 5.4 at baseline, 2.8 today. CDAI remission (2).', { DAS28: 2.8, CDAI: 2 }],
  ['PASI 21 at baseline, PASI 3 today, a PASI 75 responder.', { PASI: 3 }],
  ['Mayo score 7/12. Partial Mayo 5.', { Mayo: 7, 'partial Mayo': 5 }],
  ['Mayo Clinic 2020. Low-salt diet. EASI-75 in 40%. IGA 0/1 reached.', {}],
])('scores in %s', (note, scores) => expect(person(note).scores).toEqual(scores));

describe('prior treatments', () => {
  const prior = (note: string) => person(note).prior.map((it) => `${it.medicine} ${it.outcome}`);

  test.each([
    ['Failed methotrexate and Humira.', ['methotrexate failed', 'adalimumab failed']],
    ['MTX-IR, leflunomide-intolerant.', ['methotrexate failed', 'leflunomide intolerant']],
    ['Enbrel (2019-2020, lost response), Orencia (rash).', ['etanercept failed', 'abatacept intolerant']],
    ['Stelara stopped for cost. Tried Otezla in the past.', ['ustekinumab stopped', 'apremilast unknown']],
    ['Humira, Enbrel and Orencia all failed.', ['adalimumab failed', 'etanercept failed', 'abatacept failed']],
    ['Switched from Humira to Stelara due to inadequate response.', ['adalimumab failed']],
    ['Allergies: sulfasalazine - hives. On methotrexate 15 mg.', ['sulfasalazine intolerant']],
    ['Tx | Outcome\nMTX | nausea\nHumira | primary failure', ['methotrexate intolerant', 'adalimumab failed']],
    ['Was on Humira, cannot recall why it ended.', ['adalimumab unknown']],
    [
      'Dupixent: conjunctivitis forced us to stop. Enbrel caused hives.',
      ['dupilumab intolerant', 'etanercept intolerant'],
    ],
    ['TNF-IR (golimumab, infliximab).', ['golimumab failed', 'infliximab failed']],
    ['MTX 15 mg weekly continues. Mother failed Humira. Heart failure.', []],
  ])('%s', (note, expected) => expect(prior(note)).toEqual(expected));
});
