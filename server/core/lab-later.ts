import type { Lab } from '../../knowledge/language';
import { dateAt } from './date';
import { type Found, valueAt } from './lab-value';
import type { Token } from './token';

const REACH = 30;
const NEXT = /^(?:then|now|currently|repeat|repeated)$/;

/** "eGFR 28 during the admission in April, then 55 and now 74": the last value of a tale, unless other numbers come between. */
export function laterValue(
  lab: Lab,
  tokens: readonly Token[],
  found: Found,
  until: number,
  monthFirst: boolean,
): Found {
  let last = found;
  for (let at = found.to; at < Math.min(until, found.to + REACH); at++) {
    const date = dateAt(tokens, at, monthFirst);
    if (date) at = date.to - 1;
    else if (tokens[at]?.kind === 'number') {
      const read = NEXT.test(tokens[at - 1]?.key ?? '') ? valueAt(lab, tokens, at) : undefined;
      if (!read) return last;
      last = { ...read, earlier: Math.max(last.value, last.earlier ?? 0) };
      at = read.to - 1;
    }
  }
  return last;
}
