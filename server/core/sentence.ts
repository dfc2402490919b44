import { type Heading, headingAt } from './heading';
import { type Lexicon, scan, type Term } from './lexicon';
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

const ABBREVIATIONS = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'prof',
  'vs',
  'approx',
  'incl',
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
/** No writer's sentence is longer; text without a full stop is cut here, so that no cost grows with its square. */
const LONGEST = 400;

/** Sentence boundaries as token indices: each sentence is tokens[starts[i]..starts[i + 1]). */
export function sentenceStarts(text: string, tokens: readonly Token[]): number[] {
  const starts = [0];
  let last = 0;
  for (let at = 0; at + 1 < tokens.length; at++) {
    if (!endsSentence(text, tokens, at) && at + 1 - last < LONGEST) continue;
    last = at + 1;
    starts.push(last);
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

/** "FH - psoriasis / SH - student / Allergies - NKDA": a heading behind a stroke begins a part of its own. */
function partStarts(lexicon: Lexicon, text: string, tokens: readonly Token[], from: number, to: number): number[] {
  const starts = [from];
  for (let at = from + 1; at + 1 < to; at++) {
    const [token, next] = [tokens[at] as Token, tokens[at + 1] as Token];
    if ((token.key !== '/' && token.key !== '|') || !token.spaced || !next.spaced || next.kind !== 'word') continue;
    const heading = headingAt(lexicon, text, tokens, at + 1, to);
    if (heading && !heading.alone) starts.push(at + 1);
  }
  return starts;
}

/** Cuts a block's tokens into sentences; a heading inside the block changes the section from there on. */
export function readSentences(
  lexicon: Lexicon,
  text: string,
  tokens: readonly Token[],
  section: SectionId,
): { sentences: Sentence[]; headings: Heading[] } {
  const starts = sentenceStarts(text, tokens).flatMap((from, index, all) =>
    partStarts(lexicon, text, tokens, from, all[index + 1] ?? tokens.length),
  );
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
