import { numberAt, type Token } from './token';

/** "diagnosed at age 66", "over the age of 65", "aged 65 and older": an age of the past, or of whom it may concern. */
export function isAnyAge(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - BEFORE), at).map((it) => it.key);
  const behind = tokens.slice(at + 1, at + 1 + BEHIND).map((it) => it.key);
  const word = before.findLast((it) => !/^(?:age|aged|of|the)$/.test(it)) ?? '';
  return /^(?:at|over|above|under|below|until|than|>|≥|<|≤|onset)$/.test(word) || OPEN.test(behind.join(' '));
}

const BEFORE = 3;
const BEHIND = 6;
const OPEN =
  /^(?:- )?(?:years? |yrs? )?(?:- )?(?:old |of age )?(?:\+|(?:and|or) (?:older|over|above|up|more|younger)\b)/;

/** "x8w", "RTC 6m", "for 12m": weeks and months, not "8M". */
export const isTime = (tokens: readonly Token[], at: number, letter: number): boolean => {
  const [before, unit] = [tokens[at - 1], tokens[letter]?.key];
  if (/^(?:q|every)$/.test(before?.key ?? '')) return true;
  const leads = /^(?:[x×u]|for|in|rtc|fu|after|over|until|then|next|past|last)$/.test(before?.key ?? '');
  return unit !== 'f' && (leads || (numberAt(tokens, at) < ADULT && before?.kind === 'word'));
};

const ADULT = 18;
