import { describe, expect, test } from 'vitest';
import { indexKnowledge } from '../server/core/kb';
import { libraryOf } from '../server/core/library';
import { completionsAt, hoverAt } from './harness';
import { knowledge } from './knowledge';

describe('hover', () => {
  test('on a drug gives what the note says, the doses of each label, the warnings and the sources', () => {
    expect(hoverAt('Psoriasis: continue Soty$0ktu 6 mg daily.')).toMatchInlineSnapshot(`
      "**deucravacitinib** (Sotyktu) · TYK2 inhibitor: TYK2

      In this note: **active** (“continue”), 6 mg once daily, for plaque psoriasis

      | Dose | US and EU |
      | --- | --- |
      | plaque psoriasis | 6 mg once daily |
      | Child-Pugh C | not recommended |

      **Boxed warning (US)**: none

      Evidence in plaque psoriasis

      | Study | n | Endpoint | Result | Effect |
      | --- | --- | --- | --- | --- |
      | [POETYK PSO-1](https://doi.org/10.1016/j.jaad.2022.07.002) | 666 | PASI 75 and sPGA 0/1 at week 16 against placebo: **met** | deucravacitinib 6 mg once daily PASI 75 58.4% (194), sPGA 0/1 53.6% (178); apremilast 30 mg twice daily PASI 75 35.1% (59), sPGA 0/1 32.1% (54); placebo PASI 75 12.7% (21), sPGA 0/1 7.2% (12) | deucravacitinib 6 mg once daily: p \\< 0.0001 for both; deucravacitinib 6 mg once daily: PASI 75: difference 23 points (95% CI 14.1-31.8), p \\< 0.0001 |
      | [POETYK PSO-2](https://research.uni-luebeck.de/en/publications/deucravacitinib-versus-placebo-and-apremilast-in-moderate-to-seve-2) | 1020 | PASI 75 and sPGA 0/1 at week 16 against placebo: **met** | deucravacitinib 6 mg once daily PASI 75 53.0%, sPGA 0/1 49.5%; apremilast 30 mg twice daily PASI 75 39.8%, sPGA 0/1 33.9%; placebo PASI 75 9.4%, sPGA 0/1 8.6% | deucravacitinib 6 mg once daily: PASI 75: difference 43.7 points (95% CI 38.0-49.3), p \\< 0.0001; sPGA 0/1: p \\< 0.0001; deucravacitinib 6 mg once daily: p = 0.0004 for PASI 75, p \\< 0.0001 for sPGA 0/1 |

      Sotyktu US label, 2026-03 · [Sotyktu EU label, 2023](https://www.rxreasoner.com/monographs/sotyktu/usage)"
    `);
  });

  test('on a drug marks the row that binds this patient, in the words of the note', () => {
    const rows = hoverAt('RA, eGFR 42: bari$0citinib 2 mg daily.')
      .split('\n')
      .filter((it) => it.startsWith('| **'));
    expect(rows).toContainEqual(expect.stringMatching(/this patient, eGFR 42\*\* \| \*\*1 mg once daily/));
    const without = hoverAt('RA, eGFR 75: bari$0citinib 2 mg daily.');
    expect(without).toContain('1 mg once daily');
    expect(without).not.toContain('this patient');
  });

  test('on a drug puts the chosen label first, and both where they differ', () => {
    const doses = (note: string) =>
      hoverAt(note)
        .split('\n')
        .filter((it) => /^\| (?:Dose|rheumatoid)/.test(it));
    expect(doses('RA: bari$0citinib 2 mg daily.')).toEqual([
      '| Dose | US | EU |',
      expect.stringMatching(/\| 2 mg once daily \| 4 mg once daily/),
    ]);
    expect(doses('eu: RA: bari$0citinib 2 mg daily.')).toEqual([
      '| Dose | EU | US |',
      expect.stringMatching(/\| 4 mg once daily.*\| 2 mg once daily/),
    ]);
  });

  test('on a dose says under each label whether it is within the limit, and why', () => {
    expect(hoverAt('RA, eGFR 42: baricitinib 2$0 mg daily.')).toMatchInlineSnapshot(`
      "**baricitinib 2 mg once daily**

      **US, rheumatoid arthritis**: 1 mg once daily, so **above** the limit (eGFR 30 to below 60: eGFR 42). With an eGFR of 30 to below 60 the dose is 1 mg once daily. Lilly US medical information (2026-11), verified

      **EU, rheumatoid arthritis**: 2 mg once daily, so **within** the limit (CrCl 30 to 60: eGFR 42). With a creatinine clearance of 30 to 60 the dose is 2 mg once daily. Lilly EU medical information 4.2 (2026-11), verified"
    `);
  });

  test('on a drug of the class that has no label here says what it is', () => {
    expect(hoverAt('Dog takes Apo$0quel. RA: baricitinib 2 mg daily.')).toContain('not a human medicine');
    expect(hoverAt('Enrolled in a trial of povor$0citinib.')).toMatch(/investigational JAK1 inhibitor[\s\S]*verified/);
  });

  test.each([
    ['RA, h/o D$0VT. Start Rinvoq 15 mg daily.', '**DVT** (venous thromboembolism): history, patient; cue: “h/o”'],
    ['Mother had a D$0VT. RA: Rinvoq 15 mg daily.', ': now, family; cue: “Mother”'],
    ['No ev$0idence of DVT. RA: Rinvoq 15 mg daily.', ''],
    ['No evidence of D$0VT. RA: Rinvoq 15 mg daily.', ': negated, now, patient; cue: “No evidence of”'],
    [
      'RA: metho$0trexate 15 mg weekly, Rinvoq 15 mg daily.',
      '**methotrexate** (csdmard, other immunosuppressant): now, patient; no word says otherwise',
    ],
    [
      'e$0GFR 42 (05/04/2026). RA: Rinvoq 15 mg daily.',
      'The value that counts: 42 mL/min/1.73m2 of 2026-05-04 (“eGFR 42”)',
    ],
  ])('on any other word says what was understood: %s', (note, words) => {
    if (words === '') expect(hoverAt(note)).toBe('');
    else expect(hoverAt(note)).toContain(words);
  });

  test('says what nobody has verified', () => {
    const facts = (verified: boolean) =>
      indexKnowledge(
        libraryOf(JSON.parse(JSON.stringify(knowledge), (key, value) => (key === 'verified' ? verified : value))),
      );
    for (const note of ['RA: bari$0citinib 2 mg daily.', 'RA: baricitinib 2$0 mg daily.']) {
      expect(hoverAt(note, {}, facts(false))).toContain('unverified');
      expect(hoverAt(note, {}, facts(true))).not.toContain('unverified');
    }
  });

  test.each([
    ['RA. Tofa$0citinib 5 mg BID was stopped in March.', '**stopped** (“was stopped”)'],
    ['RA. Hold tofa$0citinib 5 mg BID.', '**held** (“Hold”)'],
    ['RA. Not on tofa$0citinib.', '**not taken** (“Not on”)'],
    ['RA. Mother takes tofa$0citinib 5 mg BID.', "**someone else's**"],
  ])('%s says so, with the words that decided it', (note, words) => expect(hoverAt(note)).toContain(words));

  test('of what the patient does not take binds nobody', () => {
    expect(hoverAt('RA, eGFR 42. Baricitinib 2$0 mg daily was stopped.')).toBe(
      '**baricitinib 2 mg once daily**: stopped (“was stopped”), so nothing is checked here.',
    );
    expect(hoverAt('RA, eGFR 42. Bari$0citinib 2 mg daily was stopped.')).not.toContain('this patient');
  });

  test.each(['RA. Seen$0 today on baricitinib.', 'RA: metformin 50$00 mg BID, baricitinib 2 mg.', '$0'])(
    '%s has none',
    (note) => expect(hoverAt(note)).toBe(''),
  );
});

