import { MONTH } from './month';
import type { Sentence } from './sentence';
import type { Token } from './token';

const AGAIN = /^(?:restart|restarts|restarting|resume|resumes|resuming|recommence|recommencing)$/;
const UNSURE = /^(?:if|when|once|unless|pending|provided|depending|until|not|may|can|could|might|consider)$/;
const DAY = /^(?:mon|tues?|weds?|thur?s?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)$/;
const BEFORE = 3;
const BEHIND = 8;

/** "held for surgery, restart 6/3": the verb that has a day; a condition beside it leaves that open. */
export function resumesAt({ from, to }: Sentence, tokens: readonly Token[]): Token | undefined {
  for (let at = from; at < to; at++) {
    if (!AGAIN.test(tokens[at]?.key ?? '')) continue;
    const near = tokens.slice(Math.max(from, at - BEFORE), Math.min(to, at + BEHIND));
    const day = /^(?:on|from|by)$/.test(tokens[at + 1]?.key ?? '') ? at + 2 : at + 1;
    if (day < to && isDay(tokens, day) && !near.some((it) => UNSURE.test(it.key))) return tokens[at];
  }
  return undefined;
}

function isDay(tokens: readonly Token[], at: number): boolean {
  const [key, next] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? ''];
  return DAY.test(key) || MONTH.test(key) || (/^\d/.test(key) && (/^[/.]$/.test(next) || MONTH.test(next)));
}
