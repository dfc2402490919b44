import { dateAt } from './date';
import { as, type Term } from './lexicon';
import type { Lab } from './library';
import { MONTH } from './month';
import type { Token } from './token';
import type { Day } from './types';

/** The head of a table of results: what its columns stand for. */
export type Columns =
  /** One column a time; the higher the rank, the later. */
  | { kind: 'times'; heads: readonly { rank: number; day?: Day }[] }
  /** One column a test. */
  | { kind: 'tests'; labs: readonly Lab['id'][] };

const LATEST = /^(?:today|now|current|latest|recent)$/;
const EARLIER = /^(?:admit|admission|baseline|previous|prior|before|start|day|week|wk|month|mo|visit|hd|d|pod)$/;
const MOST_WORDS = 5;

/** The columns that a line heads: two times or two tests, and hardly a word besides. */
export function readColumns(
  tokens: readonly Token[],
  terms: readonly Term[],
  monthFirst: boolean,
): Columns | undefined {
  return readTimes(tokens, monthFirst) ?? readTests(tokens, terms);
}

interface Head {
  day?: Day;
  month?: number;
  latest?: boolean;
}

function readTimes(tokens: readonly Token[], monthFirst: boolean): Columns | undefined {
  const heads: Head[] = [];
  let words = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { key, kind } = tokens[at] as Token;
    const date = kind === 'mark' ? undefined : dateAt(tokens, at, monthFirst);
    const month = MONTHS.indexOf(key.slice(0, 3));
    if (date) {
      heads.push({ day: date.day });
      at = date.to - 1;
    } else if (MONTH.test(key) && month >= 0) heads.push({ month });
    else if (LATEST.test(key)) heads.push({ latest: true });
    else if (EARLIER.test(key)) {
      heads.push({});
      while (tokens[at + 1] && /^(?:#|\d+)$/.test(tokens[at + 1]?.key ?? '')) at++;
    } else if (kind === 'number' || /^[.:;]$/.test(key) || (kind === 'word' && ++words > MOST_WORDS)) return undefined;
  }
  return heads.length < 2 ? undefined : { kind: 'times', heads: ranked(heads) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** By their days where all have one, else in the order in which the line runs. */
function ranked(heads: readonly Head[]): { rank: number; day?: Day }[] {
  if (heads.every((it) => it.day)) {
    const days = heads.map((it) => it.day ?? '').sort();
    return heads.map(({ day = '' }) => ({ rank: days.indexOf(day), day }));
  }
  const backwards = heads[0]?.latest || (!heads.at(-1)?.latest && runsBackwards(heads));
  return heads.map(({ day }, index) => ({ rank: backwards ? -index : index, ...(day && { day }) }));
}

/** "Apr Jan Oct": months that would take more than a year if they ran forward. */
function runsBackwards(heads: readonly Head[]): boolean {
  const months = heads.flatMap((it) => it.month ?? []);
  const steps = months.slice(1).map((month, index) => (month - (months[index] ?? 0) + 12) % 12);
  return steps.reduce((sum, it) => sum + it, 0) > 12;
}

function readTests(tokens: readonly Token[], terms: readonly Term[]): Columns | undefined {
  const labs = terms.flatMap((it) => as(it, 'lab')?.concept ?? []) as Lab['id'][];
  const plain = tokens.every((it) => it.kind === 'word' || /^[|/()%^*]$/.test(it.key) || /^(?:10|9)$/.test(it.key));
  const strangers = tokens.filter((it) => it.kind === 'word' && it.key.length > 2 && !UNIT.test(it.key)).length;
  return labs.length >= 2 && plain && strangers <= labs.length + 3 ? { kind: 'tests', labs } : undefined;
}

const UNIT = /^(?:umol|mmol|mol|min|ml|dl)$/;
