import type { Token } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';
import { bracketAt, closeOf } from './number-bracket';
import { behindRange, type Reach, type Value, valueIn } from './number-value';
import { behindWord, goesOn, isLink, isNow, isSeries, isTimed, isWish } from './number-words';

const MOST_WORDS = 9;

interface Walk {
  reach: Reach;
  part: NotePart;
  values: Value[];
  /** A date that waits for its value. */
  pending: { day: Day; at: number } | undefined;
  /** A word promised a value. */
  linked: boolean;
  /** What follows is a goal or a limit. */
  wished: boolean;
  /** A percentage has been passed: its absolute count may follow in brackets. */
  share: boolean;
  /** Values without further words may follow. */
  series: boolean;
  /** The bracket before the first value that we are in. */
  open: number | undefined;
  words: number;
}

/** Every value of a test in its order. What is no clear value is left out. */
export function walkValues(reach: Reach, part: NotePart): Value[] {
  const walk: Walk = { reach, part, ...START, values: [] };
  for (let at: number | undefined = reach.from; at !== undefined && at < reach.until; walk.words++) {
    if (walk.words > MOST_WORDS) break;
    at = step(walk, at);
  }
  return walk.values;
}

const START = {
  pending: undefined,
  linked: true,
  wished: false,
  share: false,
  series: false,
  open: undefined,
  words: 0,
};

/** Reads what stands at a token; where to go on, if at all. */
function step(walk: Walk, at: number): number | undefined {
  const { reach, part, values } = walk;
  const { tokens, context } = part;
  const { key, kind } = tokens[at] as Token;
  const date = namedDay(tokens, at, context.monthFirst, reach.on);
  const bracket = values.length > 0 || walk.share ? bracketAt(reach, part, at) : undefined;
  if (bracket?.value) add(walk, bracket.value);
  if (date) return dated(walk, at, date);
  if (bracket) return bracket.to;
  if (kind === 'number') return numbered(walk, at);
  const isBreak = walk.wished && /^[.;]$/.test(key) && isNow(tokens[at + 1]?.key ?? '');
  if (!isBreak && !goesOn(tokens, at, values.length > 0))
    return walk.open !== undefined && values.length === 0 ? beyond(walk, walk.open) : undefined;
  if (isWish(key)) walk.wished = true;
  walk.series ||= isSeries(key);
  if (isNow(key) || key === ')') walk.wished = false;
  if (/^[([]$/.test(key)) walk.open = at;
  walk.linked ||= isLink(tokens, at);
  return behindWord(tokens, at);
}

function add(walk: Walk, value: Value): void {
  const { pending } = walk;
  walk.values.push({ ...(pending && { day: pending.day }), ...value });
  if (pending) walk.reach.days.use(pending.at);
  walk.pending = undefined;
}

/** A date waits for its value, unless it stands behind the range of one. */
function dated(walk: Walk, at: number, { day, to }: { day: Day; to: number }): number {
  const { part, values, reach } = walk;
  const last = values.at(-1);
  const next = part.tokens[to];
  if (
    last &&
    !last.day &&
    /^[)\]]$/.test(part.tokens[at - 1]?.key ?? '') &&
    next?.kind !== 'number' &&
    next?.key !== ':'
  ) {
    last.day = day;
    reach.days.use(at);
  } else walk.pending = { day, at };
  walk.linked = true;
  return to;
}

function numbered(walk: Walk, at: number): number | undefined {
  const { reach, part, values, open } = walk;
  const { tokens } = part;
  const last = values.at(-1);
  if (!last && tokens[at + 1]?.key === '%') {
    walk.share = true;
    return at + 2;
  }
  if (walk.wished) return at + 1;
  const range = behindRange(tokens, at);
  // Its normal range, or what it used to be: "baseline 0.9-1.0, now 1.6".
  if (range && (last ? !walk.linked : isNow(tokens[range + 1]?.key ?? ''))) return last ? undefined : range + 1;
  // "eGFR 66 62 65": columns whose head we could not read.
  if (last?.to === at && !walk.linked) {
    values.length = 0;
    return undefined;
  }
  const value = valueIn(reach, part, at);
  if (tokens[at - 1]?.key === 'by') return value?.to;
  if (last && /^units?$|^u$/.test(tokens[at + 1]?.key ?? '')) return at + 2;
  if (!value && !last && open !== undefined) return beyond(walk, open);
  if (!value || !(walk.linked || isListed(walk, value, at))) return undefined;
  add(walk, value);
  [walk.linked, walk.words] = [false, 0];
  return value.to;
}

/** Behind a bracket in front of the first value that holds no value: "CrCl (weight 82 kg) 66". */
function beyond(walk: Walk, open: number): number | undefined {
  walk.open = undefined;
  return closeOf(walk.part.tokens, open);
}

/** "12.9 on 1/6/26, 11.7 on 3/9/26", "8.8 at admission, 9.4 at discharge": a series of which each has its time. */
function isListed({ part: { tokens }, values, series }: Walk, value: Value, at: number): boolean {
  const last = values.at(-1);
  if (!/^(?:,|and|;|but)$/.test(tokens[at - 1]?.key ?? '')) return false;
  return series || Boolean(value.day && last?.day) || isTimed(tokens, value.to);
}
