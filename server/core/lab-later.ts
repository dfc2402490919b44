import { dateAt } from './date';
import { bracketEnd, type Found, valueAt } from './lab-value';
import type { Lab } from './library';
import { MONTH } from './month';
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
    const number = tokens[at]?.kind === 'number' && !NEXT.test(tokens[at - 1]?.key ?? '');
    const aside = datedBracket(tokens, number ? at + 1 : at);
    const date = dateAt(tokens, at, monthFirst);
    if (aside ?? date) at = (aside ?? date?.to ?? at) - 1;
    else if (tokens[at]?.kind === 'number') {
      const read = NEXT.test(tokens[at - 1]?.key ?? '') ? valueAt(lab, tokens, at) : undefined;
      if (!read) return last;
      last = { ...read, earlier: Math.max(last.value, last.earlier ?? 0) };
      at = read.to - 1;
    }
  }
  return last;
}

const BRACKET = 6;

/** The end of "(2024)", "(Jan)", "(10/25)", where one begins. */
function datedBracket(tokens: readonly Token[], at: number): number | undefined {
  const [first, slash] = [tokens[at + 1]?.key ?? '', tokens[at + 2]?.key];
  const isDate = MONTH.test(first) || /^(?:19|20)\d\d$/.test(first) || slash === '/';
  return isDate ? bracketEnd(tokens, at, BRACKET) : undefined;
}
