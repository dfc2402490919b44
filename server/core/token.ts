/** A word, a number or one other character. Letters and digits never share a token: "q12h" is three. */
export interface Token {
  /** Lower case, straight apostrophes: what the lexicon compares. */
  key: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** False when it touches the token before it. */
  spaced: boolean;
}

const TOKEN = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|\p{L}+|\S/gu;

/** Cuts a text into tokens; offsets are UTF-16 units of that text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let previous = -1;
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    tokens.push({
      key: keyOf(word),
      start: index,
      end: index + word.length,
      kind: kindOf(word),
      spaced: index !== previous,
    });
    previous = index + word.length;
  }
  return tokens;
}

const FIRST = new RegExp(TOKEN.source, 'u');

/** The key of a text's first token. */
export const firstKey = (text: string): string => keyOf(FIRST.exec(text)?.[0] ?? '');

const keyOf = (word: string) =>
  word === '’' || word === '‘' ? "'" : word === '–' || word === '−' ? '-' : word.toLowerCase();

function kindOf(word: string): Token['kind'] {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  return word.length > 1 || word.toLowerCase() !== word.toUpperCase() ? 'word' : 'mark';
}

/** The value of a number token; "1,200" is 1200, and a dot right before makes it a fraction. */
export function numberAt(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (token?.kind !== 'number') return Number.NaN;
  const before = tokens[index - 1];
  const fraction = before?.key === '.' && !token.spaced && before.spaced && !token.key.includes('.');
  return Number(`${fraction ? '0.' : ''}${token.key.replaceAll(',', '')}`);
}
