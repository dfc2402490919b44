import type { Token } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';
import { bracketAt, closeOf } from './number-bracket';
import { type Reach, type Value, valueIn } from './number-value';
import { behindWord, goesOn, isLink, isNow, isTimed, isWish } from './number-words';

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

const START = { pending: undefined, linked: true, wished: false, share: false, open: undefined, words: 0 };

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
  if (!goesOn(tokens, at, values.length > 0)) return undefined;
  if (isWish(key)) walk.wished = true;
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
  // "eGFR 66 62 65": columns whose head we could not read.
  if (last?.to === at && !walk.linked) {
    values.length = 0;
    return undefined;
  }
  if (!last && tokens[at + 1]?.key === '%') {
    walk.share = true;
    return at + 2;
  }
  if (walk.wished) return at + 1;
  const value = valueIn(reach, part, at);
  if (!value && !last && open !== undefined) return closeOf(tokens, open);
  if (!value || !(walk.linked || isListed(value, last, tokens, at))) return undefined;
  add(walk, value);
  [walk.linked, walk.words] = [false, 0];
  return value.to;
}

/** "12.9 on 1/6/26, 11.7 on 3/9/26", "8.8 at admission, 9.4 at discharge": a series of which each has its time. */
const isListed = (value: Value, last: Value | undefined, tokens: readonly Token[], at: number) =>
  /^(?:,|and|;|but)$/.test(tokens[at - 1]?.key ?? '') && (Boolean(value.day && last?.day) || isTimed(tokens, value.to));
