import type { Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';

/** What a verb near a medicine does to it, and the words that say so. */
export interface Action {
  value: string;
  term: Term;
  /** "elsewhere": it speaks of something else, and ends the reach of what follows. */
  way: 'forward' | 'backward' | 'elsewhere';
}

/** "started MTX" governs what follows, "MTX started in May" what stands before; "stop smoking" neither. */
export function actionAt(sentence: Sentence, tokens: readonly Token[], index: number): Action | undefined {
  const term = sentence.terms[index] as Term;
  const cue = term.entries.flatMap((it) => (it.kind === 'cue' && it.cue.axis === 'action' ? [it.cue] : []));
  const first = cue[0];
  if (!first) return undefined;
  const { value } = first;
  // "(start 8/2024)": when it was, not what to do.
  if (value === 'start' && tokens[term.from - 1]?.key === '(' && /^\d+$/.test(tokens[term.to]?.key ?? ''))
    return { value: 'continue', term, way: 'backward' };
  // "until 2023" is over, "until she is seen" goes on.
  if (tokens[term.from]?.key === 'until' && !PAST_DATE.test(tokens[term.to]?.key ?? '')) return undefined;
  const leads = leadsToMedicine(sentence, tokens, index);
  // "the patch wears off by dinner, so Xeljanz": a little word reaches no further than the medicine next to it.
  if (!leads && PREPOSITION.test(tokens[term.from]?.key ?? '') && term.to - term.from === 1) return undefined;
  if (first.direction === 'forward' || leads) {
    return isConditional(value, sentence, tokens, index) ? undefined : { value, term, way: 'forward' };
  }
  // "new Rx 10 mg BID, d/c 5 mg": the old dose ends, not the drug.
  if (/^stop/.test(value) && tokens[term.to]?.kind === 'number' && tokens[term.to + 1]?.key === 'mg') return undefined;
  const isBy = tokens[term.to - 1]?.key === 'by';
  const free = isBy || STANDS_ALONE.test(tokens[term.to]?.key ?? '') || term.to >= sentence.to;
  if (free && hasOwnSubject(sentence, tokens, index)) return { value, term, way: 'elsewhere' };
  const conditional = /^(?:if|when|should|unless)$/.test(tokens[term.to]?.key ?? '') && /^(?:stop|hold)$/.test(value);
  return free && !conditional ? { value, term, way: 'backward' } : undefined;
}

const PAST_DATE =
  /^(?:19\d\d|20[01]\d|202[0-5]|last|january|february|march|april|june|july|august|september|october|november|december)$/;

const PREPOSITION = /^(?:off|after|cut|drop|raise|bump|halve|double|wean)$/;

/** "to pause baricitinib with any infection", "stop tofacitinib if ...": what to do then, not now. */
function isConditional(value: string, sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  if (value !== 'hold' && value !== 'stop') return false;
  if (isHypothetical(sentence, tokens, index)) return true;
  const medicine = sentence.terms.slice(index + 1, index + 4).find(isMedicine);
  const [next, after] = [tokens[medicine?.to ?? -1]?.key ?? '', tokens[(medicine?.to ?? -1) + 1]?.key ?? ''];
  return (
    /^(?:if|when|whenever|during|unless)$/.test(next) ||
    (/^(?:with|for)$/.test(next) && /^(?:any|fever|infections?)$/.test(after))
  );
}

const CLAUSE = 12;

/** "If zoster develops, stop tofacitinib": what to do then. "When she had shingles it was held" was done. */
function isHypothetical(sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  const { from } = sentence.terms[index] as Term;
  if (/(?:ed|held)$/.test(tokens[from]?.key ?? '')) return false;
  return tokens
    .slice(Math.max(sentence.from, from - CLAUSE), from)
    .some((it) => /^(?:if|whenever|unless)$/.test(it.key));
}

const STANDS_ALONE =
  /^(?:[.,;:()/\-–—]|\d.*|in|on|for|at|due|because|after|until|till|since|by|today|yesterday|abruptly|suddenly|immediately|now|then|last|this|next|soon|if|as|per|when|with|from|pending|temporarily|and|but|secondary|tomorrow|to|early|late|again|without|well|recently|around|about|x|given|owing|following|prior|before|once|q|every|daily|two|three|four|several|spring|summer|fall|autumn|winter|jan.*|feb.*|mar.*|apr.*|may|jun.*|jul.*|aug.*|sep.*|oct.*|nov.*|dec.*|she|he|they|pt|patient|we|wants|->|→|=|\+|alongside|while|beside|plus|leaves|leave|left|is|was|years?|months?|weeks?|days?|ages|x\d*)$/;

/** "all else failed", "biologics stopped": a strange word right before the verb is what it speaks of. */
function hasOwnSubject(sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  const { from } = sentence.terms[index] as Term;
  if (tokens[from]?.key === 'then') return false;
  if (isOthers(tokens, from)) return true;
  const before = tokens[from - 1];
  const neighbour = sentence.terms[index - 1];
  const known = neighbour?.to === from;
  if (known) return neighbour.entries.every((it) => it.kind === 'problem' || it.kind === 'lab' || it.kind === 'test');
  return from > sentence.from && before?.kind === 'word' && !AUXILIARY.test(before.key);
}

/** "once DMARDs have failed", "after statins were stopped". */
function isOthers(tokens: readonly Token[], verb: number): boolean {
  const subject = /^(?:has|have|had|was|were|is|are)$/.test(tokens[verb - 1]?.key ?? '') ? verb - 2 : verb - 1;
  const isNoun = tokens[subject]?.kind === 'word' && !AUXILIARY.test(tokens[subject]?.key ?? '');
  return isNoun && /^(?:once|after|when|until)$/.test(tokens[subject - 1]?.key ?? '');
}

const AUXILIARY =
  /^(?:was|were|is|are|be|been|being|has|have|had|it|she|he|they|then|also|but|and|or|to|will|now|later|which|that|since|initially|briefly|recently|just|both|again|trial|therapy|treatment|course|dose|infusions?|injections?|loading|induction|maintenance|monotherapy|tablets?|weekly|daily|previously|temporarily|abruptly|suddenly|subsequently|eventually|never|not|only|still|for|in|on|until|when|who|if|so|pt|patient|today|yesterday|days?|weeks?|months?|years?|wks?|mos?|yrs?|d|po|may|march|june|july|spring|summer|fall|autumn|winter|january|february|april|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

const NEAR = 4;

function leadsToMedicine(sentence: Sentence, tokens: readonly Token[], index: number): boolean {
  const from = (sentence.terms[index] as Term).to;
  // "MTX stopped and Xeljanz 5 mg started": each verb has its own.
  if (tokens[from]?.key === 'and') return false;
  // "If insurance approves, Xeljanz 5 mg BID."
  const marks = index === 0 && tokens[sentence.from]?.key === 'if' ? /^["'(*/:,-]$/ : /^["'(*/:-]$/;
  for (let at = index + 1; at < sentence.terms.length; at++) {
    const term = sentence.terms[at] as Term;
    if (term.from - from > NEAR) return false;
    if (isMedicine(term))
      return tokens
        .slice(from, term.from)
        .every((it) => (it.kind === 'mark' ? marks.test(it.key) : !APART.test(it.key)));
  }
  return false;
}

const APART = /^(?:alongside|while|as|despite|because|since|beside|besides|plus|before|until|when|prior)$/;

/** "Discussed adding X", "considering starting X": what is talked over is not begun. */
export const isOffered = (tokens: readonly Token[], offer: Action | undefined, own: Action): boolean =>
  offer?.value === 'propose' &&
  own.value === 'start' &&
  ((offer.term.to === own.term.from &&
    /^(?:discuss|consider|talk|contemplat)/.test(tokens[offer.term.from]?.key ?? '') &&
    /ing$/.test(tokens[own.term.from]?.key ?? '')) ||
    (tokens[offer.term.to]?.key === 'that' && own.term.from - offer.term.to <= MOST_THAT));

/** "I suggested that we move to X". */
const MOST_THAT = 3;

/** "After 10 weeks of X, stepping down: X 5 mg": a colon or "so" begins what is the case now. */
export const turnsAway = (tokens: readonly Token[], carried: Action, term: Term): boolean =>
  /^(?:after|off)$/.test(tokens[carried.term.from]?.key ?? '') &&
  tokens.slice(carried.term.to, term.from).some((it) => /^(?::|so)$/.test(it.key));

export const isMedicine = (term: Term | undefined): boolean =>
  term?.entries.some((it) => it.kind === 'drug' || it.kind === 'class' || it.kind === 'medicine') ?? false;
