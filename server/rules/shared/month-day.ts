import { MONTH } from '../../core/month';
import type { Token } from '../../core/token';

const NUMBER = /^\d{1,2}$/;
const LEADS = /^(?:on|for|is|date|given|set|scheduled|booked|[,:(-])$/;
/** "may 5 mg" is no day. */
const ENDS = /^(?:[.,;:()-]|at|with|w|under|by|in|and|then|to|this|next)?$/;
const LETTERS = 3;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Month and day of a date that has no year: "on 12/18", "3 November", "June 4". */
export function monthDay(tokens: readonly Token[], at: number, monthFirst: boolean): [string, string] | undefined {
  const [before, first, second, third, fourth] = [-1, 0, 1, 2, 3].map((it) => tokens[at + it]?.key ?? '') as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (NUMBER.test(first) && MONTH.test(second) && before !== '/') return [monthOf(second), twoDigits(first)];
  if (MONTH.test(first) && NUMBER.test(second) && ENDS.test(third)) return [monthOf(first), twoDigits(second)];
  if (second !== '/' || fourth === '/' || !NUMBER.test(first) || !NUMBER.test(third)) return undefined;
  if (at > 0 && !LEADS.test(before)) return undefined;
  return monthFirst ? [twoDigits(first), twoDigits(third)] : [twoDigits(third), twoDigits(first)];
}

const monthOf = (word: string) => twoDigits(String(MONTHS.indexOf(word.slice(0, LETTERS)) + 1));
const twoDigits = (number: string) => number.padStart(2, '0');
