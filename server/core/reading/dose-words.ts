import { as, type Term } from '../lexicon';
import { MONTH } from '../month';
import type { Sentence } from '../sentence';
import type { Token } from '../token';

/** A sentence with the known words at each of its tokens. */
export interface View {
  sentence: Sentence;
  tokens: readonly Token[];
  /** The term that covers a token. */
  at: (token: number) => Term | undefined;
}

export function viewOf(sentence: Sentence, tokens: readonly Token[]): View {
  const covered = new Map<number, Term>();
  for (const term of sentence.terms) for (let at = term.from; at < term.to; at++) covered.set(at, term);
  return { sentence, tokens, at: (token) => covered.get(token) };
}

const SIG = new Set(['unit', 'frequency', 'route', 'form', 'clock', 'once', 'prn']);
/** Words of an instruction: a unit, how often, by which way. */
export const isSigWord = (term: Term | undefined): boolean => term?.entries.some((it) => SIG.has(it.kind)) ?? false;

/** Words that stand between a medicine and its dose and name nothing. */
const PLAIN = new Set(
  `at of to from in on for by and or x with each as into per via off out up down back about until since after than versus vs
either both but so if not no all a an the her his their my it its this that which who when where we he she they i you one any
is was were are been be has have had will would should could can may then now just only again least most more less max min low
high new old own dose doses dosed dosing dosage total level strength regimen schedule treatment therapy monotherapy maintenance
induction alone arm arms group groups take takes taken get gets got given add cut inc dec plan rx sig po qty tablet release
suspension susp soln syrup elixir phosphate citrate hydrochloride patient patients pt day days week weeks month months year years today tomorrow tonight daily
am pm mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday currently yes yeah
uhm umm say`.split(/\s+/),
);

/** A strange word that may be the name of another medicine. */
export function isName({ tokens, at }: View, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || at(index) || PLAIN.has(token.key) || MONTH.test(token.key)) return false;
  return token.key.length > 2 && !/(?:ly|ing|ed)$/.test(token.key);
}

export const isPlain = ({ tokens, at }: View, index: number): boolean =>
  tokens[index]?.kind !== 'word' || at(index) !== undefined || PLAIN.has(tokens[index]?.key ?? '');

/** Where the bracket that opens at a token is over; the token itself when none does. Looks a few tokens ahead. */
export function afterBracket({ tokens }: View, index: number, most: number): number {
  const close = CLOSING[tokens[index]?.key ?? ''];
  if (!close) return index;
  const length = tokens.slice(index, index + most).findIndex((it) => it.key === close);
  return length < 0 ? index : index + length + 1;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** True when a test or a result stands at a token. */
export const isMeasure = (term: Term | undefined): boolean =>
  as(term, 'lab') !== undefined || as(term, 'test') !== undefined;
