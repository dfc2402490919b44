import { as, termAt } from '../lexicon';
import { unitAt } from './dose';
import { keyAt, type Line, quantityAt } from './quantity';
import { periodAt, rateAt } from './rate';

/** The hour of a clock time, "8 am", "at 14:00", "5p", "at 5 in the evening", and the token after it. */
export function timeAt(line: Line, at: number): { to: number; hour: number } | undefined {
  const said = /^(?:at|@|by)$/.test(keyAt(line, at));
  const from = said ? at + 1 : at;
  const figures = keyAt(line, from);
  if (!/^\d{1,4}$/.test(figures)) return undefined;
  if (figures.length > 2 && unitAt(line, from + 1)) return undefined;
  if (figures.length > 2) {
    const military =
      figures.length === 4 && Number(figures) < 2400 && (said || /^(?:h|hrs?|hours)$/.test(keyAt(line, from + 1)));
    return military ? { to: from + 1, hour: Number(figures.slice(0, 2)) } : undefined;
  }
  const clock = keyAt(line, from + 1) === ':' && /^\d\d$/.test(keyAt(line, from + 2));
  const next = clock ? from + 3 : from + 1;
  const half = halfAt(line, next);
  const hour = Number(figures);
  if (half && hour <= 12) return { to: half.to, hour: (hour % 12) + half.add };
  if (clock && hour < 24) return { to: next, hour };
  const part = said && hour <= 12 ? termAt(line.doses, line.text, line.tokens, next, line.to) : undefined;
  return as(part, 'slot') ? { to: next, hour } : undefined;
}

/** "am", "p.m.", "p". */
function halfAt(line: Line, at: number): { to: number; add: number } | undefined {
  const key = keyAt(line, at);
  const add = key.startsWith('p') ? 12 : 0;
  if (/^[ap]m$/.test(key)) return { to: at + 1, add };
  if (!/^[ap]$/.test(key)) return undefined;
  if (keyAt(line, at + 1) === '.' && keyAt(line, at + 2) === 'm')
    return { to: keyAt(line, at + 3) === '.' ? at + 4 : at + 3, add };
  return line.tokens[at]?.spaced ? undefined : { to: at + 1, add };
}

const SETS: Readonly<Record<string, readonly number[]>> = {
  mwf: [0, 2, 4],
  tts: [1, 3, 5],
  tths: [1, 3, 5],
  weekdays: [0, 1, 2, 3, 4],
  weekends: [5, 6],
  weekend: [5, 6],
};
const BETWEEN = /^(?:,|and|&|\/|-|\+|on|or|to|through|thru)$/;

/** "Mon/Wed/Fri", "Monday through Friday", "except Sundays": on how many days of a week. */
export function weekdaysAt(line: Line, at: number): { to: number; days: number } | undefined {
  const except = /^(?:except|excluding)$/.test(keyAt(line, at));
  let next = at;
  while (next < at + 2 && /^(?:except|excluding|on|every|each)$/.test(keyAt(line, next))) next++;
  if (except && /^days?$/.test(keyAt(line, next + 1))) return { to: next + 2, days: 6 };
  if (keyAt(line, next) === 'm' && keyAt(line, next + 1) === '-' && keyAt(line, next + 2) === 'f')
    return { to: next + 3, days: 5 };
  const set = SETS[keyAt(line, next)];
  if (set) return { to: next + 1, days: except ? 7 - set.length : set.length };
  const found: number[] = [];
  let to = next;
  for (let gap = 0; next < line.to && gap <= 2 && found.length < 14; next++) {
    const day = as(termAt(line.doses, line.text, line.tokens, next, next + 1), 'weekday')?.day;
    if (day !== undefined) {
      found.push(day);
      to = next + 1;
      gap = 0;
    } else if (found.length > 0 && BETWEEN.test(keyAt(line, next))) gap++;
    else break;
  }
  if (found.length === 0) return undefined;
  const days = spanned(line, found, to) ?? new Set(found).size;
  return { to, days: except ? 7 - days : days };
}

/** "Mon-Fri". */
function spanned(line: Line, found: readonly number[], to: number): number | undefined {
  const [first = 0, last = 0] = found;
  return found.length === 2 && /^(?:-|to|through|thru)$/.test(keyAt(line, to - 2)) && last > first
    ? last - first + 1
    : undefined;
}

/** For how long, which is no frequency: "for 2 weeks", "x 7d", "for a week", "5/7". */
export function durationAt(line: Line, at: number): number | undefined {
  let next = at;
  const led = /^(?:for|x|×|over|during|after|within)$/.test(keyAt(line, at));
  if (led) next++;
  while (next < at + 4 && led && /^(?:a|an|the|first|next|last|another|up|to|about)$/.test(keyAt(line, next))) next++;
  if (/^\d+$/.test(keyAt(line, next)) && keyAt(line, next + 1) === '/' && /^(?:7|52|12)$/.test(keyAt(line, next + 2)))
    return next + 3;
  const number = quantityAt(line, next);
  const unit = number ? (keyAt(line, number.to) === '-' ? number.to + 1 : number.to) : next;
  if (!number && !led) return undefined;
  const apart = /^[dwh]$/.test(keyAt(line, unit)) && line.tokens[unit]?.spaced;
  const weekly = rateAt(line, next);
  return periodAt(line, unit) === undefined || apart || (weekly && weekly.to > unit + 1) ? undefined : unit + 1;
}
