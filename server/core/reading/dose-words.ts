import { as, type Term } from '../lexicon';
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
const PLAIN =
  /^(?:at|of|to|from|is|was|were|are|a|an|in|on|for|by|and|or|x|po|been|be|has|have|had|will|then|now|up|down|back|with|each|the|her|his|their|my|it|its|this|that|dose|doses|dosed|dosing|total|strength|total|about|only|just|again|back|until|since|after|than|versus|vs|either|both|as|into|per|least|most|more|less|no|one|tablet|treatment|therapy|phosphate|citrate|hydrochloride|monotherapy|alone|arms?|groups?|takes?|taken|gets?|given|which|who|when|where|would|should|could|can|may|we|he|she|they|i|you|today|week|weeks|day|days|month|months|patient|patients|pt|years?|maintenance|induction|plan|rx|sig|max|min|low|high|inc|dec|add|cut|new|old|own|uhm|umm|say|was|its|not|all|got|out|off|via|any|yes|yeah|but|so|if|am|pm|regimen|schedule|level|dosage|daily|currently|today|tomorrow|tonight|qty)$/;

/** A strange word that may be the name of another medicine. */
export function isName({ tokens, at }: View, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word' || at(index) || PLAIN.test(token.key)) return false;
  return token.key.length > 2 && !/(?:ly|ing|ed)$/.test(token.key);
}

export const isPlain = ({ tokens, at }: View, index: number): boolean =>
  tokens[index]?.kind !== 'word' || at(index) !== undefined || PLAIN.test(tokens[index]?.key ?? '');

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
