import { dateAt } from './date';
import type { KnowledgeBase } from './kb';
import { inColumns } from './lab-cells';
import { laterValue } from './lab-later';
import { type Found, valueAfter } from './lab-value';
import { as, type Term } from './lexicon';
import type { Lab } from './library';
import type { Context } from './read-block';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Day, Measured } from './types';

const PAST = /^(?:previous|previously|prior|baseline|old|former|pre|earlier|initial|initially)$/;
const NEIGHBOURS = 8;
const TODAY_REACH = 14;

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
    const found = foundAt(lab, tokens, term, until, context);
    if (!found || isCondition(tokens, sentence, term, found)) return [];
    const past = isPast(tokens, term) || (seen.has(lab.id) && tokens[term.from - 1]?.key === '(');
    seen.add(lab.id);
    const today = tokens
      .slice(Math.max(sentence.from, term.from - TODAY_REACH), found.from)
      .some((it) => it.key === 'today');
    return [{ ...toMeasured(lab, term, found, found.day ?? day, past, tokens, text), ...(today && { today }) }];
  });
}

/** The value of a test: of its row where a table's head stands above, else the one behind its name. */
function foundAt(lab: Lab, tokens: readonly Token[], term: Term, until: number, { columns, monthFirst }: Context) {
  const cell = columns?.kind === 'times' ? inColumns(lab, tokens, term.to, until, columns) : undefined;
  if (cell) return cell;
  const found = valueAfter(lab, tokens, term, until, monthFirst);
  // "eGFR 66 62 65": columns whose head we could not read, and nobody guesses which one is the latest.
  if (!found || isRun(tokens, found.to, until, monthFirst)) return undefined;
  return laterValue(lab, tokens, found, until, monthFirst);
}

function isRun(tokens: readonly Token[], at: number, until: number, monthFirst: boolean): boolean {
  const next = tokens[at];
  const plain = at < until && next?.kind === 'number' && next.spaced && tokens[at + 1]?.key !== '-';
  return plain && !dateAt(tokens, at, monthFirst) && !/^(?:\/|%|x|mg|wk|week|weeks)$/.test(tokens[at + 1]?.key ?? '');
}

const IF =
  /^(?:if|when|unless|until|below|limit|limits|threshold|thresholds|cutoff|criteria|requires|needs|goal|target)$/;
const IF_REACH = 10;

/** "stop if Hgb <8": what would be, not what is. */
const isCondition = (tokens: readonly Token[], sentence: Sentence, { from }: Term, { bound }: Found): boolean =>
  tokens.slice(Math.max(sentence.from, from - (bound ? IF_REACH : 3)), from).some((it) => IF.test(it.key));

function toMeasured(
  lab: Lab,
  term: Term,
  { value, from, to, bound, earlier }: Found,
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
    ...(earlier !== undefined && { earlier }),
    ...(on && { on }),
    span: { start: term.start, end, ...between },
  };
}

/** "Previous: CrCl 38", "baseline Hgb 12". */
function isPast(tokens: readonly Token[], { from }: Term): boolean {
  return PAST.test(tokens[tokens[from - 1]?.key === ':' ? from - 2 : from - 1]?.key ?? '');
}
