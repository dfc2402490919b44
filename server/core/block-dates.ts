import { dateAt } from './date';
import type { Token } from './token';
import type { Day } from './types';

/** The note's own date stands after "Date", "Seen", "Visit" and the like, or opens the note; a birth date never counts. */
export function readDates(text: string, tokens: readonly Token[], monthFirst: boolean) {
  const dates: { day: Day; at: number; labelled: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if ((tokens[at] as Token).kind === 'mark') continue;
    const date = dateAt(tokens, at, monthFirst);
    if (!date) continue;
    const start = tokens[at]?.start ?? 0;
    const before = text.slice(Math.max(0, start - 24), start);
    if (!/\b(?:dob|birth|born)\W*$/i.test(before)) {
      dates.push({ day: date.day, at: start, labelled: LABELLED.test(before) });
    }
    at = date.to - 1;
  }
  return dates;
}

const LABELLED =
  /(?<!\b(?:start|stop|end|due|last|next) )\b(?:date|dos|visit|seen|seen on|clinic|encounter|dictated|discharged?|date of service|date of visit|clinic date)\b[\s:]*(?:on\s+)?$/i;
