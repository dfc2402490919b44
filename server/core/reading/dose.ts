import { as, termAt } from '../lexicon';
import { keyAt, type Line, type Quantity, quantityAt } from './quantity';
import { rateAt } from './rate';

/** An amount of a medicine: tokens[from..to). */
export interface Dose {
  from: number;
  to: number;
  low: number;
  high: number;
  unit?: string;
  /** Where to, when the unit says it. */
  route?: string | undefined;
  /** "40 mg/0.4 ml": what so much has, unless a volume follows. */
  solved?: true;
  /** What one unit has, in the text's words. */
  strength?: string;
}

const MASS = /^(?:mg|mcg|g|ml|unit|meq|mmol)$|\//;
const SPOON = /^(?:spoonful|teaspoon|tablespoon)$/;

/** True for what is weighed or measured; all else is counted, and has a strength. */
export const isMeasured = (unit: string | undefined): boolean => unit !== undefined && MASS.test(unit);

/** "2 tablets", "half a tablet", "1-2 mg", "two 5 mg tablets", "2 x 5 ml spoonfuls", "a tablet". */
export function doseAt(line: Line, at: number): Dose | undefined {
  const article = /^an?$/.test(keyAt(line, at)) ? unitAt(line, at + 1) : undefined;
  if (article && !isMeasured(article.unit)) return { ...article, from: at, low: 1, high: 1 };
  const number = quantityAt(line, at);
  if (!number) return undefined;
  const each = eachAt(line, at, number);
  if (each) return each;
  const unit = unitAt(line, afterArticle(line, number.to));
  if (!unit) return { from: at, ...number };
  const plain = { ...unit, from: at, low: number.low, high: number.high };
  const solved = solvedAt(line, unit.to);
  if (solved !== undefined) return { ...plain, to: solved, solved: true };
  const times = isMeasured(unit.unit) ? timesAt(line, unit.to) : undefined;
  if (times) return { ...plain, to: times.to, low: plain.low * times.low, high: plain.high * times.low };
  const upper = isMeasured(unit.unit) && keyAt(line, at - 1) !== 'from' ? upperAt(line, unit.to, plain) : undefined;
  return upper ?? plain;
}

const MOST_TIMES = 8;

/** "150 mg x2 sc monthly": so much, so many times at once; "x2 daily" and "x 7 days" are no such count. */
function timesAt(line: Line, at: number): Quantity | undefined {
  const count = /^[x×]$/.test(keyAt(line, at)) ? quantityAt(line, at + 1) : undefined;
  if (!count || count.low < 2 || count.low > MOST_TIMES || rateAt(line, at)) return undefined;
  const next = termAt(line.doses, line.text, line.tokens, count.to, line.to);
  return as(next, 'doseRoute') || rateAt(line, count.to) ? count : undefined;
}

/** "half a tablet", "1/2 of a tablet". */
function afterArticle(line: Line, at: number): number {
  let next = at;
  if (keyAt(line, next) === '-') next++;
  if (keyAt(line, next) === 'of') next++;
  if (/^(?:a|an|the)$/.test(keyAt(line, next))) next++;
  return next;
}

interface Unit {
  to: number;
  unit: string;
  route?: string | undefined;
}

export function unitAt(line: Line, at: number): Unit | undefined {
  const term = termAt(line.doses, line.text, line.tokens, at, line.to);
  const known = as(term, 'doseUnit');
  if (!term || !known) return undefined;
  const dotted = keyAt(line, term.to) === '.' && line.tokens[term.to]?.spaced === false && term.to + 1 < line.to;
  return { to: dotted ? term.to + 1 : term.to, unit: known.unit, route: known.route };
}

/** "5 mg to 10 mg" is a range of one amount. */
function upperAt(line: Line, at: number, lower: Dose): Dose | undefined {
  if (!/^(?:-|to|or)$/.test(keyAt(line, at))) return undefined;
  const number = quantityAt(line, at + 1);
  const unit = number && unitAt(line, number.to);
  if (!number || unit?.unit !== lower.unit || number.low <= lower.low) return undefined;
  return { ...lower, high: number.low, to: unit?.to ?? number.to };
}

/** So many of what has so much: tablets are counted, spoonfuls and bare amounts are added up. */
function eachAt(line: Line, at: number, count: Quantity): Dose | undefined {
  const crossed = /^[x×]$/.test(keyAt(line, count.to));
  const of = keyAt(line, count.to) === 'of';
  const article = of && /^(?:the|his|her|your|my)$/.test(keyAt(line, count.to + 1)) ? 1 : 0;
  const from = crossed || of ? count.to + 1 + article : count.to;
  const each = quantityAt(line, from);
  const unit = each && unitAt(line, each.to);
  if (!each || !unit || !isMeasured(unit.unit)) return undefined;
  const noun = unitAt(line, keyAt(line, unit.to) === '-' ? unit.to + 1 : unit.to);
  if (noun && !isMeasured(noun.unit) && !SPOON.test(noun.unit)) {
    const strength = line.text.slice(line.tokens[from]?.start, line.tokens[unit.to - 1]?.end);
    return { from: at, to: noun.to, low: count.low, high: count.high, unit: noun.unit, strength };
  }
  if (!crossed && !noun) return undefined;
  const [low, high] = [count.low * each.low, count.high * each.low];
  return { from: at, to: noun?.to ?? unit.to, low, high, unit: unit.unit };
}

/** The end of "/0.4 ml". */
function solvedAt(line: Line, at: number): number | undefined {
  const isOf = keyAt(line, at) === '/' && /^\d/.test(keyAt(line, at + 1));
  const unit = isOf ? unitAt(line, at + 2) : undefined;
  return unit?.unit === 'ml' ? unit.to : undefined;
}

/** What a tablet or a millilitre has, which is no dose: "250 mg/5 ml", "5/325 mg", "0.05%", "5 mg/kg"; where it ends. */
export function strengthAt(line: Line, at: number): number | undefined {
  if (!/^[\d.]/.test(keyAt(line, at))) return undefined;
  let next = at;
  let slashes = 0;
  while (next < at + 6 && /^(?:[\d.].*|[/-])$/.test(keyAt(line, next))) {
    if (keyAt(line, next) === '/') slashes++;
    else if (slashes > 0 && /\d/.test(keyAt(line, next)) && keyAt(line, next - 1) !== '/') break;
    next++;
  }
  if (keyAt(line, next) === '%') return next + 1;
  const unit = unitAt(line, next);
  if (!unit) return undefined;
  if (slashes > 0 && !quantityAt(line, at)) return unit.to;
  if (solvedAt(line, unit.to) !== undefined && slashes === 0) return undefined;
  return keyAt(line, unit.to) === '/' && !PER_TIME.test(keyAt(line, unit.to + 1))
    ? perEnd(line, unit.to + 1)
    : undefined;
}

const PER_TIME = /^(?:d|day|24|week|wk|month|dose)$/;

const perEnd = (line: Line, at: number): number => Math.min(line.to, /^\d/.test(keyAt(line, at)) ? at + 2 : at + 1);
