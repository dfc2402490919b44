import { dateAt } from './date';
import type { Term } from './lexicon';
import type { Lab } from './library';
import { MONTH } from './month';
import { numberAt, type Token, tokenize } from './token';
import type { Day } from './types';

const REACH = 7;
const FILLER =
  /^(?:[:=~(),\-–—]|of|is|was|at|to|now|today|c|g|about|approx|approximately|around|level|count|value|result|only|down|up|low|high|h|l|stable|remains|still|currently|has|been|from|fell|rose|dropped|came|back|his|her|the|a|on|baseline|normal|last|latest|recent|most|repeat|dropping|calculated|estimated|today's|ckd|epi|s|v|and|wt|in|range|reading|improved|repeat|repeated|recheck|rechecked|trend|decreased|increased|declined|worsened|week|this)$/;

export interface Found {
  value: number;
  /** The value is tokens[from..to), its unit included. */
  from: number;
  to: number;
  bound?: 'above' | 'below';
  day?: Day;
  /** The highest of the values before it in the same row or series. */
  earlier?: number;
}

/** The number that follows a test's name; "9.5 -> 7.8" and "from 9.5 to 7.8" end in the value that counts. */
export function valueAfter(
  lab: Lab,
  tokens: readonly Token[],
  term: Term,
  until: number,
  monthFirst: boolean,
): Found | undefined {
  let bound: Found['bound'];
  let found: Found | undefined;
  let day: Day | undefined;
  const unit = unitBefore(lab, tokens, term.to, until);
  for (let at = unit?.to ?? term.to, steps = 0; at < until && steps <= REACH; at++, steps++) {
    const token = tokens[at] as Token;
    const date = dateAt(tokens, at, monthFirst);
    if (date) {
      if (found) return { ...found, day: date.day };
      day = date.day;
      at = date.to - 1;
    } else if (token.kind === 'number') {
      const read = valueAt(lab, tokens, at, unit?.factor);
      // "4 to 6 weeks": neither number is a value.
      if (!read) return isOther(tokens[at + 1]) && /^(?:to|-)$/.test(tokens[at - 1]?.key ?? '') ? undefined : found;
      const earlier = found && Math.max(found.value, found.earlier ?? 0);
      found = { ...read, ...(bound && { bound }), ...(day && { day }), ...(earlier !== undefined && { earlier }) };
      at = skipMonth(tokens, read.to) - 1;
      steps = REACH - 4;
      if (!leadsOn(tokens, at + 1, at + 1 > read.to)) return withDate(found, tokens, monthFirst);
    } else if (/^[<≤]$/.test(token.key)) bound = 'below';
    else if (/^[>≥]$/.test(token.key) && !found) bound = tokens[at - 1]?.key === '-' ? bound : 'above';
    else if (!FILLER.test(token.key) && !MONTH.test(token.key) && !/^(?:→|>|↓|↑|\|)$/.test(token.key)) return found;
  }
  return found;
}

/** "38 (03/02/2026)": the date right behind a value is its own. */
function withDate(found: Found, tokens: readonly Token[], monthFirst: boolean): Found {
  const at = /^(?:\(|on)$/.test(tokens[found.to]?.key ?? '') ? found.to + 1 : found.to;
  const date = dateAt(tokens, at, monthFirst);
  // "41 (04/2026: 42)": that day has a value of its own.
  return date && tokens[date.to]?.key !== ':' ? { ...found, day: date.day } : found;
}

const BRACKET = 9;

/** Behind "(Apr)" or "(Mar 3, had flu)", the month of a value in a series. */
const skipMonth = (tokens: readonly Token[], at: number): number =>
  (MONTH.test(tokens[at + 1]?.key ?? '') && bracketEnd(tokens, at, BRACKET)) || at;

/** Behind the bracket that opens at a token and closes within a few. */
export function bracketEnd(tokens: readonly Token[], at: number, reach: number): number | undefined {
  if (tokens[at]?.key !== '(') return undefined;
  const close = tokens.slice(at, at + reach).findIndex((it) => it.key === ')');
  return close < 0 ? undefined : at + close + 1;
}

const AGAIN = /^(?:repeat|repeated|recheck|rechecked|now|today)$/;

/** "9.5 -> 7.8", "0.91, repeat 0.88", "Jan 9.1 | Apr 8.9": a later value follows. */
const leadsOn = (tokens: readonly Token[], at: number, dated: boolean) => {
  const [next, after] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? ''];
  return (
    /^(?:to|→|>|\|)$/.test(next) ||
    (dated && /^[-,;]$/.test(next) && tokens[at + 1]?.kind === 'number') ||
    (/^[->]$/.test(next) && /^[->]$/.test(after)) ||
    (/^[,;(]$/.test(next) && AGAIN.test(after))
  );
};

/** A unit that stands before its numbers, as in the first column of a table: "Hb (g/L)", "SCr mg/dL". */
export function unitBefore(lab: Lab, tokens: readonly Token[], from: number, until: number) {
  for (let at = from; at < Math.min(until, from + 4) && tokens[at]?.kind !== 'number'; at++) {
    const unit = unitAt(lab, tokens, tokens[at]?.key === '(' || tokens[at]?.key === 'x' ? at + 1 : at);
    if (unit) return { factor: unit.factor, to: tokens[unit.to]?.key === ')' ? unit.to + 1 : unit.to };
  }
  return undefined;
}

/**
 * A number and its unit at a token, in the test's canonical unit; `factor` is that of a unit named before. A percentage or
 * a range is none of ours.
 */
export function valueAt(lab: Lab, tokens: readonly Token[], at: number, factor?: number): Found | undefined {
  const value = numberAt(tokens, at);
  const next = tokens[at + 1];
  if (/^[%?]$/.test(next?.key ?? '') || (next?.key === '/' && tokens[at + 2]?.kind === 'number')) return undefined;
  if (next?.key === '-' && tokens[at + 2]?.kind === 'number' && !tokens[at + 2]?.spaced) return undefined;
  const unit = unitAt(lab, tokens, at + 1);
  if (unit) return { value: value * unit.factor, from: at, to: unit.to };
  if (isOther(next)) return undefined;
  if (factor !== undefined) return { value: value * factor, from: at, to: at + 1 };
  const possible = lab.units.filter(({ bare }) => bare && bare[0] <= value && value <= bare[1]);
  const only = possible.length === 1 ? possible[0] : undefined;
  return only && { value: value * only.factor, from: at, to: at + 1 };
}

/** "plt in 4 wk", "Hgb 8wks": the number counts something else; a lone "d" or "h" only where it sticks to it. */
const isOther = (next: Token | undefined): boolean =>
  next?.kind === 'word' && (next.spaced ? TIME.test(next.key) : FOREIGN.test(next.key));

const TIME = /^(?:weeks?|wks?|months?|mos?|mths?|days?|years?|yrs?|hours?|mg|tabs?|tablets?)$/;
const FOREIGN = /^(?:weeks?|wks?|months?|mos?|days?|years?|yrs?|x|mg|tabs?|points?|h|hours?|d|w)$/;

/** The longest unit name of this test at a token. */
function unitAt(lab: Lab, tokens: readonly Token[], at: number): { factor: number; to: number } | undefined {
  let best: { factor: number; to: number } | undefined;
  for (const { names, factor } of lab.units) {
    for (const name of names) {
      const words = unitTokens(name);
      if ((best?.to ?? at) - at < words.length && words.every((word, offset) => key(tokens, at + offset) === word)) {
        best = { factor, to: at + words.length };
      }
    }
  }
  return best;
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key;

const remembered = new Map<string, string[]>();

function unitTokens(name: string): string[] {
  const known = remembered.get(name) ?? tokenize(name).map((it) => it.key);
  remembered.set(name, known);
  return known;
}
