import { describe, expect, test } from 'vitest';
import { findingsOf, fixAt, fixesAt } from './harness';

const NOTE = 'RA, eGFR 42.\nPlan:\n1. Continue baricitinib 2$0 mg daily.\n2. CBC today.\n\nAllergies:\nNone known';
const ACKNOWLEDGED = fixAt(NOTE, 'Acknowledge with a reason (dose-renal)');
const REASONED = ACKNOWLEDGED.replace('***', 'nephrology agrees');

/** "warning", or "hint: the reason". */
const renal = (note: string) =>
  findingsOf(note)
    .filter((it) => it.rule === 'dose-renal')
    .map(({ severity, reason }) => (reason === undefined ? severity : `${severity}: ${reason}`));

describe('acknowledging a finding', () => {
  test('writes one line at the end of the plan, its reason to be filled in', () => {
    expect(ACKNOWLEDGED).toBe(
      NOTE.replace('$0', '').replace(
        '2. CBC today.',
        '2. CBC today.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: ***',
      ),
    );
    expect(renal(ACKNOWLEDGED)).toEqual(['warning']);
  });

  test('with a reason makes it a hint, which carries the reason', () => {
    expect(renal(REASONED)).toEqual(['hint: nephrology agrees']);
    expect(renal(REASONED.replaceAll('\n', '\r\n'))).toEqual(['hint: nephrology agrees']);
  });

  test.each([
    ['another eGFR', 'eGFR 42.', 'eGFR 28.', ['error']],
    ['another dose', 'Continue baricitinib 2 mg', 'Continue baricitinib 4 mg', ['warning']],
    ['another rule', '[dose-renal]', '[dose-max]', ['warning']],
    ['an empty reason', 'nephrology agrees', ' ', ['warning']],
    ['a blank in the reason', 'nephrology agrees', 'nephrology ***', ['warning']],
  ])('does not stand for %s', (_, words, others, found) => {
    expect(REASONED).toContain(words);
    expect(renal(REASONED.replace(words, others))).toEqual(found);
  });

  test.each([
    ['the dose in other words', 'baricitinib 2 mg daily, eGFR', 'baricitinib 2 mg once daily, eGFR'],
    ['the value in other words', 'daily, eGFR 42;', 'daily, eGFR of 42;'],
    ['the facts in another order', 'baricitinib 2 mg daily, eGFR 42;', 'eGFR 42, baricitinib 2 mg daily;'],
  ])('stands for %s', (_, words, others) => {
    expect(REASONED).toContain(words);
    expect(renal(REASONED.replace(words, others))).toEqual(['hint: nephrology agrees']);
  });

  test('is read by nobody else: its line gives and silences nothing', () => {
    const others = (note: string) =>
      findingsOf(note)
        .filter((it) => it.rule !== 'dose-renal')
        .map((it) => it.rule);
    expect(others(REASONED)).toEqual(others(NOTE.replace('$0', '')));
    const line = 'Considered [combination]: tofacitinib 5 mg BID, adalimumab, eGFR 20; reason: CBC and LFTs next week';
    expect(findingsOf(`RA.\n${line}\nPlan: continue Olumiant 2 mg daily.`).map((it) => it.rule)).toEqual([
      'acknowledgement-stale',
      'monitoring-missing',
    ]);
  });
});

describe('a line whose facts have changed', () => {
  const words = (note: string) =>
    findingsOf(note).flatMap(({ rule, summary }) => (rule === 'acknowledgement-stale' ? [summary] : []));
  const changed = REASONED.replace('eGFR 42.', 'eGFR 28.').replace('Considered', '$0Considered');

  test('says what has', () => {
    expect(words(REASONED)).toEqual([]);
    expect(words(changed.replace('$0', ''))).toEqual(['Out of date: eGFR 28, not eGFR 42.']);
    expect(words(REASONED.replace('Continue baricitinib', 'Stop baricitinib'))).toEqual([
      'Out of date: baricitinib is not taken now.',
    ]);
  });

  test('is updated with the facts of today, and its reason stays', () => {
    const [first, second] = fixesAt(changed);
    expect([first, second]).toEqual(['Update the acknowledgement', 'Remove the line']);
    const updated = fixAt(changed, first);
    expect(updated).toContain('Considered [dose-renal]: baricitinib 2 mg daily, eGFR 28; reason: nephrology agrees\n');
    expect(renal(updated)).toEqual(['hint: nephrology agrees']);
    expect(words(updated)).toEqual([]);
  });

  test.each(['\n', '\r\n'])('is removed as a whole line: %j', (end) => {
    const note = changed.replaceAll('\n', end);
    const without = NOTE.replace('$0', '').replace('42', '28').replaceAll('\n', end);
    expect(fixAt(note, 'Remove the line')).toBe(without);
    const last = note.slice(0, note.indexOf(`${end}${end}Allergies`));
    expect(fixAt(last, 'Remove the line')).toBe(without.slice(0, without.indexOf(`${end}${end}Allergies`)));
  });

  test('goes with the fix that mends the matter', () => {
    const mended = fixAt(REASONED.replace('2 mg daily.', '2$0 mg daily.'), 'Change to 1 mg');
    expect(mended).toBe(NOTE.replace('$0', '').replace('Continue baricitinib 2 mg', 'Change to baricitinib 1 mg'));
  });

  test('is no matter of a rule that is off', () => {
    const off = findingsOf(changed.replace('$0', ''), { rules: { 'dose-renal': 'off' } });
    expect(off.map((it) => it.rule)).not.toContain('acknowledgement-stale');
  });

  test('is read by itself, whatever stands above and below', () => {
    const above = 'We talked at length about the kidneys, and about what else there would be for';
    const note = `RA.\n${above}\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: nephrology agrees and`;
    expect(renal(`${note}\nolumiant 2 mg daily as before. eGFR 42.`)).toEqual(['hint: nephrology agrees and']);
  });

  test.each([
    [
      'of which another one is up to date',
      'RA, eGFR 42. Baricitinib 2 mg daily.\nConsidered [dose-renal]: baricitinib 2 mg daily, eGFR 42; reason: as before\n$0Considered [dose-renal]: baricitinib 2 mg daily, eGFR 50; reason: as before',
    ],
    [
      'about a drug that another one took the place of',
      '70F, RA. Switched from tofacitinib to upadacitinib 15 mg daily.\n$0Considered [boxed-risk]: tofacitinib, age 70; reason: as before',
    ],
  ])('%s can only be removed', (_, note) => expect(fixesAt(note)[0]).toBe('Remove the line'));

  test('is none where an allergy is named and the drug ordered all the same', () => {
    const line = 'Considered [dose-unlabelled]: tofacitinib 5 mg BID; reason: as agreed';
    expect(words(`Allergies: tofacitinib (rash)\nRA: restart tofacitinib 5 mg BID.\n${line}`)).toEqual([]);
  });
});
