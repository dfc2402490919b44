import { as } from '../lexicon';
import { numberAt, type Token } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';
import { type DayTracker, dayBehind } from './day-before';
import type { Meant, NotePart } from './note-part';
import { behindDots } from './number-words';

export interface Found {
  value: string | number;
  /** The words of the result: tokens[from..to). */
  from: number;
  to: number;
  day?: Day | undefined;
}

/** The signs of a block by their first token. */
export type Signs = ReadonlyMap<number, Meant>;

interface Seen {
  part: NotePart;
  name: Meant;
  until: number;
  signs: Signs;
  days: DayTracker;
  on: Day | undefined;
}

const LEAD =
  /^(?:[:=()[\]|<>/-]|iu|miu|u|ml|l|s|co|index|ratio|tb|nil|mitogen|conversion|is|was|were|are|came|back|result|results|resulted|all|both|again|screen|screening|test|testing|panel|ab|ag|igg|gen|generation|assay|total|titer|titre|level|status|read|as|reads|repeat|repeated|recent|last|latest|baseline|on|in|from|at|of|mm|induration|th|h|hr|hrs|hours|x|by|pcr|quant|qual|serum|urine|done|today|yesterday|clinic|office|home|now|this|am|morning|also|stays|remains|remained|still|has|been|previously|interpreted|reported|,)$/;
const BETWEEN = /^(?:[,;.([>→-]|x|and|but|then|\d+)$/;
const AGAIN = /^(?:[>→]|to|repeat|repeated|rechecked|recheck|retest|retested|now|then|later|previously|was|prior)$/;
const MOST_WORDS = 12;

/** What has been read of one test. */
interface Walk {
  found: Found[];
  millimetres: Found | undefined;
  day: Day | undefined;
  linked: boolean;
  /** A number has been passed: "0.01 IU/mL, negative". */
  counted: boolean;
}

/** The signs behind a test's name: its own, and those of a repeat. */
export function walkSigns(seen: Seen): Found[] {
  const { part, name, until } = seen;
  // "smokes 1 PPD".
  if (part.tokens[name.from - 1]?.kind === 'number') return [];
  const walk: Walk = { found: [], millimetres: undefined, day: undefined, linked: true, counted: false };
  let at: number | undefined = name.to;
  for (let words = 0; at !== undefined && at < until && words <= MOST_WORDS; words++) at = step(walk, seen, at);
  const { found, millimetres, day } = walk;
  return found.length > 0 || !millimetres ? found : [{ ...millimetres, day }];
}

/** Reads what stands at a token; where to go on, if at all. */
function step(walk: Walk, seen: Seen, at: number): number | undefined {
  const { part, signs, until, days, on } = seen;
  const { tokens, context } = part;
  const sign = signAt(tokens, signs.get(at)) ?? dashAt(seen, walk, at);
  if (sign) {
    if (!walk.linked) return undefined;
    const dated = dayBehind(part, sign.to, until, on, days);
    walk.found.push({ ...sign, day: dated?.day ?? walk.day });
    [walk.day, walk.linked] = [undefined, false];
    return dated?.to ?? sign.to;
  }
  const date = namedDay(tokens, at, context.monthFirst, on);
  if (!date) return walk.found.length > 0 ? behind(walk, tokens, at) : before(walk, seen, at);
  walk.day = date.day;
  return date.to;
}

/** Between a result and that of a repeat. */
function behind(walk: Walk, tokens: readonly Token[], at: number): number | undefined {
  const key = tokens[at]?.key ?? '';
  walk.linked ||= AGAIN.test(key);
  if (!AGAIN.test(key) && !BETWEEN.test(key)) return undefined;
  return /^[([]$/.test(key) ? bracketEnd(tokens, at) : at + 1;
}

/** Between the name and its first result. */
function before(walk: Walk, { name, part: { tokens } }: Seen, at: number): number | undefined {
  const key = tokens[at]?.key ?? '';
  const size = sizeAt(tokens, at);
  if (size && as(name, 'assay')?.concept === 'tst') {
    [walk.millimetres, walk.counted] = [size, true];
    return size.to;
  }
  const dots = behindDots(tokens, at);
  if (dots > at) return dots;
  const isNumber = tokens[at]?.kind === 'number';
  walk.counted ||= isNumber && !isOrdinal(tokens, at);
  const stops = key === ',' ? !walk.counted : !LEAD.test(key) && !isNumber;
  return stops ? undefined : (size?.to ?? at + 1);
}

const LONGEST = 14;

function bracketEnd(tokens: readonly Token[], at: number): number {
  const close = tokens.slice(at, at + LONGEST).findIndex((it) => /^[)\]]$/.test(it.key));
  return close < 0 ? at + 1 : at + close + 1;
}

const isOrdinal = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' && /^(?:th|h|hr|hrs|hours|gen|-|\/)$/.test(tokens[at + 1]?.key ?? '');

const sizeAt = (tokens: readonly Token[], at: number): Found | undefined =>
  tokens[at + 1]?.key === 'mm' ? { value: numberAt(tokens, at), from: at, to: at + 2 } : undefined;

const ENDS = /^[,;.)]?$/;
/** "PPD+ in 1995". */
const THEN = /^(?:[([]|in|on|at|since|as|by)$/;

/** "+" joins what stands on both sides of it, unless nothing follows. */
export function signAt(tokens: readonly Token[], term: Meant | undefined): Found | undefined {
  const sign = as(term, 'sign')?.sign;
  if (!term || !sign) return undefined;
  const bare = tokens[term.from]?.key === '+' && term.to - term.from === 1;
  const next = tokens[term.to]?.key ?? '';
  if (bare && !ENDS.test(next) && !THEN.test(next)) return undefined;
  // "(immune >165)" is what the number would mean.
  const isLegend = /^[([]$/.test(tokens[term.from - 1]?.key ?? '') && /^[<>≤≥]$/.test(tokens[term.to]?.key ?? '');
  return isLegend ? undefined : { value: sign, from: term.from, to: term.to };
}

/** "sAg -, cAb -": a dash right behind a name is a sign in a list; alone it may be an empty cell. */
function dashAt({ name, until, part: { tokens } }: Seen, walk: Walk, at: number): Found | undefined {
  if (at !== name.to || tokens[at]?.key !== '-' || walk.found.length > 0) return undefined;
  const next = tokens[at + 1]?.key ?? '';
  const listed = (next === ',' || next === ';') && until === at + 2;
  const last = ENDS.test(next) && isDashed(tokens, name.from);
  return listed || last ? { value: 'negative', from: at, to: at + 1 } : undefined;
}

/** "+, cAb" or "-, and sAb": what stands before a name is a sign of the same list. */
function isDashed(tokens: readonly Token[], from: number): boolean {
  const comma = tokens[from - 1]?.key === 'and' ? from - 2 : from - 1;
  const sign = tokens[comma]?.key === ',' || tokens[comma]?.key === ';' ? comma - 1 : comma;
  return /^[+-]$/.test(tokens[sign]?.key ?? '') && sign < from - 1;
}
