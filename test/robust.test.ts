import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, newMemory } from '../server/core/analyze';
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

  test('reads the same after an edit as from the start', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.array(fc.constantFrom(...examples), { maxLength: 6 }), notes, fc.nat()),
        ([lines, word, place]) => {
          const memory = newMemory();
          const text = lines.join('\n');
          analyze(text, kb, SETTINGS, memory);
          const at = place % (text.length + 1);
          const edited = text.slice(0, at) + word + text.slice(at);
          expect(analyze(edited, kb, SETTINGS, memory)).toEqual(analyze(edited, kb, SETTINGS));
        },
      ),
      { numRuns: 200 },
    );
  });
});

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

  test.each(Object.entries(traps))('%s', { retry: 2 }, (_, piece) => {
    const small = piece.repeat(Math.ceil(40_000 / piece.length));
    const [one, four] = [time(small), time(small.repeat(4))];
    // Four times the text; twice that is left for what else the machine does.
    expect(four).toBeLessThan(8 * Math.max(one, 20));
  });
});
