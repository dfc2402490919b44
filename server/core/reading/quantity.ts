import { as, termAt } from '../lexicon';
import { numberAt, type Token } from '../token';
import type { Tree } from '../tree';

/** One sentence under the eye of a reader: tokens[..to) of a text, and the words that instructions are made of. */
export interface Line {
  text: string;
  tokens: readonly Token[];
  to: number;
  doses: Tree;
}

/** A number or a range of two that ends before token `to`. */
export interface Quantity {
  to: number;
  low: number;
  high: number;
}

interface Value {
  to: number;
  value: number;
  /** "half": a part of what the number before it counts. */
  part?: boolean;
}

export const keyAt = ({ tokens, to }: Line, at: number): string => (at < to ? (tokens[at]?.key ?? '') : '');
const touches = ({ tokens, to }: Line, at: number) => at < to && tokens[at]?.spaced === false;

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };

/** "1", "one and a half", "1-2", "1/2 to 1", "two (2)"; no part of a date or of "120/80". */
export function quantityAt(line: Line, at: number): Quantity | undefined {
  const first = mixedAt(line, at);
  if (!first || (keyAt(line, at - 1) === '/' && touches(line, at))) return undefined;
  const low = again(line, first);
  if (/^(?:-|to|or)$/.test(keyAt(line, low.to))) {
    const upper = mixedAt(line, low.to + 1);
    const high = upper && again(line, upper);
    if (high && high.value > low.value) return whole(line, { to: high.to, low: low.value, high: high.value });
  }
  return whole(line, { to: low.to, low: low.value, high: low.value });
}

/** Nothing when more digits follow: "5-12-2024", "120/80". */
function whole(line: Line, quantity: Quantity): Quantity | undefined {
  const { to } = quantity;
  const runsOn = /^[/:-]$/.test(keyAt(line, to)) && touches(line, to) && touches(line, to + 1);
  return runsOn && /^\d/.test(keyAt(line, to + 1)) ? undefined : quantity;
}

/** The same number once more, in figures or in words: "one 1", "two (2)". */
function again(line: Line, first: Value): Value {
  const bracket = keyAt(line, first.to) === '(' ? 1 : 0;
  const second = mixedAt(line, first.to + bracket);
  if (second?.value !== first.value) return first;
  if (bracket && keyAt(line, second.to) !== ')') return first;
  return { ...second, to: second.to + bracket };
}

/** "1½", "1 1/2", "1 and 1/2", "one and a half", "one half". */
function mixedAt(line: Line, at: number): Value | undefined {
  const first = valueAt(line, at);
  if (!first || !Number.isInteger(first.value)) return first;
  const and = /^(?:and|&|-)$/.test(keyAt(line, first.to)) ? first.to + 1 : first.to;
  const rest = valueAt(line, keyAt(line, and) === 'a' ? and + 1 : and);
  if (!rest || rest.value >= 1) return first;
  const parts = rest.part && keyAt(line, and - 1) !== 'and' && keyAt(line, and - 1) !== '&';
  return { to: rest.to, value: parts ? first.value * rest.value : first.value + rest.value };
}

function valueAt(line: Line, at: number): Value | undefined {
  const key = keyAt(line, at);
  const fraction = FRACTIONS[key];
  if (fraction !== undefined) return { to: at + 1, value: fraction };
  if (key === '.' && touches(line, at + 1)) return figureAt(line, at + 1);
  if (/^\d/.test(key)) return fractionAt(line, at) ?? figureAt(line, at);
  const word = termAt(line.doses, line.text, line.tokens, at, line.to);
  const value = as(word, 'number')?.value;
  return word && value !== undefined ? { to: word.to, value, part: value < 1 } : undefined;
}

function figureAt({ tokens }: Line, at: number): Value | undefined {
  const value = numberAt(tokens, at);
  return Number.isNaN(value) ? undefined : { to: at + 1, value };
}

/** Tablets are cut into halves, thirds and quarters; "5/10" is a score. */
function fractionAt(line: Line, at: number): Value | undefined {
  if (keyAt(line, at + 1) !== '/' || !/^[234]$/.test(keyAt(line, at + 2)) || keyAt(line, at + 3) === '/')
    return undefined;
  const value = Number(keyAt(line, at)) / Number(keyAt(line, at + 2));
  return value < 1 ? { to: at + 3, value } : undefined;
}
