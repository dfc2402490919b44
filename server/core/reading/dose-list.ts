import { type Amount, countTablets, isTablet, readAmounts } from '../amount';
import { as } from '../lexicon';
import { numberAt } from '../token';
import type { Unit } from '../types';
import { isMeasure, type View } from './dose-words';

/** Doses that stand together: "5 and 10 mg" is two. tokens[from..to), values in `unit`. */
export interface Doses {
  from: number;
  to: number;
  /** Where the dose itself ends, when words that explain it follow. */
  head?: number;
  values: readonly number[];
  /** Absent for a number alone. */
  unit?: Unit;
}

/** Every dose or list of doses of a sentence, left to right; a strength that only explains a dose is part of it. */
export function readDoses(view: View): Doses[] {
  const amounts = [...readAmounts(view.sentence, view.tokens), ...singles(view)]
    .filter((it) => !isSupply(it, view))
    .sort((a, b) => a.from - b.from);
  const lists: Doses[] = [];
  let low = 0;
  amounts.forEach((amount, index) => {
    const { terms } = view.sentence;
    while ((terms[low]?.to ?? amount.from) < amount.from - NEAR) low++;
    const near = terms.slice(low, low + 3 * NEAR);
    const counted = countTablets(amount, [amounts[index - 1], amounts[index + 1]], view.tokens, near, view.sentence.to);
    const own = listOf(amount, counted, view);
    const last = lists.at(-1);
    const merged = last && explained(last, own, amount, view);
    if (merged) lists.splice(-1, 1, merged);
    else lists.push(own);
  });
  return lists;
}

const NEAR = 8;

/** "one tablet", which elsewhere says that it is taken once. */
function singles({ sentence, tokens }: View): Amount[] {
  return sentence.terms.flatMap((term) => {
    const unit = as(term, 'once') && UNIT.exec(tokens[term.to - 1]?.key ?? '')?.[1];
    return unit ? [{ from: term.from, to: term.to, value: 1, unit: unit as Unit }] : [];
  });
}

/** "60 g tube", "dispense 30 tablets": what is handed over, not what is taken. */
function isSupply({ from, to }: Amount, { tokens }: View): boolean {
  return (
    /^(?:tubes?|bottles?|packs?|jars?|pots?|boxes|box|supply|packets?)$/.test(tokens[to]?.key ?? '') ||
    /^(?:#|disp|dispense|dispensed|qty|quantity|supply)$/.test(tokens[from - 1]?.key ?? '') ||
    isMost(from, tokens) ||
    isRefuted(from, tokens)
  );
}

/** "(not 2 mg)", "instead of XR 11 mg". */
function isRefuted(from: number, tokens: View['tokens']): boolean {
  const words = tokens.slice(Math.max(0, from - 3), from).map((it) => it.key);
  return words.at(-1) === 'not' || /\b(?:instead of|rather than)(?: (?:the|xr|er))?$/.test(words.join(' '));
}

/** "max 60 g/week", "no more than 10 mg": a bound. */
function isMost(from: number, tokens: View['tokens']): boolean {
  const [before, last] = [tokens[from - 2]?.key ?? '', tokens[from - 1]?.key ?? ''];
  return (
    (/^(?:max|maximum|exceed|exceeding|under|below|above|over|<|>|≤|≥)$/.test(last) && before !== '-') ||
    (/^(?:of|:|\.|than|dose|daily)$/.test(last) && /^(?:max|maximum|more|less)$/.test(before))
  );
}

const UNIT = /^(tablet|capsule)s?$/;

function listOf(amount: Amount, counted: number, view: View): Doses {
  const { from, values } = earlier(amount.from, view);
  const high = amount.high === undefined ? [] : [amount.high];
  return { from, to: amount.to, values: [...values, counted, ...high], unit: amount.unit };
}

/** The numbers that share the unit of the one that ends the list: "10, 15 and", "5- and", "from 5 to". */
function earlier(end: number, view: View): { from: number; values: number[] } {
  const { tokens, sentence } = view;
  const values: number[] = [];
  let from = end;
  while (values.length < MOST) {
    const joint = jointBefore(from, values.length > 0, view);
    if (joint === undefined) break;
    const at = tokens[joint - 1]?.key === '-' ? joint - 2 : joint - 1;
    const value = numberAt(tokens, at);
    if (Number.isNaN(value) || at < sentence.from || countsOther(at, view)) break;
    values.unshift(value);
    from = at;
  }
  return { from, values };
}

const MOST = 6;

function jointBefore(from: number, isOpen: boolean, { tokens }: View): number | undefined {
  const key = tokens[from - 1]?.key ?? '';
  if (isOpen && key === ',') return from - 1;
  if (key === '>' && tokens[from - 2]?.key === '-') return from - 2;
  if (!/^(?:and|or|to|&|\/|vs|versus|→)$/.test(key)) return undefined;
  return tokens[from - 2]?.key === ',' ? from - 2 : from - 1;
}

/** "week 4 and 10 mg", "3/4 to 10 mg", "Hb 9 and 5 mg": a number that is no dose. */
function countsOther(number: number, { tokens, at }: View): boolean {
  const before = tokens[number - 1]?.key ?? '';
  return (
    /^(?:\/|days?|weeks?|months?|years?|grade|age|aged|stage|phase|cycles?|visit|period|arm|group|class|type|step)$/.test(
      before,
    ) || isMeasure(at(number - 1))
  );
}

/** "1 tablet of 15 mg", "15 mg, 1 tablet", "400 mg as four 100 mg capsules", "10 mg (two 5 mg tablets)": one dose. */
function explained(last: Doses, own: Doses, amount: Amount, view: View): Doses | undefined {
  const gap = amount.from - last.to;
  if (isPortion(last) && !isPortion(own) && gap <= 2) return { ...own, from: last.from };
  const timed = [last.to, last.to + 1, last.to + 2].some((it) => it < amount.from && as(view.at(it), 'clock'));
  if (!isPortion(last) && isPortion(own) && gap <= 5 && !timed) return { ...last, head: headOf(last), to: own.to };
  if (last.unit !== own.unit || gap > 8 || last.values.length > 1) return undefined;
  const total = last.values[0];
  const isSum = own.values[0] === total && amount.value !== total;
  return isSum || countBefore(amount, view) * amount.value === total
    ? { ...last, head: headOf(last), to: own.to }
    : undefined;
}

const headOf = ({ head, to }: Doses): number => head ?? to;

/** Tablets or a volume: how the dose is taken, where the text also says how much it is. */
const isPortion = ({ unit }: Doses): boolean => isTablet(unit) || unit === 'mL';

function countBefore({ from }: Amount, { tokens, at }: View): number {
  const last = tokens[from - 1]?.key === 'x' ? from - 2 : from - 1;
  return as(at(last), 'number')?.value ?? numberAt(tokens, last);
}
