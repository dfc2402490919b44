import { as, type Lexicon, type Term, termAt } from './lexicon';
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

const BULLETS = new Set(['-', '*', '•', '+', '>', '#', '[', ']', '(', ')', '.', '·', '_']);

/** The heading at a token, when one of our headings stands there and a colon or nothing follows it in the sentence. */
export function headingAt(
  lexicon: Lexicon,
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): (Heading & { body: number }) | undefined {
  const at = skipBullets(tokens, from, to);
  const named = nameAt(lexicon, text, tokens, at);
  if (!named || named.term.to > to) return undefined;
  const { term, section } = named;
  const after = skipDates(tokens, term.to, to);
  const end = endsHeading(tokens, after, to) ? after : qualifiedEnd(lexicon, text, tokens, term.to, to);
  const isOld = section === 'medications' && tokens.slice(term.to, end).some((it) => OLD.test(it.key));
  const heading = {
    section: isOld ? ('prior-treatment' as const) : section,
    start: tokens[at]?.start ?? term.start,
    end: term.end,
  };
  const next = tokens[end ?? after];
  // A lone letter needs its colon: "A" may begin any sentence.
  if (end === undefined) return undefined;
  if (end >= to || !next) return term.end - term.start > 1 ? { ...heading, alone: true, body: to } : undefined;
  const body = skipMarks(tokens, end + 1, to);
  return { ...heading, end: next.end, alone: body >= to, body };
}

const endsHeading = (tokens: readonly Token[], at: number, to: number) =>
  at >= to || tokens[at]?.key === ':' || isDash(tokens, at);

/** "Medications", or "Current RA treatment", where the first word says whether it is over. */
function nameAt(lexicon: Lexicon, text: string, tokens: readonly Token[], at: number) {
  const term = termAt(lexicon.headings, text, tokens, at);
  const section = as(term, 'section')?.section;
  if (term && section) return { term, section };
  const time = /^(?:(current|present|ongoing)|previous|prior|past|old)$/.exec(tokens[at]?.key ?? '');
  const later = time && tokens[at + 1]?.kind === 'word' ? termAt(lexicon.headings, text, tokens, at + 2) : undefined;
  const kind = as(later, 'section')?.section;
  if (!later || (kind !== 'medications' && kind !== 'prior-treatment')) return undefined;
  return { term: later, section: (time?.[1] ? 'medications' : 'prior-treatment') as SectionId };
}

const QUALIFIER =
  /^(?:of|for|from|on|by|done|given|drawn|in|at|with|prepared|reviewed|read|listed|taken|verified|confirmed|today|per|\()$/;
/** "Med list (copied forward 2023, OLD)". */
const OLD = /^(?:old|outdated|obsolete)$/;
const SENTENCE = /^(?:is|was|are|were|has|have|had|will|would|to|no|if|she|he|they|we|i|pt|patient|and|but)$/;
const LONGEST_QUALIFIER = 12;

/** Where "Labs done by PCP 06/18/2026" or "Previous treatment of colitis:" ends; a sentence or a fact is no qualifier. */
function qualifiedEnd(lexicon: Lexicon, text: string, tokens: readonly Token[], from: number, to: number) {
  if (!QUALIFIER.test(tokens[from]?.key ?? '')) return undefined;
  for (let at = from; at <= Math.min(to, from + LONGEST_QUALIFIER); at++) {
    if (at === to) return tokens[to - 1]?.key === '.' ? undefined : to;
    const token = tokens[at] as Token;
    if (token.key === ':') return at;
    if (SENTENCE.test(token.key) || (token.kind === 'word' && isFact(termAt(lexicon.words, text, tokens, at))))
      return undefined;
  }
  return undefined;
}

const isFact = (term: Term | undefined) =>
  term?.entries.some(
    ({ kind }) => kind === 'drug' || kind === 'class' || kind === 'medicine' || kind === 'problem' || kind === 'lab',
  );

const isDash = (tokens: readonly Token[], at: number) =>
  tokens[at]?.key === '-' && tokens[at]?.spaced && tokens[at + 1]?.spaced;

function skipBullets(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && (BULLETS.has(tokens[at]?.key ?? '') || isNumbering(tokens, at) || isTick(tokens, at))) at++;
  return at;
}

/** "[x]", not "X-ray". */
const isTick = (tokens: readonly Token[], at: number) => tokens[at]?.key === 'x' && tokens[at + 1]?.key === ']';

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
