import { describe, expect, test } from 'vitest';
import type { Fix } from '../server/core/types';
import { rules } from '../server/rules';
import { findingsOf, strip } from './harness';

const examples = [...new Set(rules.flatMap((it) => it.examples).map(strip))];
const RULED = /^(?:eu: )?/;

/** The note after a fix; its label stays in front. */
function apply(example: string, { edits }: Fix): string {
  const label = RULED.exec(example)?.[0] ?? '';
  const ordered = [...edits].sort((a, b) => b.span.start - a.span.start);
  const edited = ordered.reduce(
    (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
    example.slice(label.length),
  );
  return label + edited;
}

describe('after any fix the finding is gone, and no new one has come', () => {
  const cases = examples.flatMap((example) =>
    findingsOf(example).flatMap((it) => it.fixes.map((fix) => [example, it.rule, fix] as const)),
  );

  test.each(cases)('%s (%s)', (example, rule, fix) => {
    const text = example.replace(RULED, '');
    const before = findingsOf(example).map((it) => it.rule);
    const fixed = apply(example, fix);
    const after = findingsOf(fixed);
    const left = after.filter((it) => it.rule === rule);
    expect(fixed).not.toBe(example);
    // No dose takes a risk of the patient away: it is less loud then, and nothing is left to change.
    const stays = rule === 'boxed-risk' ? left.filter((it) => it.severity !== 'info' || it.fixes.length > 0) : left;
    expect(stays, text).toEqual([]);
    // An inserted line waits to be filled.
    const leavesBlank = fix.edits.some((it) => it.newText.includes('***'));
    const known = leavesBlank ? [...before, 'blank'] : before;
    expect(after.map((it) => it.rule).filter((it) => !known.includes(it))).toEqual([]);
  });

  test('there are such fixes', () => expect(cases.length).toBeGreaterThan(30));
});
