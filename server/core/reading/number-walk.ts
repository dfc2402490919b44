import { MONTH } from '../month';
import type { Token } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';
import { type Reach, type Value, valueIn } from './number-value';

const LEAD =
  /^(?:[:=~,()|–—-]|of|is|was|were|are|at|to|now|today|yesterday|this|am|pm|morning|about|approx|approximately|around|level|levels|count|counts|value|result|results|only|down|up|low|high|stable|steady|remains|remained|still|currently|has|have|been|from|fell|fallen|falling|rose|risen|rising|dropped|drop|drops|dropping|falls|came|back|his|her|the|on|baseline|normal|last|latest|recent|most|repeat|repeated|recheck|rechecked|calculated|estimated|est|wt|in|range|reading|improved|trend|trended|trending|decreased|increased|declined|worsened|week|peaked|peak|nadir|max|measured|today's|better|worse|good|fine|ok|again|is|h|l|\.)$/;
/** What may stand behind a value without ending its tale. */
const GLUE =
  /^(?:[,;|*\]–—-]|h|l|hh|ll|high|low|flag|normal|stable|and|but|which|is|it|basically|essentially|roughly|about|the|same|as|similar|unchanged|compared|with|count|counts|level|value|on|at|of|had|has|been|be|↓|↑|\.)$/;
/** What promises another value of the same test. */
const LINK =
  /^(?:now|then|repeat|repeated|recheck|rechecked|was|were|prev|previous|previously|prior|before|last|baseline|from|up|down|to|currently|today|vs|versus|later|rose|fell|rising|falling|dropped|improved|earlier|latest|recovered|climbed|increased|decreased|declined|→)$/;
const FORMULA = /^(?:c|g|ckd|epi|mdrd|cg|cockcroft|gault|-)$/;
const MOST_WORDS = 9;

/** Every value of a test in its order. What is no clear value is left out. */
export function walkValues(reach: Reach, part: NotePart): Value[] {
  const { tokens, context } = part;
  const values: Value[] = [];
  let pending: { day: Day; at: number } | undefined;
  const add = (value: Value) => {
    values.push({ ...(pending && { day: pending.day }), ...value });
    if (pending) reach.days.use(pending.at);
    pending = undefined;
  };
  let [linked, words] = [true, 0];
  for (let at = reach.from; at < reach.until && words <= MOST_WORDS; words++) {
    const { key, kind } = tokens[at] as Token;
    const last = values.at(-1);
    const date = namedDay(tokens, at, context.monthFirst, reach.on);
    const bracket = last && key === '(' ? bracketAt(reach, part, at) : undefined;
    if (bracket?.value) add(bracket.value);
    if (date) [pending, at, linked] = [{ day: date.day, at }, date.to, true];
    else if (bracket) at = bracket.to;
    else if (kind === 'number') {
      // "eGFR 66 62 65": columns whose head we could not read.
      if (last?.to === at && !linked) return [];
      const value = valueIn(reach, part, at);
      if (!value || !(linked || isDatedList(value, last, tokens[at - 1]))) return values;
      add(value);
      [at, linked, words] = [value.to, false, 0];
    } else {
      if (!goesOn(tokens, at, last)) break;
      linked ||= LINK.test(key) || key === '>';
      at += isFormula(tokens, at) ? FORMULA_LENGTH : 1;
    }
  }
  return values;
}

/** "12.9 on 1/6/26, 11.7 on 3/9/26": a series of which each has its day. */
const isDatedList = (value: Value, last: Value | undefined, before: Token | undefined) =>
  Boolean(value.day && last?.day && /^(?:,|and|;)$/.test(before?.key ?? ''));

function goesOn(tokens: readonly Token[], at: number, last: Value | undefined): boolean {
  const key = tokens[at]?.key ?? '';
  if (key === '.' && !/^(?:est|approx|calc)$/.test(tokens[at - 1]?.key ?? ''))
    return last !== undefined && /^(?:repeat|recheck|last|now|then)$/.test(tokens[at + 1]?.key ?? '');
  if (/^[<>≤≥=]$|^(?:below|under|above|over|less|more|than)$/.test(key)) return true;
  if (last) return GLUE.test(key) || LINK.test(key);
  return LEAD.test(key) || MONTH.test(key) || /^[→↓↑>]$/.test(key) || isFormula(tokens, at);
}

/** "by C-G", "by CKD-EPI". */
const FORMULA_LENGTH = 4;
const isFormula = (tokens: readonly Token[], at: number) =>
  tokens[at]?.key === 'by' && [1, 2, 3].every((step) => FORMULA.test(tokens[at + step]?.key ?? ''));

const OLDER =
  /^(?:was|prev|previous|previously|prior|from|baseline|last|up|down|old|before|on|in|at|:|h|l|and|is|now|then|earlier)$/;
const LONGEST = 14;

/** Where a bracket behind a value ends, and the older value that it may hold. */
function bracketAt(reach: Reach, part: NotePart, open: number): { to: number; value?: Value } | undefined {
  const { tokens, context } = part;
  const close = tokens.slice(open, open + LONGEST).findIndex((it) => it.key === ')');
  if (close < 0) return undefined;
  const to = open + close + 1;
  let day: Day | undefined;
  for (let at = open + 1; at < to - 1; ) {
    const date = namedDay(tokens, at, context.monthFirst, reach.on);
    if (date) [day, at] = [date.day, date.to];
    else if (tokens[at]?.kind === 'number') {
      const value = valueIn({ ...reach, until: to }, part, at);
      return value ? { to, value: { ...(day && { day }), ...value } } : { to };
    } else if (OLDER.test(tokens[at]?.key ?? '') || MONTH.test(tokens[at]?.key ?? '')) at++;
    else return { to };
  }
  return { to };
}