describe('completion', () => {
  const PLAN = 'RA: doing well.\n\nPlan:\n1. Continue baricitinib 2 mg daily.\n';
  const labels = (note: string) => completionsAt(note).map((it) => `${it.filterText}: ${it.label}`);

  test.each([
    [`${PLAN}.$0`, ['.jakplan: .jakplan']],
    [`${PLAN}Then .jak$0`, ['.jakplan: .jakplan']],
    [`.jakplan$0\n${PLAN}`, ['.jakplan: .jakplan']],
    [`${PLAN}Mon$0`, ['Monitoring: .jakplan']],
    [`${PLAN}2. monitoring$0`, ['Monitoring: .jakplan']],
    [`${PLAN}Back on Mon$0`, []],
    [`Mon$0\n${PLAN}`, []],
    [`${PLAN}See e.g.$0`, []],
    [`${PLAN}.phq$0`, []],
    [`${PLAN}$0`, []],
    ['Plan:\nContinue metformin.\n.jakplan$0', []],
    ['RA. Baricitinib 2 mg daily was stopped.\n.jakplan$0', []],
  ])('%j', (note, offered) => expect(labels(note)).toEqual(offered));

  test('inserts the labelled schedule as a snippet, in place of what was typed', () => {
    const [plan] = completionsAt(`${PLAN}  Mon$0`, { today: '2026-05-12' });
    expect(plan).toMatchObject({
      insertTextFormat: 2,
      textEdit: { range: { start: { line: 4, character: 2 }, end: { line: 4, character: 5 } } },
    });
    expect(plan?.textEdit?.newText).toMatch(/^Monitoring, baricitinib 2 mg once daily \(US label\):\n- \[ \] .*\$0$/s);
  });

  test('names the drugs where there are two', () => {
    expect(labels('RA: switch from baricitinib 2 mg to upadacitinib 15 mg daily.\n.jak$0')).toHaveLength(1);
    expect(labels('RA: baricitinib 2 mg daily, or upadacitinib 15 mg daily.\n.jak$0')).toEqual([
      '.jakplan: .jakplan baricitinib',
      '.jakplan: .jakplan upadacitinib',
    ]);
  });
});
