import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ourCell } from './fact-cells';
import { agrees, readFacts } from './facts';

const facts = readFacts(readFileSync(new URL('./facts.tsv', import.meta.url), 'utf8'));
const LEFT_OUT = /^left out: /;

/** "tofacitinib us rheumatoid-arthritis tablet limit crcl<30 = 5" */
const name = ({ drug, label, indication, form, fact, condition, value }: (typeof facts)[number]) =>
  [drug, label, indication, form, fact, condition, '=', value].join(' ');

test('the second entry is large enough to find what one person overlooks', () =>
  expect(facts.length).toBeGreaterThanOrEqual(300));

test('every cell that a second person typed is ours too', () => {
  const others = facts.filter((it) => !LEFT_OUT.test(it.settled) && !agrees(it, ourCell(it)));
  expect(others.map((it) => `${name(it)}, ours: ${ourCell(it).join(', ') || 'none'}`)).toEqual([]);
});

test('what is said to be left out is not there', () => {
  const there = facts.filter((it) => LEFT_OUT.test(it.settled) && agrees(it, ourCell(it)));
  expect(there.map(name)).toEqual([]);
});
