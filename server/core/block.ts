import { isConsidered } from './considered-line';
import { Lines, withoutEnd } from './lines';
import type { Span } from './types';

const BULLET = /^\s*(?:[-*•+>]|\d{1,2}[.)]|#+\s|\[[ xX]?\])/;
const ENDED = /[.:;!?]\s*$/;
const HANGING = /(?:,|\b(?:and|or|with|of|the|to|on|for|a|an|in|no|not|her|his|by|at|is|was|are|then))\s*$/i;
const WRAPPED_AT = 55;
/** "15" and "mg once" and "daily": no writer ends a line inside a dose. */
const SPLIT_DOSE = /(?:\d|\b(?:mg|mcg|once|twice))\s*$/;
const DOSE_GOES_ON = /^\s*(?:mg|mcg|once|twice|daily|a day|per day|tablets?|bid)\b/i;

/** The blocks of a whole text. */
export const splitBlocks = (text: string): Span[] => [...blocksIn(new Lines(text))];

/**
 * Cuts a note into the pieces that are read alone: a line, or the lines of one wrapped sentence. Two neighbouring lines
 * decide alone whether they belong together, so an edit can only change the blocks that it touches.
 */
export function* blocksIn(lines: Lines, from = 0): Generator<Span> {
  let block: Span | undefined;
  let last = '';
  for (let at = lines.lineAt(from); at < lines.count; at++) {
    const line = withoutEnd(lines.whole(at));
    const start = lines.startOf(at);
    const end = start + line.length;
    if (block && last !== '' && continues(last, line)) block.end = end;
    else if (line.trim() !== '') {
      if (block) yield block;
      block = { start, end };
    }
    last = line.trim() === '' ? '' : line;
  }
  if (block) yield block;
}

/** True when the writer's editor, not the writer, ended the line before this one. */
function continues(previous: string, line: string): boolean {
  if (isConsidered(previous) || isConsidered(line)) return false;
  if (SPLIT_DOSE.test(previous) && DOSE_GOES_ON.test(line)) return true;
  if (ENDED.test(previous) || BULLET.test(line)) return false;
  if (/^\s*n?or\s/.test(line)) return true;
  if (previous.length < WRAPPED_AT) return false;
  // A heading in capitals with what hangs below it.
  if (/^[A-Z]{4,}/.test(previous) && /^\s/.test(line)) return false;
  const first = line.trimStart().charAt(0);
  if (first === '') return false;
  return (first === first.toLowerCase() && first !== first.toUpperCase()) || HANGING.test(previous);
}

/** True for a list item or an indented line: it belongs to the heading above it. */
export const hangs = (line: string): boolean => BULLET.test(line) || /^(?: {1,}|\t)\S/.test(line);
