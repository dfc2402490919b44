import { describe, expect, test } from 'vitest';
import { readDrugMentions } from '../server/core/reading/drug-mention';
import { read } from './harness';
import { kb } from './knowledge';

/** "5/10 mg x2 oral active" for each mention of a note; what its text does not say is left out. */
const mentions = (note: string): string[] =>
  readDrugMentions(read(note).analysis, kb).map(({ doses, unit, perDay, route, status }) =>
    [doses.join('/'), unit, perDay && `x${Math.round(perDay * 100) / 100}`, route, status].filter((it) => it).join(' '),
  );

describe('the doses of a mention', () => {
  test.each([
    ['Filgotinib 100 or 200 mg once daily kept its effect.', '100/200 mg x1 active'],
    ['Takes tofacitinib 5, 7.5 and 10 mg BID by turns.', '5/7.5/10 mg x2 active'],
    ['Baricitinib 2- and 4-mg daily doses by turns.', '2/4 mg x1 active'],
    ['On upadacitinib 15 mg daily or 30 mg daily, she is not sure.', '15/30 mg x1 active'],
    ['Increase Cibinqo from 100 to 200 mg daily.', '100/200 mg x1 planned'],
    ['Taking Cibinqo 100->200 mg daily since May.', '100/200 mg x1 active'],
    ['Continues to take 15 mg once daily of Rinvoq.', '15 mg x1 active'],
    ['Given a single 200 mg dose of [3H]momelotinib.', '200 mg active'],
    ['Taking a 300-mg dose of three 100-mg Inrebic capsules.', '300 mg active'],
    ['Takes Inrebic 400 mg (4 x 100 mg caps) daily.', '400 mg x1 active'],
    ['Takes one tablet of Litfulo daily.', '1 tablet x1 active'],
    ['Rinvoq LQ 6 mL (6 mg) BID.', '6 mg x2 active'],
    ['On Olumiant 4 daily.', '4 x1 active'],
    ['Olumiant 2, MTX 15.', '2 active'],
    ['Olumiant 4 weeks, then review.', 'general'],
    ['Rinvoq 15 March.', 'general'],
    ['Xeljanz 1 bd.', 'x2 active'],
    ['Jakafi 2 x 5 mg bd.', '10 mg x2 active'],
    ['Inrebic 100 mg caps x4 od.', '400 mg x1 active'],
    ['Vonjo 2 caps (200 mg) bd.', '200 mg x2 active'],
    ['Jakafi 10 mg (2 tabs) bd.', '10 mg x2 active'],
    ['Jakafi 1 tab (10 mg) AM and 2 tabs (20 mg) PM.', '10/20 mg x2 active'],
    ['Jakafi 5 mg/mL susp, 2 mL (10 mg) q12h.', '10 mg x2 active'],
    ['Start Anzupgo cream 20 mg/g bd.', 'x2 topical planned'],
    ['Apply Opzelura cream BID (max 60 g/week).', 'x2 topical active'],
    ['On Olumiant 4 mg (not 2 mg as listed).', '4 mg active'],
  ])('%s', (note, ...expected) => expect(mentions(note)).toEqual(expected));
});

describe('whose dose it is', () => {
  test.each([
    ['Olumiant 2 mg daily, zzyzumab 40 mg weekly.', '2 mg x1 active'],
    ['On Rinvoq, folate: 1 mg daily.', 'active'],
    ['On Rinvoq. Her creatinine is 0.8 mg/dL.', 'active'],
    ['On Xeljanz for years. It is 11 milligrams a day.', '11 mg x1 active'],
    ['On Xeljanz 5 mg BID. Takes prednisone 10 mg a day.', '5 mg x2 active'],
    ['Had Xeljanz 5 mg BID, takes Olumiant 4 mg daily now.', '5 mg x2 stopped', '4 mg x1 active'],
    ['Rx Opzelura cream BID, 60 g tube.', 'x2 topical planned'],
    ['Jakafi 0.1 mg/kg BID.', 'general'],
    ['Litfulo (ritlecitinib) 50 mg caps, 1 cap daily.', '50 mg x1 active', '50 mg x1 active'],
    [
      'tofacitinib 5 mg tablet Commonly known as: XELJANZ Take 1 tablet (5 mg total) by mouth 2 (two) times daily.',
      '5 mg x2 oral active',
      '5 mg x2 oral active',
    ],
    ['Rinvoq 15 mg ER tablet\nTake 1 tablet by mouth daily.', '15 mg x1 oral active'],
    ['Jakafi 5 mg tabs. Sig: 2 po bid.', '10 mg x2 oral active'],
  ])('%s', (note, ...expected) => expect(mentions(note)).toEqual(expected));
});

