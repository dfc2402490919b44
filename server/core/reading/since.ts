import { addDays, MONTHS } from '../date';
import { MONTH } from '../month';
import { numberAt, type Token, tokenize } from '../token';
import type { Day } from '../types';
import { namedDay } from './day';

const DAY = 86_400_000;

/**
 * Whole days from the day that words begin with until today, the fewest that it can be: "March" and "03/2026" count from
 * the month's last day, a month or a day without a year is the last one that there was.
 */
export function daysSince(words: string, today: Day, monthFirst: boolean): number | undefined {
  const tokens = tokenize(words);
  const named = namedDay(tokens, 0, monthFirst, today)?.day ?? withoutYear(tokens, today, monthFirst);
  const day = named && lastOf(named);
  if (!day || today.length !== 10) return undefined;
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY);
  return days > 0 ? days : undefined;
}

/** "March", "mid-March", "3/2". */
function withoutYear(tokens: readonly Token[], today: Day, monthFirst: boolean): Day | undefined {
  const at = tokens.findIndex((it) => !/^(?:early|mid|late|-|the|of|last)$/.test(it.key));
  const word = tokens[at]?.key ?? '';
  if (MONTH.test(word) || word === 'may') return lastSuch(MONTHS.indexOf(word.slice(0, 3)) + 1, undefined, today);
  if (tokens[at + 1]?.key !== '/' || tokens[at + 1]?.spaced) return undefined;
  const [first, second] = [numberAt(tokens, at), numberAt(tokens, at + 2)];
  const [month, date] = monthFirst ? [first, second] : [second, first];
  return month >= 1 && month <= 12 && date >= 1 && date <= 31 ? lastSuch(month, date, today) : undefined;
}

function lastSuch(month: number, date: number | undefined, today: Day): Day {
  const rest = `-${pad(month)}${date === undefined ? '' : `-${pad(date)}`}`;
  const year = Number(today.slice(0, 4));
  return `${year}${rest}` <= today ? `${year}${rest}` : `${year - 1}${rest}`;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** The last day of a month or a year. */
function lastOf(day: Day): Day {
  if (day.length === 10) return day;
  const [year, month] = [Number(day.slice(0, 4)), day.length === 4 ? 12 : Number(day.slice(5, 7))];
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`, -1);
}
