import type { Token } from '../token';
import { wordNumber } from './duration';

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];

/** "sixty-one", "eight", "seventeen": the number that words spell at a token. */
export function spelledNumber(tokens: readonly Token[], at: number): { value: number; to: number } | undefined {
  const word = tokens[at]?.key ?? '';
  const tens = TENS.indexOf(word);
  if (tens >= 0) {
    const next = tokens[at + 1]?.key === '-' ? at + 2 : at + 1;
    const ones = wordNumber(tokens[next]?.key ?? '');
    const isOnes = ones !== undefined && ones < 10 && tokens[next]?.key !== 'a' && tokens[next]?.key !== 'an';
    return isOnes ? { value: (tens + 2) * 10 + ones, to: next + 1 } : { value: (tens + 2) * 10, to: at + 1 };
  }
  const teen = TEENS.indexOf(word);
  const value = teen >= 0 ? teen + 13 : word.length > 2 ? wordNumber(word) : undefined;
  return value === undefined ? undefined : { value, to: at + 1 };
}
