import type { Misread } from '../../core/library';
import { perThing } from '../../core/shelf';
import type { Span, Statement, Text } from '../../core/types';

/** A word of an order that stands for another, and what replaces it. */
export interface ShortWord {
  row: Misread;
  span: Span;
  newText: string;
}

/** The words of an order, from the name to its frequency, that get misread. */
export function shortWords({ mention, sig }: Statement, text: Text, rows: readonly Misread[]): ShortWord[] {
  const parts = [mention.span, sig?.span, sig?.frequency].filter((it) => it !== undefined);
  const start = Math.min(...parts.map((it) => it.start));
  const end = Math.max(...parts.map((it) => it.end));
  const within = [...text.slice(start, end).matchAll(WORD)];
  // Words behind it may be a frequency that the reader did not find, or that of a step to come.
  const rest = text.slice(end, Math.max(end, Math.min(mention.sentence.end, end + REACH)));
  const behind = sig?.frequency && !STEP.test(rest) ? [] : wordsBehind(rest, rows);
  return [
    ...within.flatMap((it) => shortWord(it, start, text, rows)),
    ...behind.flatMap((it) => shortWord(it, end, text, rows)),
  ];
}

type Match = { readonly 0: string; readonly index: number };

const REACH = 60;
const WORD = /\d+|[\p{L}µ][\p{L}\d.]*/gu;
const NEXT = /[ ,]*(\d+(?:\.\d+)?%?|[\p{L}µ][\p{L}\d.]*)/uy;
const STEP = /\bthen\b/i;
/** Words of a dose between it and how often it is taken. */
const BETWEEN =
  /^(?:\d+(?:\.\d+)?%?|x|for|wks?|weeks?|days?|months?|and|then|xr|er|mg|tabs?|tablets?|caps?|capsules?|cream|ointment|po|p\.o\.|by|mouth|oral|orally)$/i;

/** The words right behind a dose, as far as they belong to it. */
function wordsBehind(rest: string, rows: readonly Misread[]): Match[] {
  const words: Match[] = [];
  const next = new RegExp(NEXT);
  for (let match = next.exec(rest); match; match = next.exec(rest)) {
    const word = match[1] ?? '';
    if (!BETWEEN.test(word) && !rowOf(word, rows)) break;
    words.push({ 0: word, index: next.lastIndex - word.length });
  }
  return words;
}

function shortWord({ 0: word, index }: Match, offset: number, text: Text, rows: readonly Misread[]): ShortWord[] {
  const found = rowOf(word, rows);
  if (!found) return [];
  const start = offset + index;
  const [before, behind] = [
    text.slice(Math.max(0, start - 2), start),
    text.slice(start + found.word.length, start + found.word.length + 1),
  ];
  if (UNIT.test(found.word) && (!/\d ?$/.test(before) || behind === '/')) return [];
  const glued = /\d$/.test(before) ? ' ' : '';
  return [{ row: found.row, span: { start, end: start + found.word.length }, newText: glued + found.row.write }];
}

/** One that counts amounts stands behind a number: "5 U", but not "U/L". */
const UNIT = /^(?:u|iu|ug|µg|μg|cc)$/i;

/** The full stop behind a word may end the sentence. */
function rowOf(written: string, rows: readonly Misread[]): { row: Misread; word: string } | undefined {
  for (const word of [written, written.replace(/\.$/, '')]) {
    const row = byWord(rows)
      .get(word.toLowerCase())
      ?.find((it) => !it.exact || it.words.includes(word));
    if (row) return { row, word };
  }
  return undefined;
}

/** The rows of each word, whatever its capitals. */
const byWord = perThing((rows: readonly Misread[]) => {
  const found = new Map<string, Misread[]>();
  for (const row of rows.filter((it) => !it.shape))
    for (const word of new Set(row.words.map((it) => it.toLowerCase())))
      found.set(word, [...(found.get(word) ?? []), row]);
  return found;
});
