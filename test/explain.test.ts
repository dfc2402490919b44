import { describe, expect, test } from 'vitest';
import { folderOf, jakNotes } from './command-line';
import { openVisit, VISIT } from './session';

const why = async (note: string, place: string) =>
  (await jakNotes(['explain', `${folderOf({ 'visit.note': note })}/visit.note:${place}`])).out;

describe('why (not)?', () => {
  test('names the rules that spoke and what would clear them', async () => {
    const out = await why(VISIT, '4:15');
    expect(out).toMatch(/^baricitinib: active, 2 mg once daily; cue: Continue\n/);
    expect(out).toContain('  spoke   dose-renal: At eGFR 42 the labelled limit is 1 mg daily');
    expect(out).toContain('          would clear: 1 mg daily; eGFR 60\n');
  });

  test.each([
    ['RA, 62M. Baricitinib 1 mg daily, eGFR 42.', 'dose-renal: 1 mg a day keeps to the limit of 1 mg (eGFR 42).'],
    ['RA, 62M. Baricitinib 2 mg daily.', 'dose-renal: No eGFR was read.'],
    ['RA, 62M, eGFR 90. Baricitinib 2 mg daily.', 'dose-renal: eGFR 90 lowers no dose.'],
    ['RA, 62M. Baricitinib daily.', 'dose-renal: The note gives no dose.'],
    ['RA, 62M. Baricitinib 2 mg daily, ALC 1.2.', 'lab-threshold: ALC 1.2 is not below 0.5'],
    [
      'RA, 62M. Baricitinib 2 mg daily, HCQ 200 mg BID.',
      'combination: The label advises against none of: hydroxychloroquine.',
    ],
    ['RA, 62M. Continue baricitinib 2 mg daily.', 'screening-missing: It is no new start.'],
    ['SLE, baricitinib 4 mg daily off-label.', 'off-label: The note says it itself.'],
    ['Baricitinib 2 mg daily.', 'off-label: The note does not say what it is for.'],
  ])('says of a rule that is silent what decided: %s', async (note, words) =>
    expect(await why(note, '1')).toContain(`  silent  ${words}`),
  );

  test('of what nobody checks says so, with the words that decided', async () => {
    expect(await why('RA, eGFR 42. Baricitinib 2 mg daily was stopped.', '1:16')).toBe(
      'Baricitinib: stopped, 2 mg once daily, so no rule looks at it; cue: was stopped\n',
    );
  });

  test('of another word says how it was read and who rests on it', async () => {
    expect(await why('RA, h/o DVT. Rinvoq 15 mg daily.', '1:10')).toBe(
      'DVT: affirmed, historical, patient; cue: h/o\n  spoke   boxed-risk: DVT: upadacitinib has a boxed warning of thrombosis (US).\n',
    );
    expect(await why(VISIT, '1:32')).toContain('spoke   dose-renal');
  });

  test('of nothing, of no place and of no file is an error', async () => {
    expect(await jakNotes(['explain', `${folderOf({ 'visit.note': 'Nothing here.' })}/visit.note:1`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing was read'),
    });
    expect(await jakNotes(['explain', 'visit.note'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('FILE:LINE'),
    });
    expect(await jakNotes(['explain', '/nowhere:3'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
  });

  test('is a page in the editor', async () => {
    const { client, at } = await openVisit();
    const page = await client.sendRequest<{ title: string; markdown: string }>('jakNotes/explain', at('baricitinib'));
    expect(page.title).toBe('Why (not)? baricitinib');
    expect(page.markdown).toMatch(
      /## Rules that spoke[\s\S]*dose-renal[\s\S]*Would clear: 1 mg daily; eGFR 60[\s\S]*## Rules that did not/,
    );
    expect(await client.sendRequest('jakNotes/explain', at('Plan'))).toBeNull();
  });
});
