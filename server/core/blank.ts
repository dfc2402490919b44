import type { Span } from './types';

/** Nothing but a rule. */
const RULE = /^[\s*]*$|^[*=_~-]+$/;
/** "*** FINAL REPORT ***", from one end of a line to the other. */
const BANNER = /^\*{3}[^*a-z]{2,80}\*{3}$/;

/** Every "***" of a block that waits to be filled. Markdown puts a pair of them around words that it sets in bold. */
export function readBlanks(text: string): Span[] {
  if (!text.includes('***')) return [];
  const blanks: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (!RULE.test(trimmed) && !BANNER.test(trimmed)) blanks.push(...blanksOf(line, start));
    start += line.length + 1;
  }
  return blanks;
}

function blanksOf(line: string, offset: number): Span[] {
  const runs = [...line.matchAll(/\*+/g)]
    .filter((it) => it[0].length === 3 && !isStarred(line, it.index))
    .map((it) => it.index);
  const blanks: Span[] = [];
  for (let at = 0; at < runs.length; at++) {
    const [open, close] = [runs[at] ?? 0, runs[at + 1]];
    if (close !== undefined && isBold(line, open, close)) at++;
    else blanks.push({ start: offset + open, end: offset + open + 3 });
  }
  return blanks;
}

/** The marks touch the words between them and nothing else does: "***Plan:***" is bold, "BP *** / ***" is not. */
function isBold(line: string, open: number, close: number): boolean {
  const [before, behind] = [line.charAt(open - 1), line.charAt(close + 3)];
  const words = line.slice(open + 3, close);
  return !WORD.test(before) && !WORD.test(behind) && /^[\p{L}\p{N}"'([]/u.test(words) && /[^\s/,–-]$/.test(words);
}

/** "p 0.001***": how sure a result is. */
const isStarred = (line: string, at: number): boolean => /\d/.test(line.charAt(at - 1));

const WORD = /[\p{L}\p{N}]/u;
