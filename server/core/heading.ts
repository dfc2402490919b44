import { as, type Lexicon, termAt } from './lexicon';
import { MONTH } from './month';
import type { Token } from './token';
import type { SectionId } from './types';

/** Where a sentence begins with a heading ("Plan: start ..."). */
export interface Heading {
  section: SectionId;
  start: number;
  end: number;
  /** Nothing but the heading, a date at most. */
  alone: boolean;
}

const BULLETS = new Set(['-', '*', '•', '+', '>', '#', '[', ']', '(', ')', '.', 'x', '·']);

/** The heading at a token, when one of our headings stands there and a colon or nothing follows it in the sentence. */
export function headingAt(
  lexicon: Lexicon,
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): (Heading & { body: number }) | undefined {
  const at = skipBullets(tokens, from, to);
  const term = termAt(lexicon.headings, text, tokens, at);
  const section = as(term, 'section')?.section;
  if (!term || !section || term.to > to) return undefined;
  const after = skipDates(tokens, term.to, to);
  const next = tokens[after];
  const heading = { section, start: term.start, end: term.end };
  // A lone letter needs its colon: "A" may begin any sentence.
  if (after >= to || !next) return term.end - term.start > 1 ? { ...heading, alone: true, body: to } : undefined;
  if (next.key !== ':' && !isDash(tokens, after)) return undefined;
  const body = skipMarks(tokens, after + 1, to);
  return { ...heading, end: next.end, alone: body >= to, body };
}

const isDash = (tokens: readonly Token[], at: number) =>
  tokens[at]?.key === '-' && tokens[at]?.spaced && tokens[at + 1]?.spaced;

function skipBullets(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && (BULLETS.has(tokens[at]?.key ?? '') || isNumbering(tokens, at))) at++;
  return at;
}

const isNumbering = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' && /^[.)]$/.test(tokens[at + 1]?.key ?? '');

function skipMarks(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && /^[*_]$/.test(tokens[at]?.key ?? '')) at++;
  return at;
}

/** Steps over what may stand between a heading and its colon: a date, brackets, "today", marks of emphasis. */
function skipDates(tokens: readonly Token[], from: number, to: number): number {
  let bracket = false;
  for (let at = from; at < to; at++) {
    const { key, kind } = tokens[at] as Token;
    if (key === '(' || key === ')') bracket = key === '(';
    else if (key === '-' && tokens[at - 1]?.kind !== 'number') return at;
    else if (!bracket && kind !== 'number' && !DATE_MARK.test(key) && !MONTH.test(key)) return at;
  }
  return to;
}

const DATE_MARK = /^(?:[/.,*_-]|today|on|from|dated|drawn)$/;
