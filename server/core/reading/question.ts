import type { Sentence } from '../sentence';
import type { Token } from '../token';
import type { Mark } from './mark';
import type { Reached } from './reach';

const NO = /^(?:no|none|nope|nil|negative|denies|denied|never|neg)$/;
const YES = /^(?:yes|yep|yeah|y|positive)$/;

/** "Any fever? No." is denied; "? gout" leaves open what stands behind its mark, "Could this be gout?" what stands before. */
export function answerTo(sentences: readonly Sentence[], index: number, tokens: readonly Token[]): Reached {
  const { from, to } = sentences[index] as Sentence;
  const asked = from > 0 ? tokens[from - 1] : undefined;
  // "?? gout", "cold/? gout": it asks what follows too.
  const opens = asked?.spaced || /^[?/(:]$/.test(tokens[from - 2]?.key ?? '');
  if (asked?.key === '?' && opens) return { existence: mark(from - 1, 'possible') };
  const end = tokens[to - 1];
  const next = tokens[to];
  if (end?.key !== '?' || end.spaced || !next) return {};
  if (NO.test(next.key)) return { existence: mark(to, 'negated') };
  return YES.test(next.key) ? { existence: mark(to, 'affirmed') } : {};
}

const mark = (at: number, value: Mark['value']): Mark => ({
  from: at,
  to: at + 1,
  axis: 'existence',
  value,
  direction: 'backward',
  reach: 'sentence',
});
