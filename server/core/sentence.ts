import { as, type Lexicon, scan, type Term, termAt } from './lexicon';
import type { Token } from './token';
import type { SectionId } from './types';

/** One sentence of a block: tokens[from..to) of it, and the known words among them. */
export interface Sentence {
  from: number;
  to: number;
  start: number;
  end: number;
  section: SectionId;
  terms: readonly Term[];
}

/** Where a sentence begins with a heading ("Plan: start ..."). */
export interface Heading {
  section: SectionId;
  start: number;
  end: number;
  /** Nothing but the heading, a date at most. */
  alone: boolean;
}

const ABBREVIATIONS = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'prof',
  'vs',
  'approx',
  'st',
  'e',
  'g',
  'i',
  'p',
  'o',
  'b',
  't',
  'q',
  'd',
  'a',
  'm',
  's',
  'c',
  'h',
  'pt',
  'no',
  'nr',
  'resp',
  'wt',
  'ht',
  'tab',
  'tabs',
  'cap',
  'caps',
  'mg',
  'ml',
  'dept',
  'hosp',
  'wk',
  'wks',
  'mo',
  'yr',
  'yrs',
  'yo',
  'hx',
  'dx',
  'fx',
]);
const BULLETS = new Set(['-', '*', '•', '+', '>', '#', '[', ']', '(', ')', '.', 'x', '·']);

/** Sentence boundaries as token indices: each sentence is tokens[starts[i]..starts[i + 1]). */
export function sentenceStarts(text: string, tokens: readonly Token[]): number[] {
  const starts = [0];
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (endsSentence(text, tokens, at)) starts.push(at + 1);
  }
  return starts;
}

function endsSentence(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const next = tokens[at + 1] as Token;
  if (token.key === ';') return true;
  if (!next.spaced) return false;
  if (token.key === '?' || token.key === '!') return true;
  if (token.key !== '.') return false;
  const before = tokens[at - 1];
  const capital = next.kind === 'word' && text.charAt(next.start) !== next.key.charAt(0);
  if (!before || !ABBREVIATIONS.has(before.key) || before.kind === 'number') return true;
  // "2 mg. Hgb 12" ends; "5 mg p.o. b.i.d. and" does not, nor does "Dr. Smith".
  return capital && !/^(?:dr|mr|mrs|ms|prof|st|vs)$/.test(before.key);
}

/** The heading at a token, when one of our headings stands there and a colon or nothing follows it in the sentence. */
export function headingAt(
  lexicon: Lexicon,
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): (Heading & { body: number }) | undefined {
  const at = skipBullets(tokens, from);
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

function skipBullets(tokens: readonly Token[], from: number): number {
  let at = from;
  while (
    BULLETS.has(tokens[at]?.key ?? '') ||
    (tokens[at]?.kind === 'number' && /^[.)]$/.test(tokens[at + 1]?.key ?? ''))
  )
    at++;
  return at;
}

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

export const MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;

/** Cuts a block's tokens into sentences; a heading inside the block changes the section from there on. */
export function readSentences(
  lexicon: Lexicon,
  text: string,
  tokens: readonly Token[],
  section: SectionId,
): { sentences: Sentence[]; headings: Heading[] } {
  const starts = sentenceStarts(text, tokens);
  const headings: Heading[] = [];
  let current = section;
  const sentences = starts.map((begin, index) => {
    const to = starts[index + 1] ?? tokens.length;
    const heading = headingAt(lexicon, text, tokens, begin, to);
    // "Plan." inside a paragraph is a word; a heading alone has the line to itself.
    const counts = heading && (!heading.alone || index === 0);
    if (counts) {
      headings.push(heading);
      current = heading.section;
    }
    const from = counts ? heading.body : begin;
    const terms = scan(lexicon.words, text, tokens, from, to);
    return { from, to, start: tokens[begin]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, section: current, terms };
  });
  return { sentences, headings };
}
