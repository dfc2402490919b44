import { expect, test } from 'vitest';
import { meaningsOf } from './meanings';

// Where a denied list ends: something that is there begins.
test.each([
  ['No {keloid}, and a {lipoma} over the scar.', 'negated, plain'],
  ['No {keloid} and the {scar} is tender.', 'negated, plain'],
  ['No {ptosis}, mild {lid lag}.', 'negated, plain'],
  ['No {ptosis}, mild {lid lag} or {chemosis}.', 'negated, negated, negated'],
  ['{Hoarseness}, no {stridor}, and {drooling}.', 'plain, negated, plain'],
  ['no {goitre} lungs with {crackles} ext 2+ {oedema}', 'negated, plain, plain'],
  ['no {ptosis} mild {lid lag}', 'negated, plain'],
  ['No {goitre} or {nodule}, the {tremor} is improved.', 'negated, negated, plain'],
  ['No {keloid} was noted and the {sinus} was drained.', 'negated, historical'],
  ['Not treated for her {quinsy}.', 'plain'],
  ['No further treatment of the {lipoma} is needed.', 'plain'],
  ['No {ptosis}, {lid lag}, or {chemosis} noted.', 'negated, negated, negated'],
  ['Without {stridor} and with {drooling}.', 'negated, plain'],
  ['Non-tender {goitre}, non-{tender}.', 'plain, negated'],
  ['Neck: no {LAD}. Eyes: no {ptosis}', 'negated, negated'],
])('%s: %s', (text, told) => expect(meaningsOf(text)).toBe(told));

// What only seems to deny, and what does.
test.each([
  ['It is not clear whether the {tremor} is new.', 'plain'],
  ['He has not only {quinsy} but {mumps}.', 'plain, plain'],
  ['Not entirely free of {tremor}.', 'plain'],
  ['No {nodule} to suggest {thymoma}.', 'negated, negated'],
  ['No {nodule} which would suggest {thymoma}.', 'negated, negated'],
  ['The {tremor} is not due to {thyrotoxicosis}.', 'plain, negated'],
  ['MRI has excluded {thymoma}.', 'negated'],
  ['{Thymoma} was considered but thought to be unlikely.', 'negated'],
  ['{Thymoma} is felt to be unlikely.', 'negated'],
  ['Suspicion for {thymoma} is low.', 'negated'],
  ['Neither lobe shows {thymoma}.', 'negated'],
  ['{Lyme} serology non-reactive, {ketones} -ve, {nitrites} +ve.', 'negated, negated, plain'],
  ['neg {goitre}, {mumps} neg', 'negated, negated'],
  ['She denies that she has had any {tremor}.', 'negated'],
  ['There is no sign of any type of {thymoma} present.', 'negated'],
  ['Be ruled out for {thymoma}; {thymoma} remains a concern.', 'possible, possible'],
  ['?? {mumps}, tonsillitis/? {quinsy}', 'possible, possible'],
  ['The {tremor} is thought to be due to {thyrotoxicosis}.', 'plain, possible'],
])('%s: %s', (text, told) => expect(meaningsOf(text)).toBe(told));

// When, and who.
test.each([
  ['2/7 hx of {hoarseness}, worse in the past 3 days.', 'plain'],
  ['{Hoarseness}, which has now resolved.', 'historical'],
  ['He had {stridor} at that time.', 'historical'],
  ['The {lipoma} was not resected.', 'plain'],
  ['Risks discussed include {stridor} and {hoarseness}.', 'hypothetical, hypothetical'],
  ['Red flags ({stridor}, {drooling}) given. {Hoarseness}.', 'hypothetical, hypothetical, plain'],
  ['We will arrange {laryngoscopy}.', 'planned'],
  ['Will need a scan to rule out {thymoma}.', 'possible'],
  ['Father died of {thymoma}, mother had {quinsy}.', 'historical family, historical family'],
  ['Parents deny {stridor}.', 'negated'],
  ['Brought in by mother with {stridor}.', 'plain'],
  ['The boy next door has {mumps}.', 'other'],
  ['No family members have {thymoma}.', 'negated family'],
])('%s: %s', (text, told) => expect(meaningsOf(text)).toBe(told));
