import type { Context } from '../../../knowledge/context';
import { type Term, termAt } from '../lexicon';
import { MONTH } from '../month';
import type { Token } from '../token';
import type { Tree } from '../tree';

export type Cue = Omit<Context, 'words' | 'exact'>;

/** Words of a sentence that may decide: tokens[from..to), with all that they may do. */
export interface CueWords {
  from: number;
  to: number;
  cues: readonly Cue[];
}

/** The text of one sentence, as the cues are looked for in it. */
export interface Place {
  from: number;
  to: number;
  text: string;
  tokens: readonly Token[];
  /** The asked words, in their order: nothing in them is a cue. */
  asked: readonly Term[];
}

/** All cues of a sentence, leftmost and longest first; none reaches into the asked words. */
export function findCues({ from, to, text, tokens, asked }: Place, tree: Tree): CueWords[] {
  const found: CueWords[] = [];
  let next = 0;
  for (let at = from; at < to; ) {
    while (asked[next] && (asked[next] as Term).to <= at) next++;
    const own = asked[next];
    if (own && own.from <= at) {
      const cues = cuesOf(termAt(tree, text, tokens, at, Math.min(to, own.to))).filter((it) => OPENERS.test(it.axis));
      if (cues.length > 0 && own.to > at + 1) found.push({ from: at, to: at + 1, cues });
      at = own.to;
      continue;
    }
    const end = Math.min(to, own?.from ?? to);
    const first = termAt(tree, text, tokens, at, end);
    // "Is not clear whether", "has not only": the longer words count, not "is not".
    const isLong = first && first.to > at + 1 && AUXILIARY.test(tokens[at]?.key ?? '');
    const later = isLong ? termAt(tree, text, tokens, at + 1, end) : undefined;
    const term = first && later && later.to > first.to ? later : first;
    if (term) found.push({ from: term.from, to: term.to, cues: cuesOf(term) });
    else if (isSign(tokens, at, to)) found.push(signAt(tokens, at));
    at = term?.to ?? at + 1;
  }
  return found;
}

/** What may begin the asked words and still tell that they are there. */
const OPENERS = /^(?:contrary|lasting)$/;

const AUXILIARY = /^(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would)$/;

const cuesOf = (term: Term | undefined): Cue[] =>
  term?.entries.flatMap((it) => (it.kind === 'context' ? [it.cue] : [])) ?? [];

/** "+cough -fever", "chills -, rash +". */
function isSign(tokens: readonly Token[], at: number, to: number): boolean {
  const [token, next] = [tokens[at] as Token, tokens[at + 1]];
  if (token.key !== '+' && token.key !== '-') return false;
  if (at + 1 < to && next && !next.spaced && next.kind === 'word')
    return (
      token.spaced && (at > 0 || tokens.slice(2, MOST_SIGNED).some((it, index) => isSigned(it, tokens[index + 3])))
    );
  return tokens[at - 1]?.kind === 'word' && (at + 1 >= to || next?.key === ',');
}

const MOST_SIGNED = 8;

const isSigned = ({ key, spaced }: Token, next: Token | undefined) =>
  /^[+-]$/.test(key) && spaced && next?.kind === 'word' && !next.spaced;

function signAt(tokens: readonly Token[], at: number): CueWords {
  const value = tokens[at]?.key === '+' ? 'affirmed' : 'negated';
  const direction = tokens[at + 1]?.kind === 'word' ? 'forward' : 'backward';
  return { from: at, to: at + 1, cues: [{ axis: 'existence', value, direction, reach: 'next' }] };
}

/** What ends a noun phrase. */
const PREPOSITION =
  /^(?:in|on|at|from|to|with|by|for|than|as|when|per|after|before|since|during|while|which|who|given|due|because|upon|via|without|within|and|or|but|however|then|though|although|until|if|are|is|was|were|has|had|have|be)$/;
const ADVERB =
  /^(?:today|now|currently|here|this|well|clearly|previously|anywhere|either|recently|spontaneously|completely|fully|yet|again|overnight|yesterday|definitely|otherwise|significantly|also|been|be|being|really|just|still|at|all|necessarily|entirely|completely|safely|reliably|definitively|tomorrow|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri)$/;

export const isPreposition = (token: Token | undefined): boolean => token !== undefined && PREPOSITION.test(token.key);
export const isAdverb = (token: Token | undefined): boolean =>
  token !== undefined &&
  (ADVERB.test(token.key) || /(?:[ai]ll|ous|ent|ant|ate|ete)y$/.test(token.key.replace(/ly$/, 'y')));

/** True when a phrase goes on behind a word: "denied fever", not "was denied." or "resolved after". */
export function goesOn({ tokens, to, asked }: Place, at: number): boolean {
  const next = tokens[at];
  if (asked.some((it) => it.from === at)) return true;
  if (at >= to || !next || next.kind === 'mark') return false;
  return next.kind === 'word' && !isPreposition(next) && !isAdverb(next) && !MONTH.test(next.key);
}
