import { as } from '../lexicon';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';

/** The day that holds for what stands at a token: of its sentence, else of the heading or of the named blood test before it. */
export interface DayTracker {
  before(at: number): Day | undefined;
  /** A date that belongs to one value alone. */
  use(at: number): void;
}

const BESIDE = 3;

export function dayTracker(part: NotePart, on: Day | undefined): DayTracker {
  const { tokens, sentences, terms, context } = part;
  const opens = new Set(sentences.map((it) => it.from));
  const ends = new Set(sentences.map((it) => it.to));
  const tests = terms.filter((it) => as(it, 'test'));
  const used = new Set<number>();
  let lasting = opens.has(0) ? context.on : undefined;
  let inside = false;
  let own: Day | undefined;
  let [at, next] = [0, 0];
  const step = () => {
    if (ends.has(at)) inside = false;
    if (opens.has(at)) [own, inside] = [undefined, true];
    while ((tests[next + 1]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const date = namedDay(tokens, at, context.monthFirst, on);
    // What is due tells of no result.
    const free = date && !used.has(at) && !/^(?:next|tomorrow)$/.test(tokens[at]?.key ?? '') ? date.day : undefined;
    const behind = at - (tests[next]?.to ?? Number.POSITIVE_INFINITY);
    if (free && (!inside || (behind >= 0 && behind < BESIDE))) lasting = free;
    own = free ?? own;
    at = date?.to ?? at + 1;
  };
  return {
    before(to) {
      while (at < to) step();
      if (opens.has(to)) own = undefined;
      return own ?? lasting;
    },
    use: (date) => used.add(date),
  };
}

const BETWEEN = /^(?:\(|on|in|at|by|from|dated|of|drawn|done|collected|checked|back)$/;
const MOST_BETWEEN = 3;

/** The date right behind a value or a sign is its own: "38 (03/02/2026)", "negative in 2021", "12.9 on 1/6/26". */
export function dayBehind(part: NotePart, from: number, until: number, on: Day | undefined, days: DayTracker) {
  const { tokens, context } = part;
  let at = from;
  while (at < from + MOST_BETWEEN && BETWEEN.test(tokens[at]?.key ?? '')) at++;
  const near = at < until ? namedDay(tokens, at, context.monthFirst, on) : undefined;
  const date = near ?? yearBehind(part, at, from);
  if (!date) return undefined;
  // "41 (04/2026: 42)": that day has a value of its own.
  if (tokens[date.to]?.key === ':') return undefined;
  days.use(at);
  return { day: date.day, to: tokens[at - 1]?.key === '(' && tokens[date.to]?.key === ')' ? date.to + 1 : date.to };
}

/** "negative 2019", "negative, 2019 (in prison)". */
function yearBehind({ tokens }: NotePart, at: number, from: number) {
  if (at !== from) return undefined;
  const comma = tokens[at]?.key === ',' ? at + 1 : at;
  const year = tokens[comma]?.key ?? '';
  const ends = comma === at || /^[,;.()]?$/.test(tokens[comma + 1]?.key ?? '');
  return ends && /^20[0-4]\d$/.test(year) ? { day: year, to: comma + 1 } : undefined;
}
