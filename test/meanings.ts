import { readMeanings } from '../server/core/reading/meaning';
import { kb } from './knowledge';

/** Reads a text where what is asked stands in braces, and writes how each was meant; what is plain is left out. */
export function meaningsOf(marked: string): string {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const word = part.startsWith('{') ? part.slice(1, -1) : part;
    if (word !== part) spans.push({ start: text.length, end: text.length + word.length });
    text += word;
  }
  const told = readMeanings(text, spans, kb).map(({ existence, temporality, experiencer }) =>
    [existence, temporality, experiencer].filter((it) => !/affirmed|current|patient/.test(it)).join(' '),
  );
  return told.map((it) => it || 'plain').join(', ');
}
