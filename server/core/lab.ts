import type { Lab } from '../../knowledge/language';
import { dateAt } from './date';
import type { KnowledgeBase } from './kb';
import { type Found, valueAfter, valueAt } from './lab-value';
import { as, type Term } from './lexicon';
import type { Context } from './read-block';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Day, Measured } from './types';

const PAST = /^(?:previous|previously|prior|baseline|old|former|pre|earlier|initial|initially)$/;
const NEIGHBOURS = 8;

/** Reads the values of a sentence's tests. What is no clear value of a known unit is left out, never guessed. */
export function readLabs(
  sentence: Sentence,
  tokens: readonly Token[],
  text: string,
  kb: KnowledgeBase,
  context: Context,
): Measured[] {
  let day = context.on;
  let dated = sentence.from;
  const seen = new Set<string>();
  return sentence.terms.flatMap((term, index) => {
    const lab = kb.labs.get(as(term, 'lab')?.concept as Lab['id']);
    if (!lab) return [];
    while (dated < term.from) {
      const date = dateAt(tokens, dated, context.monthFirst);
      day = date?.day ?? day;
      dated = date?.to ?? dated + 1;
    }
    const following = sentence.terms.slice(index + 1, index + 1 + NEIGHBOURS);
    const until = following.find((it) => as(it, 'lab') || as(it, 'test') || as(it, 'drug'))?.from ?? sentence.to;
    const found =
      inColumns(lab, tokens, term, until, context.columns) ?? valueAfter(lab, tokens, term, until, context.monthFirst);
    if (!found) return [];
    const past = isPast(tokens, term) || (seen.has(lab.id) && tokens[term.from - 1]?.key === '(');
    seen.add(lab.id);
    return [toMeasured(lab, term, found, found.day ?? day, past, tokens, text)];
  });
}

function toMeasured(
  lab: Lab,
  term: Term,
  { value, from, to, bound }: Found,
  on: Day | undefined,
  past: boolean,
  tokens: readonly Token[],
  text: string,
): Measured {
  const end = tokens[to - 1]?.end ?? term.end;
  // An older column, a date, "from 9.5 to": what stands between is not the value.
  const isFar = from - term.to > 1 || tokens[term.to]?.kind === 'number';
  const between =
    isFar && from > term.to
      ? { words: `${text.slice(term.start, term.end)} ${text.slice(tokens[from]?.start, end).replace(/\s+/g, ' ')}` }
      : {};
  return {
    test: lab.id,
    value: Math.round(value * 1000) / 1000,
    unit: lab.unit,
    ...(past && { past }),
    ...(bound && { bound }),
    ...(on && { on }),
    span: { start: term.start, end, ...between },
  };
}

/** "Previous: CrCl 38", "baseline Hgb 12". */
function isPast(tokens: readonly Token[], { from }: Term): boolean {
  return PAST.test(tokens[tokens[from - 1]?.key === ':' ? from - 2 : from - 1]?.key ?? '');
}

/** A row of a table under a heading with several days: the value of the latest one. */
function inColumns(
  lab: Lab,
  tokens: readonly Token[],
  term: Term,
  until: number,
  columns: readonly Day[] | undefined,
): Found | undefined {
  if (!columns) return undefined;
  const values: Found[] = [];
  for (let at = term.to; at < until; at++) {
    const value = tokens[at]?.kind === 'number' ? valueAt(lab, tokens, at) : undefined;
    if (value) values.push(value);
    if (value) at = value.to - 1;
  }
  const latest = columns.indexOf([...columns].sort().at(-1) ?? '');
  const value = values.length === columns.length ? values[latest] : undefined;
  return value && { ...value, day: columns[latest] as Day };
}
