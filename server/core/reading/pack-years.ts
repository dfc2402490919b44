import { numberAt, type Token } from '../token';
import type { NotePart } from './note-part';
import { spelledNumber } from './spelled';

const PACK = 20;
const LAST_REACH = 7;
const SMOKER_REACH = 10;

/** Pack-years as stated, else packs a day times years; a lone "PPD" is a skin test. */
export function packYearsIn({ tokens, own }: Pick<NotePart, 'tokens' | 'own'>): number | undefined {
  let counted: number | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const value = own[at] ? numberAt(tokens, at) : Number.NaN;
    if (value > 0 && isPackYears(tokens, at + 1)) return value;
    counted ??= own[at] ? packsTimesYears(tokens, at) : undefined;
  }
  return counted;
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

/** "pack-years", "pk-yr", "pack year history", "py". */
function isPackYears(tokens: readonly Token[], from: number): boolean {
  const at = key(tokens, from) === '-' ? from + 1 : from;
  if (/^(?:py|pyh|pys|packyears?)$/.test(key(tokens, at))) return true;
  const next = /^[-/]$/.test(key(tokens, at + 1)) ? at + 2 : at + 1;
  return /^(?:pack|packs|pk|pks)$/.test(key(tokens, at)) && /^(?:years?|yrs?|y)$/.test(key(tokens, next));
}

/** "1 ppd x 25 yrs", "half a pack a day for 10 years", "20 a day for 30 years". */
function packsTimesYears(tokens: readonly Token[], at: number): number | undefined {
  const rate = rateAt(tokens, at);
  if (!rate) return undefined;
  for (let step = rate.to; step < rate.to + LAST_REACH; step++) {
    const years = tokens[step]?.kind === 'number' ? numberAt(tokens, step) : undefined;
    if (years === undefined) continue;
    const unit = key(tokens, step + 1) === '+' ? step + 2 : step + 1;
    const leads = /^(?:x|for|×|\*|about|~|over)$/.test(key(tokens, step - 1));
    return leads && /^(?:years?|yrs?|y)$/.test(key(tokens, unit))
      ? Math.round(rate.packs * years * 10) / 10
      : undefined;
  }
  return undefined;
}

function rateAt(tokens: readonly Token[], at: number): { packs: number; to: number } | undefined {
  const count = countAt(tokens, at);
  if (!count) return undefined;
  const unit = key(tokens, count.to);
  if (unit === 'ppd') return { packs: count.value, to: count.to + 1 };
  const daily = (from: number) =>
    /^(?:a|per|\/|each)$/.test(key(tokens, from)) && /^(?:day|d)$/.test(key(tokens, from + 1));
  if (/^(?:packs?|pk)$/.test(unit) && (daily(count.to + 1) || key(tokens, count.to + 1) === 'daily'))
    return { packs: count.value, to: count.to + 2 };
  const cigarettes = /^(?:cigarettes?|cigs?)$/.test(unit);
  const from = cigarettes ? count.to + 1 : count.to;
  const said = cigarettes || tokens.slice(Math.max(0, at - SMOKER_REACH), at).some((it) => /^smok/.test(it.key));
  return said && daily(from) ? { packs: count.value / PACK, to: from + 2 } : undefined;
}

/** "1.5", "1/2", "half a", "two". */
function countAt(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  if (key(tokens, at) === 'half') return { value: 0.5, to: /^(?:a|an)$/.test(key(tokens, at + 1)) ? at + 2 : at + 1 };
  if (key(tokens, at) === '½') return { value: 0.5, to: at + 1 };
  if (key(tokens, at) === 'a' && key(tokens, at - 1) !== 'half') return { value: 1, to: at + 1 };
  if (tokens[at]?.kind !== 'number') return spelledNumber(tokens, at);
  if (/^[-/]$/.test(key(tokens, at - 1))) return undefined;
  const half = key(tokens, at + 1) === '/' && tokens[at + 2]?.kind === 'number';
  return half
    ? { value: numberAt(tokens, at) / numberAt(tokens, at + 2), to: at + 3 }
    : { value: numberAt(tokens, at), to: at + 1 };
}
