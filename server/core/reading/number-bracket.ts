import { MONTH } from '../month';
import type { Token } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';
import type { NotePart } from './note-part';
import { type Reach, type Value, valueIn } from './number-value';

const OLDER =
  /^(?:was|prev|previous|previously|prior|from|baseline|last|up|down|old|before|on|in|at|:|h|l|and|is|now|then|earlier|abs|absolute|#|=)$/;
const LONGEST = 14;

/** Behind the bracket that opens at a token. */
export function closeOf(tokens: readonly Token[], open: number): number | undefined {
  const mark = CLOSING[tokens[open]?.key ?? ''];
  const close = mark ? tokens.slice(open, open + LONGEST).findIndex((it) => it.key === mark) : -1;
  return close < 0 ? undefined : open + close + 1;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Where a bracket behind a value ends, and the older value that it may hold. */
export function bracketAt(reach: Reach, part: NotePart, open: number): { to: number; value?: Value } | undefined {
  const { tokens, context } = part;
  const to = closeOf(tokens, open);
  if (to === undefined) return undefined;
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