describe('how often and by which way', () => {
  test.each([
    ['Takes oral tofacitinib twice daily on days 1-14.', 'x2 oral active'],
    ['Will receive Vonjo by mouth 2 times each day.', 'x2 oral planned'],
    ['Jakafi 25 mg AM, 20 mg PM.', '25/20 mg x2 active'],
    ['The median dose of Jakafi was 31 mg/day.', '31 mg active'],
    ['Takes Jakafi 20 mg/day.', '20 mg x1 active'],
    ['On Xeljanz, CBC monthly.', 'active'],
    ['On Rinvoq, headaches daily.', 'active'],
    ['Takes Rinvoq 4 days a week.', 'active'],
    ['Xeljanz XR 22 mg daily (2 x 11 mg).', '22 mg x1 active'],
    ['Jakafi 5 mg M/W/F.', '5 mg x0.43 active'],
    ['Ruxolitinib cream to both eyelids nightly.', 'x1 topical active'],
    ['Stopped ruxolitinib cream, it burned.', 'topical stopped'],
    ['Rinvoq 15 mg daily and topical tacrolimus.', '15 mg x1 active'],
    ['Rinvoq 15 mg daily, oral thrush.', '15 mg x1 active'],
    ['Sotyktu 6\nmg once\ndaily, tolerated.', '6 mg x1 active'],
  ])('%s', (note, ...expected) => expect(mentions(note)).toEqual(expected));
});

describe('the status of a mention is its own', () => {
  test.each([
    ['Had Xeljanz in 2020. Start Xeljanz 5 mg BID.', 'stopped', '5 mg x2 planned'],
    ['? Olumiant next', 'proposed'],
    ['Discussed adding Olumiant 2 mg daily.', '2 mg x1 proposed'],
    ['If approved, Litfulo 50 mg daily.', '50 mg x1 proposed'],
    ['If shingles, stop Rinvoq.', 'general'],
    ['When she had shingles, Rinvoq was stopped.', 'stopped'],
    ['Switched from Xeljanz 5 mg BID to Rinvoq 15 mg daily.', '5 mg x2 stopped', '15 mg x1 active'],
    ['MTX stopped and Litfulo 50 mg daily starts next week.', '50 mg x1 planned'],
    ['Denies ever taking Jakafi.', 'negated'],
    ['Rinvoq used for a week then stopped.', 'stopped'],
    ['Vonjo 200 mg bid x 3 cycles then stopped, QTc 512.', '200 mg x2 stopped'],
    ['Xeljanz XR 11 mg OD stopped by GP.', '11 mg x1 stopped'],
    ['Rinvoq held for dental work, restart 6/3.', 'planned'],
    ['Held Rinvoq for surgery, resume on Monday if the wound is dry.', 'held'],
    ['Rinvoq on hold till hep B DNA is back.', 'held'],
    ['Stopped Rinvoq in May, restarted 3/1 at 15 mg daily.', '15 mg x1 active'],
    ['Ran out of Xeljanz; restart 5 mg BID.', '5 mg x2 planned'],
    ['Previously on Xeljanz 10 mg BID, now on 5 mg BID.', '10/5 mg x2 active'],
    ['Replace Jakafi 20 mg BID with Ojjaara 150 mg daily.', '20 mg x2 stopped', '150 mg x1 planned'],
    ['Xeljanz 5 mg bid was replaced by Rinvoq 15 mg daily.', '5 mg x2 stopped', '15 mg x1 active'],
    ['Cut Jakafi to 5 mg bd.', '5 mg x2 planned'],
    ['BP cut off, Xeljanz 5 mg BID.', '5 mg x2 active'],
    ['Rinvoq approved, will start this week at 15 mg daily.', '15 mg x1 planned'],
    ['Jakafi to go up to 15 mg bd.', '15 mg x2 planned'],
    ['I suggested that we move to Jyseleca 200 mg daily.', '200 mg x1 proposed'],
    ['Would restart Xeljanz only if ANC > 1.5.', 'proposed'],
    ['Decided not to start Rinvoq.', 'negated'],
    ['Would steer clear of Olumiant.', 'negated'],
    ['Denies missing any doses of Xeljanz.', 'active'],
    ['Took first Rinvoq tablet today, 45 mg OD.', '45 mg x1 active'],
    ['Plan:\n- Rinvoq 15 mg daily', '15 mg x1 planned'],
  ])('%s', (note, ...expected) => expect(mentions(note)).toEqual(expected));
});
