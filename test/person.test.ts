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
  ['Infliximab 5 mg/kg, ideal 60 kg.', undefined],
])('the weight in %s', (note, kilograms) => expect(person(note).weightKg).toBe(kilograms));

test.each([
  ['Never smoker.', { smoking: 'never' }],
  ['Tobacco: never\nAlcohol: rare', { smoking: 'never' }],
  ['Ex-smoker, 15 pack-years.', { smoking: 'former', packYears: 15 }],
  ['Smoked 1.5 ppd for 10 years, quit in 2012.', { smoking: 'former', packYears: 15 }],
  ['Smokes 10 cigarettes a day for 20 years.', { smoking: 'current', packYears: 10 }],
  ['Smokes half a pack a day, not ready to quit.', { smoking: 'current' }],
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
  ['Father takes prednisone 10 mg daily.', undefined],
  ['Prednisone 40 mg burst in May.', undefined],
])('prednisone in %s', (note, amount) => expect(person(note).prednisone).toBe(amount));

test.each([
  ['24 weeks pregnant.', { pregnant: true }],
  ['G2P1 at 30 wks.', { pregnant: true }],
  ['Breastfeeding, not pregnant.', { pregnant: false, breastFeeding: true }],
  ['No longer breastfeeding.', { breastFeeding: false }],
  ['His wife is pregnant.', {}],
])('childbearing in %s', (note, expected) => expect(person(note)).toMatchObject(expected));

test.each([
  ['DAS28-ESR 5.2 -> 3.1, goal DAS28 < 2.6.', { DAS28: 3.1 }],
  ['CDAI was 30, now 9. SLEDAI-2K of 6.', { CDAI: 9, 'SLEDAI-2K': 6 }],
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
    ['TNF-IR (golimumab, infliximab).', ['golimumab failed', 'infliximab failed']],
    ['MTX 15 mg weekly continues. Mother failed Humira. Heart failure.', []],
  ])('%s', (note, expected) => expect(prior(note)).toEqual(expected));
});
