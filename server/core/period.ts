import { isMedicine } from './action-cue';
import { dateAt } from './date';
import type { Term } from './lexicon';
import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { Day, Statement } from './types';

type Period = NonNullable<Statement['period']>;

const NOW = /^(?:now|present|current|date|ongoing|today)$/;
const BRIDGE = /^(?:-|to|until|till|through|thru)$/;
const OPEN = /^(?:since|from|started|start|began|starting|begun)$/;
const REACH = 12;

/** The period of the medicine at a term: a range before its name, or the first date between it and the next medicine. */
export function periodOf(sentence: Sentence, index: number, tokens: readonly Token[], monthFirst: boolean): Period {
  const term = sentence.terms[index] as Term;
  const next = sentence.terms.slice(index + 1).find(isMedicine)?.from ?? sentence.to;
  const before = rangeBefore(sentence, term, tokens, monthFirst);
  if (before) return before;
  for (let at = term.to; at < Math.min(next, term.to + REACH); at++) {
    const date = yearOrDate(tokens, at, monthFirst);
    if (!date) continue;
    if (OPEN.test(tokens[at - 1]?.key ?? '')) return {};
    return rangeAt(tokens, date, monthFirst) ?? (isBeside(tokens, term, at) ? { at: date.day } : {});
  }
  return {};
}

/** "2021-2023 tofacitinib": a range that leads straight to the name. */
function rangeBefore(
  sentence: Sentence,
  term: Term,
  tokens: readonly Token[],
  monthFirst: boolean,
): Period | undefined {
  for (let at = Math.max(sentence.from, term.from - REACH); at < term.from; at++) {
    const date = yearOrDate(tokens, at, monthFirst);
    if (!date) continue;
    const range = rangeAt(tokens, date, monthFirst);
    const end = range?.end ?? date.to;
    if (range && term.from - end <= 1) return range;
    at = end - 1;
  }
  return undefined;
}

interface Found {
  day: Day;
  to: number;
}

function rangeAt(tokens: readonly Token[], start: Found, monthFirst: boolean): (Period & { end: number }) | undefined {
  // In a table two dates stand side by side.
  const beside = yearOrDate(tokens, start.to, monthFirst);
  if (beside) return { to: beside.day, end: beside.to };
  if (!BRIDGE.test(tokens[start.to]?.key ?? '')) return undefined;
  const at = start.to + 1;
  if (NOW.test(tokens[at]?.key ?? '')) return { to: 'now', end: at + 1 };
  const last = yearOrDate(tokens, at, monthFirst) ?? shortYear(tokens, at, start.day);
  return last && { to: last.day, end: last.to };
}

function yearOrDate(tokens: readonly Token[], at: number, monthFirst: boolean): Found | undefined {
  if (tokens[at]?.key === "'") return shortYear(tokens, at + 1, '2000');
  if (tokens[at]?.kind === 'mark') return undefined;
  const date = dateAt(tokens, at, monthFirst);
  if (date) return date;
  const year = /^(?:19[89]|20[0-4])\d$/.test(tokens[at]?.key ?? '') ? numberAt(tokens, at) : undefined;
  return year === undefined ? undefined : { day: `${year}`, to: at + 1 };
}

/** "2019-22". */
function shortYear(tokens: readonly Token[], at: number, from: Day): Found | undefined {
  const short = /^\d\d$/.test(tokens[at]?.key ?? '') && !tokens[at]?.spaced;
  return short && from.length === 4 ? { day: `${from.slice(0, 2)}${tokens[at]?.key}`, to: at + 1 } : undefined;
}

/** Right behind the name, with "in" at most between. */
const isBeside = (tokens: readonly Token[], term: Term, at: number) =>
  at === term.to || (at === term.to + 1 && /^(?:in|\(|,)$/.test(tokens[term.to]?.key ?? ''));

/** True where the text itself says that it is over. A lone year is past only where the note's own day is later. */
export function isOver({ to, at }: Period, on: Day | undefined): boolean {
  if (to !== undefined) return to !== 'now' && (on === undefined || to < on);
  return at !== undefined && on !== undefined && at.slice(0, 4) < on.slice(0, 4);
}

const MONTHS_PAST = 2;

/** Whole months from one day to another; days without a month count as their year's first. */
const monthsBetween = (from: Day, to: Day): number => {
  const index = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || 1);
  return index(to) - index(from);
};

type Dated = { day: Day; at: number };

/** A short course in a sentence with an old date: "in 02/2026 for pneumonia (clarithromycin ...)". */
export function isOldCourse(
  { mention, stated }: Statement,
  dates: readonly Dated[],
  on: Day | undefined,
  courses: ReadonlySet<string>,
): boolean {
  if (!on || stated || !courses.has(mention.concept) || /^(?:medications|plan)$/.test(mention.section)) return false;
  const { start, end } = mention.sentence;
  return dates.some(({ day, at }) => start <= at && at < end && monthsBetween(day, on) >= MONTHS_PAST);
}
