import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, newMemory } from '../server/core/analyze';
import { Lines } from '../server/core/lines';
import type { Span } from '../server/core/types';
import { rules } from '../server/rules';
import { findingsOf, SETTINGS, strip } from './harness';
import { kb } from './knowledge';

const examples = rules.flatMap((it) => it.examples).map((it) => strip(it).replace(/^eu: /, ''));
const odd = [
  '\n',
  '\r\n',
  '\t',
  '',
  '***',
  '[ ]',
  '- ',
  '1. ',
  '5.0',
  '.5',
  '…',
  '≥',
  'é',
  '😀',
  '\u0000',
  '\ud800',
  '(((',
];
/** How many notes are edited at random: more by hand, when a reader has changed. */
const { FUZZ_RUNS = '60' } = process.env;
const words = [...new Set(examples.join(' ').split(/\s+/)), ...odd];

/** Notes of true words in senseless order, broken lines and odd characters. */
const notes = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((it) => it.join(' ').replaceAll('\n ', '\n'));

describe('any text at all', () => {
  test('gives findings that stand in the text, each short enough for a list', () => {
    fc.assert(
      fc.property(notes, (text) => {
        for (const { span, because, fixes, summary } of findingsOf(text)) {
          const spans = [span, ...because, ...fixes.flatMap((it) => it.edits.map((edit) => edit.span))];
          for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
          expect(summary.length).toBeLessThan(140);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('reads the same after any edits as from the start', () => {
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 60 }),
      text: fc.oneof(notes, fc.constantFrom(...BREAKS)),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...examples, ...LINES), { maxLength: 12 }),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        (lines, edits) => {
          const note = new Lines(lines.join('\n'));
          const memory = newMemory();
          plain(analyze(note, kb, SETTINGS, memory));
          for (const { at, cut, text } of edits) {
            const start = at % (note.length + 1);
            note.replace({ start, end: Math.min(note.length, start + cut) }, text);
            const whole = plain(analyze(String(note), kb, SETTINGS));
            expect(plain(analyze(note, kb, SETTINGS, memory))).toEqual(whole);
          }
        },
      ),
      { numRuns: Number(FUZZ_RUNS) },
    );
  }, 600_000);
});

const BREAKS = ['\n', '\r', '\r\n', '\n\n', 'Plan:\n', ' and\n', '\nLabs 05/04/2026\n', 'x'];
const LINES = [
  '',
  'Plan:',
  '- eGFR 42',
  'Labs 05/04/2026',
  '     01/02/2026  03/04/2026',
  'Hgb  11.2  10.8',
  'No DVT.',
];

/** An analysis as plain values, whose spans are where they are now. */
function plain(value: unknown): unknown {
  if (value instanceof Lines) return String(value);
  if (value instanceof Map) return plain([...value]);
  if (value instanceof Set) return plain([...value].sort());
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as Partial<Span>;
  const isSpan = start !== undefined && end !== undefined;
  const own = Object.entries(value).filter(
    ([key, part]) => typeof part !== 'function' && (!isSpan || !/^(?:block|from|to|start|end)$/.test(key)),
  );
  return { ...Object.fromEntries(own.map(([key, part]) => [key, plain(part)])), ...(isSpan && { start, end }) };
}

describe('linear time', () => {
  /** The best of three, since a busy machine makes one run long and never short. */
  const time = (text: string) => {
    const runs = [0, 1, 2].map(() => {
      const began = performance.now();
      findingsOf(text);
      return performance.now() - began;
    });
    return Math.min(...runs);
  };
  const traps = {
    'many notes': `${examples.join('\n')}\n`,
    'one line without a stop': 'mother takes baricitinib 2 mg daily and tofacitinib 5 mg BID, no DVT, eGFR 42 ',
    'numbers only': '1 2 3/4-5.6 ',
    'headings only': 'Plan: ',
    'claims that never end': 'baricitinib is only approved for ',
    'single doses': 'methotrexate, ',
    'dots and brackets': '.. ((( [[[ ]]] ... ',
  };

  test.each(Object.entries(traps))('%s', { retry: 2, timeout: 30_000 }, (_, piece) => {
    const small = piece.repeat(Math.ceil(40_000 / piece.length));
    const [one, four] = [time(small), time(small.repeat(4))];
    // Four times the text; twice that is left for what else the machine does.
    expect(four).toBeLessThan(8 * Math.max(one, 20));
  });
});
