import { as } from '../lexicon';
import { numberAt, type Token } from '../token';
import type { Day, Result } from '../types';
import { namedDay } from './day';
import { type DayTracker, dayBehind, dayTracker } from './day-before';
import type { Meant, NotePart } from './note-part';
import { isWished } from './wished';

interface Found {
  value: string | number;
  /** The words of the result: tokens[from..to). */
  from: number;
  to: number;
  day?: Day | undefined;
}

/** The results of a block that are words; millimetres of a skin test that no word judges are a number. */
export function readSigns(part: NotePart, on: Day | undefined): Result[] {
  const names = part.measures.filter((it) => as(it, 'assay'));
  if (names.length === 0) return [];
  const signs = new Map(part.measures.flatMap((it) => (as(it, 'sign') ? [[it.from, it] as const] : [])));
  const days = dayTracker(part, on);
  const said = names.map((name, index) => {
    const day = days.before(name.from);
    const until = names[index + 1]?.from ?? part.tokens.length;
    return walk(part, name, until, { signs, days, on }).map((it) => ({ ...it, day: it.day ?? day }));
  });
  share(part, names, said, signs);
  return names.flatMap((name, index) => {
    const first = said[index]?.[0];
    if (!first || name.meant.experiencer !== 'patient' || isWished(part, name, name)) return [];
    return (said[index] ?? []).map((it) => resultOf(name, it, part));
  });
}

const LEAD =
  /^(?:[:=(-]|is|was|were|are|came|back|result|results|resulted|all|both|again|screen|screening|test|testing|panel|ab|ag|igg|gen|generation|assay|total|titer|titre|level|status|read|as|reads|repeat|repeated|recent|last|latest|baseline|on|in|from|at|of|mm|induration|th|h|hr|hrs|hours|x|by|pcr|quant|qual|serum|urine|done|today|yesterday|this|am|morning|also|remains|remained|still|has|been|previously|interpreted|,)$/;
const BETWEEN = /^(?:[,;.(]|x|and|but|then|\d+)$/;
const AGAIN = /^(?:repeat|repeated|rechecked|recheck|retest|retested|now|then|later|previously|was|prior)$/;
const MOST_WORDS = 12;

interface Seen {
  signs: ReadonlyMap<number, Meant>;
  days: DayTracker;
  on: Day | undefined;
}

/** The signs behind a test's name: its own, and those of a repeat. */
function walk(part: NotePart, name: Meant, until: number, { signs, days, on }: Seen): Found[] {
  const { tokens, context } = part;
  const found: Found[] = [];
  let [millimetres, day, linked, words] = [undefined as Found | undefined, undefined as Day | undefined, true, 0];
  // "smokes 1 PPD".
  if (tokens[name.from - 1]?.kind === 'number') return [];
  for (let at = name.to; at < until && words <= MOST_WORDS; words++) {
    const sign = signAt(tokens, signs.get(at));
    const key = tokens[at]?.key ?? '';
    const date = sign ? undefined : namedDay(tokens, at, context.monthFirst, on);
    if (sign && linked) {
      const dated = dayBehind(part, sign.to, until, on, days);
      found.push({ ...sign, day: dated?.day ?? day });
      [at, day, linked, words] = [dated?.to ?? sign.to, undefined, false, 0];
    } else if (sign) break;
    else if (date) [day, at] = [date.day, date.to];
    else if (found.length > 0) {
      linked ||= AGAIN.test(key);
      at = key === '(' ? bracketEnd(tokens, at) : at + 1;
      if (!AGAIN.test(key) && !BETWEEN.test(key)) break;
    } else {
      const size = sizeAt(tokens, at);
      if (size && as(name, 'assay')?.concept === 'tst') millimetres = size;
      else if (key === ',' ? !millimetres : !LEAD.test(key) && !isOrdinal(tokens, at)) break;
      at = size?.to ?? at + 1;
    }
  }
  return found.length > 0 || !millimetres ? found : [{ ...millimetres, day }];
}

const LONGEST = 14;

function bracketEnd(tokens: readonly Token[], at: number): number {
  const close = tokens.slice(at, at + LONGEST).findIndex((it) => it.key === ')');
  return close < 0 ? at + 1 : at + close + 1;
}

const isOrdinal = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' && /^(?:th|h|hr|hrs|hours|gen|-|\/)$/.test(tokens[at + 1]?.key ?? '');

const sizeAt = (tokens: readonly Token[], at: number): Found | undefined =>
  tokens[at + 1]?.key === 'mm' ? { value: numberAt(tokens, at), from: at, to: at + 2 } : undefined;

/** "+" joins what stands on both sides of it, unless nothing follows. */
function signAt(tokens: readonly Token[], term: Meant | undefined): Found | undefined {
  const sign = as(term, 'sign')?.sign;
  if (!term || !sign) return undefined;
  const bare = tokens[term.from]?.key === '+' && term.to - term.from === 1;
  if (bare && !/^[,;.)]?$/.test(tokens[term.to]?.key ?? '')) return undefined;
  return { value: sign, from: term.from, to: term.to };
}

const JOIN = /^(?:[,/&+]|and|or)$/;
const MOST_JOINS = 2;

/** "HBsAg, anti-HBc and HIV all negative", "negative for HIV and HBsAg": one sign for a list. */
function share(part: NotePart, names: readonly Meant[], said: Found[][], signs: Seen['signs']): void {
  const { tokens } = part;
  const joined = (index: number) => {
    const [name, next] = [names[index], names[index + 1]];
    if (!name || !next || next.from - name.to > MOST_JOINS) return false;
    return tokens.slice(name.to, next.from).every((it) => JOIN.test(it.key));
  };
  for (let index = names.length - 2; index >= 0; index--) {
    if (said[index]?.length === 0 && joined(index)) said[index] = [...(said[index + 1] ?? [])];
  }
  const ends = new Map([...signs.values()].map((it) => [it.to, it]));
  const used = new Set(said.flat().map((it) => it.from));
  names.forEach((name, index) => {
    if (said[index]?.length !== 0) return;
    const before = signBefore(tokens, name, ends);
    if (before && !used.has(before.from)) said[index] = [before];
    else if (
      index > 0 &&
      joined(index - 1) &&
      (said[index - 1]?.[0]?.from ?? name.from) < (names[index - 1]?.from ?? 0)
    )
      said[index] = [...(said[index - 1] ?? [])];
  });
}

const ARTICLE = /^(?:for|to|a|the|his|her|serum|urine|repeat|recent|baseline|prior|screening)$/;

/** "negative QuantiFERON", "negative for HIV", "immune to varicella". */
function signBefore(tokens: readonly Token[], { from }: Meant, ends: ReadonlyMap<number, Meant>): Found | undefined {
  let at = from;
  while (at > from - 2 && ARTICLE.test(tokens[at - 1]?.key ?? '')) at--;
  return signAt(tokens, ends.get(at));
}

function resultOf(name: Meant, { value, from, to, day }: Found, { tokens }: NotePart): Result {
  return {
    span: { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 },
    test: as(name, 'assay')?.concept ?? '',
    value,
    ...(typeof value === 'number' && { unit: 'mm' }),
    ...(day && { on: day }),
  };
}
