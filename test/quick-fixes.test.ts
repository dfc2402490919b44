import { describe, expect, test } from 'vitest';
import { findingsOf, fixAt, fixesAt } from './harness';

const VISIT = `HPI: RA, has taken Olumiant 4 mg daily since March.

Meds:
- Olumiant 4 mg daily
- methotrexate 15 mg weekly

Plan:
1. Continue Olumiant 4$0 mg daily.
2. CBC in 4 weeks`;

describe('a dose', () => {
  test('is changed in the plan and in the list, and not in what the patient took until now', () => {
    expect(fixesAt(VISIT)).toEqual(['Change to 2 mg', 'Acknowledge with a reason (dose-max)']);
    expect(fixAt(VISIT)).toMatchInlineSnapshot(`
      "HPI: RA, has taken Olumiant 4 mg daily since March.

      Meds:
      - Olumiant 2 mg daily
      - methotrexate 15 mg weekly

      Plan:
      1. Change to Olumiant 2 mg daily.
      2. CBC in 4 weeks"
    `);
  });

  test.each([
    ['RA.\nPlan: continue upadacitinib 30$0 mg daily.', 'RA.\nPlan: change to upadacitinib 15 mg daily.'],
    ['RA.\nPlan: CONTINUE upadacitinib 30$0 mg daily.', 'RA.\nPlan: Change to upadacitinib 15 mg daily.'],
    ['RA.\nPlan: start upadacitinib 30$0 mg daily.', 'RA.\nPlan: start upadacitinib 15 mg daily.'],
    ['eu: RA, eGFR 42.\nPlan: continue baricitinib 4$0 mg od.', 'RA, eGFR 42.\nPlan: change to baricitinib 2 mg od.'],
    ['RA.\nPlan: start Xeljanz XR 11 mg B$0ID.', 'RA.\nPlan: start Xeljanz XR 11 mg once daily.'],
    ['RA, CrCl 44.\nPlan: continue Xeljanz 5$0 mg BID.', 'RA, CrCl 44.\nPlan: change to Xeljanz 5 mg once daily.'],
  ])('%j', (note, fixed) => expect(fixAt(note)).toBe(fixed));

  test('of another drug, of another amount or of somebody else stays', () => {
    const note =
      'RA. Sister takes Olumiant 4 mg daily.\nMeds:\n- Olumiant 2 mg daily\nPlan:\nIncrease Olumiant to 4$0 mg daily.';
    expect(fixAt(note)).toBe(note.replace('4$0 mg', '2 mg'));
  });
});

describe('lines', () => {
  const START = 'RA, 62M.\nPlan:\n1. Start bari$0citinib 2 mg daily.\n\nAllergies:\nNone known';

  test('for missing screening come at the end of the plan, as orders', () => {
    const fixed = fixAt(START, 'Insert the missing screening lines');
    const lines = fixed.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      ...['RA, 62M.', 'Plan:', '1. Start baricitinib 2 mg daily.'],
      ...['- [ ] QuantiFERON or T-SPOT: ***', '- [ ] HBsAg, anti-HBc: ***'],
    ]);
    expect(lines.slice(-3)).toEqual(['', 'Allergies:', 'None known']);
    expect(findingsOf(fixed).map((it) => it.rule)).not.toContain('screening-missing');
  });

  test('for monitoring come at the end of the plan, with the day counted from today', () => {
    const title = 'Insert the monitoring plan';
    expect(fixAt(START, title, { today: '2026-05-12' })).toMatch(
      /daily\.\nMonitoring, baricitinib 2 mg once daily \(US label\):\n- \[ \] [^$]*2026-\d\d-\d\d[^$]*\n\nAllergies:/,
    );
    const fixed = fixAt(START, title);
    expect(fixed).not.toMatch(/\d{4}-/);
    expect(fixed).toContain('***');
    expect(findingsOf(fixed).map((it) => it.rule)).not.toContain('monitoring-missing');
  });

  test('come at the end of a note without a plan', () => {
    expect(fixAt('RA, 62M. Start bari$0citinib 2 mg daily.\n\n')).toMatch(
      /^RA, 62M\. Start baricitinib 2 mg daily\.\n- \[ \] .*\*\*\*\n\n$/s,
    );
  });
});

test('a finding that is only to know has no fix to acknowledge it', () => {
  expect(fixesAt('Lupus, 62M.\nPlan: continue bari$0citinib 4 mg daily. CBC today.')).toEqual([]);
});
