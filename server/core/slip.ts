import { as } from './lexicon';
import type { Sentence } from './sentence';
import type { Slip } from './types';

/** The misspelt names of our drugs in a block, each with how it should read. */
export const readSlips = (sentences: readonly Sentence[], text: string): Slip[] =>
  sentences.flatMap(({ terms, section }) =>
    terms.flatMap((term) => {
      const slip = as(term, 'drug')?.slip;
      const { start, end } = term;
      return slip ? [{ span: { start, end }, section, write: inCaseOf(text.slice(start, end), slip) }] : [];
    }),
  );

/** A word in capitals stays one, and so does a capital at the start. */
export function inCaseOf(written: string, name: string): string {
  if (written.length > 1 && written === written.toUpperCase() && name.length > 0) return name.toUpperCase();
  const [first, own] = [written.charAt(0), name.charAt(0)];
  return first === first.toLowerCase() ? name : own.toUpperCase() + name.slice(1);
}
