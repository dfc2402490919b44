import { expect, test } from 'vitest';
import { readMeanings } from '../server/core/reading/meaning';
import { readSections } from '../server/core/reading/section';
import { kb } from './knowledge';
import { meaningsOf } from './meanings';

test.each([
  // Lists, clauses and what ends them.
  ['No {ataxia}, {nystagmus} or {dysmetria}.', 'negated, negated, negated'],
  ['Denies {ataxia}, but has {tremor}.', 'negated, plain'],
  ['No {goitre}, the thyroid scar is {tender}.', 'negated, plain'],
  ['no {ptosis} no {diplopia} has {facial droop}', 'negated, negated, plain'],
  ['Nothing new apart from no {ptosis}; nothing other than {tinnitus}.', 'negated, plain'],
  ['No steroids because of {glaucoma}, no {cataract}.', 'plain, negated'],
  ['No operation for {hydrocele}.', 'plain'],
  ['Skin: no {vesicles} Joints: {synovitis} of both wrists', 'negated, plain'],
  ['The scar (no {keloid}) has {itching}.', 'negated, plain'],
  ['He reports no {ataxia}\nor {tremor}.', 'negated, negated'],
  // Words that only look like a denial.
  ['No increase in {tremor}.', 'plain'],
  ['Not only {ptosis} but {diplopia}.', 'plain, plain'],
  ['Gram negative {meningitis}.', 'plain'],
  ['Swallows without difficulty, {hoarseness} only.', 'plain'],
  ['He is not without {tremor}.', 'plain'],
  ['She does not deny {cravings}.', 'plain'],
  ['The {tremor} is not well controlled.', 'plain'],
  // What is denied or left open from behind.
  ['{Ptosis} was not seen, {nystagmus} absent.', 'negated, negated'],
  ['{Ptosis}, {diplopia} and {nystagmus} were denied.', 'negated, negated, negated'],
  ['{Ptosis}: none {Diplopia}: yes', 'negated, plain'],
  ['{Botulism} was ruled out.', 'negated'],
  ['{Botulism} has not been ruled out.', 'possible'],
  ['{Botulism} cannot be excluded.', 'possible'],
  ['Neither {botulism} nor {tetanus} can be excluded.', 'possible, possible'],
  ['Toxin assay excluded {botulism}.', 'negated'],
  ['{Botulism} was considered and {tetanus} was ruled out.', 'possible, negated'],
  ['Any {ptosis}? No. Any {diplopia}? Yes.', 'negated, plain'],
  ['?{botulism} vs ?{tetanus}', 'possible, possible'],
  ['Not suspicious for {botulism}.', 'negated'],
  ['No findings suggestive of {tetanus}.', 'negated'],
  // Templates.
  ['[x] {ptosis} [ ] {diplopia}', 'plain, negated'],
  ['{Ptosis} [ ] {Diplopia} [x]', 'negated, plain'],
  ['☑ {ptosis} ☐ {diplopia}', 'plain, negated'],
  ['-{ptosis} -{diplopia} +{tremor}', 'negated, negated, plain'],
  ['{Ptosis} N, {tremor} Y', 'negated, plain'],
])('%s: %s', (text, told) => expect(meaningsOf(text)).toBe(told));

test.each([
  ['S/p {thymectomy} in 2011, now with {ptosis}.', 'historical, plain'],
  ['{Quinsy} as a student; {hoarseness} since Monday.', 'historical, plain'],
  ['A three week history of {hoarseness}.', 'plain'],
  ['No history of {quinsy}.', 'negated historical'],
  ['In 2014, he had {quinsy}.', 'historical'],
  ['{Thymoma} since 2014.', 'plain'],
  ['Compared to the prior scan the {thymoma} has grown.', 'plain'],
  ['{Hoarseness} x 3 days.', 'plain'],
  ['If {stridor} occurs, call 911.', 'hypothetical'],
  ['Call your surgeon for {stridor} or {drooling}.', 'hypothetical, hypothetical'],
  ['Call if the {hoarseness} is not better.', 'plain'],
  ['At risk of {stridor}, no {drooling}.', 'hypothetical, negated'],
  ['Heparin for {thrombosis} prophylaxis.', 'hypothetical'],
  ['{Tracheostomy} booked for Monday.', 'planned'],
  ['PMH: {quinsy}\nPlan: {tracheostomy}', 'historical, plain'],
  ['PMH: {quinsy}\n\nSeen today with {stridor}.', 'historical, plain'],
  ['Ddx: {quinsy}, {thymoma}', 'possible, possible'],
  ['Her mother had {thymoma}, he has {ptosis}.', 'historical family, plain'],
  ['Mother says he has {ptosis}.', 'plain'],
  ['{Thymoma} (aunt), {quinsy} in her brother.', 'family, family'],
  ['No family history of {thymoma}.', 'negated family'],
  ['FH: {thymoma}. No {quinsy}.', 'family, negated family'],
  ['His flatmate has {mumps}, he denies {swelling}.', 'other, negated other'],
])('%s: %s', (text, told) => expect(meaningsOf(text)).toBe(told));

test('the deciding cue is named, at its place in the whole text', () => {
  const text = 'Seen today.\nThere is no ptosis.';
  const start = text.indexOf('ptosis');
  const [meaning] = readMeanings(text, [{ start, end: start + 6 }], kb);
  expect(meaning?.cue && text.slice(meaning.cue.start, meaning.cue.end)).toBe('no');
});

test('words outside every sentence, and odd spans, are plain', () => {
  const odd = [
    { start: 0, end: 0 },
    { start: 90, end: 99 },
  ];
  expect(readMeanings('', odd, kb).map((it) => it.existence)).toEqual(['affirmed', 'affirmed']);
});

test('a long list without a full stop costs its length', () => {
  const text = 'no ptosis, '.repeat(20_000);
  const spans = Array.from({ length: 20_000 }, (_, index) => ({ start: index * 11 + 3, end: index * 11 + 9 }));
  const begin = performance.now();
  const denied = readMeanings(text, spans, kb).filter((it) => it.existence === 'negated');
  expect(denied.length).toBeGreaterThan(19_000);
  expect(performance.now() - begin).toBeLessThan(3000);
});

test.each([
  ['A/P:\n1. Quinsy: drained\n2. Continue Olumiant: yes', 'plan A/P, problem Quinsy'],
  ['PLAN\n# Thymoma\nscan booked\n# Olumiant\n2 mg', 'plan PLAN, problem Thymoma'],
  ['Diagnoses: RA', 'problem Diagnoses'],
  ['FH - thymoma / Allergies - latex', 'family FH, allergies Allergies'],
  ['__Plan__\nscan', 'plan Plan'],
  ['BP 120 / 80, weight 70 kg', ''],
])('headings of %s', (text, told) => {
  const found = readSections(text, kb).map(({ section, heading }) => `${section} ${heading}`);
  expect(found.join(', ')).toBe(told);
});
