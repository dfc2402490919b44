import { MONTH } from '../month';
import { numberAt, type Token } from '../token';

const LEAD =
  /^(?:[:=~,()[|…–—-]|of|is|was|were|are|at|to|now|today|yesterday|this|am|pm|morning|about|approx|approximately|around|level|levels|count|counts|value|result|results|only|down|up|low|high|stable|steady|stays|remains|remained|still|currently|has|have|had|been|from|fell|fallen|falling|rose|risen|rising|dropped|drop|drops|dropping|falls|came|back|by|values|series|serial|serially|his|her|the|on|baseline|normal|last|latest|recent|most|repeat|repeated|recheck|rechecked|calculated|estimated|est|wt|in|range|reading|improved|trend|trended|trending|decreased|increased|declined|worsened|week|peaked|peak|nadir|max|measured|today's|better|worse|good|fine|ok|again|h|l|remain|reported|be|as|abs|absolute|\.)$/;
/** What may stand behind a value without ending its tale. */
const GLUE =
  /^(?:[,;|*\])–—-]|h|l|hh|ll|high|low|flag|normal|stable|and|but|which|is|it|basically|essentially|roughly|about|the|same|as|similar|unchanged|compared|with|count|counts|level|value|on|at|in|of|had|has|been|be|back|pre|post|preop|postop|transfusion|transfused|surgery|treatment|prbcs?|↓|↑|\.)$/;
/** What promises another value of the same test. */
const LINK =
  /^(?:now|then|repeat|repeated|recheck|rechecked|was|were|prev|previous|previously|prior|before|last|baseline|from|up|down|to|currently|today|vs|versus|later|rose|fell|rising|falling|dropped|improved|earlier|latest|recovered|climbed|increased|decreased|declined|→|←|⇒)$/;
const AT = /^(?:at|on|in|by|\()$/;
const OCCASION =
  /^(?:wks?|admission|admit|discharge|presentation|diagnosis|baseline|start|clinic|nadir|peak|week|wk|month|visit|day|last|this|screening)$/;
const NOW = /^(?:now|today|currently|yesterday|previously|last|latest|current|actual)$/;
const AFTER = /^(?:now|today|currently|yesterday|previously|post|postop|after|before)$/;
/** Words that promise a list of values. */
const SERIES = /^(?:trend|trended|trending|values|series|serial|serially)$/;
/** "goal > 10", "ULN 40": the numbers behind it are no results. */
const WISH = /^(?:goal|target|aim|threshold|cutoff|limit|uln|lln|ref|reference|alert|must|should)$/;

export const isLink = (tokens: readonly Token[], at: number): boolean => {
  const key = tokens[at]?.key ?? '';
  return LINK.test(key) || key === '>' || (key === '<' && tokens[at + 1]?.key === '-') || leadsWeek(tokens, at);
};

/** ", week 8 9.8": a time that leads to its value. */
const leadsWeek = (tokens: readonly Token[], at: number) =>
  /^(?:[,;]|and|at)$/.test(tokens[at - 1]?.key ?? '') &&
  behindWord(tokens, at) === at + 2 &&
  tokens[/^[:=-]$/.test(tokens[at + 2]?.key ?? '') ? at + 3 : at + 2]?.kind === 'number';

export const isSeries = (key: string): boolean => SERIES.test(key);

export const isNow = (key: string): boolean => NOW.test(key);

export const isWish = (key: string): boolean => WISH.test(key);

/** "9.4 now", "9.4 at discharge", "9.4 in June". */
export function isTimed(tokens: readonly Token[], to: number): boolean {
  const [key, next] = [tokens[to]?.key ?? '', tokens[to + 1]?.key ?? ''];
  return AFTER.test(key) || (AT.test(key) && (OCCASION.test(next) || MONTH.test(next)));
}

/** Whether a word behind the name, or behind one of its values, lets the tale go on. */
export function goesOn(tokens: readonly Token[], at: number, hasValue: boolean): boolean {
  const key = tokens[at]?.key ?? '';
  if (key === '.' && !/^(?:est|approx|calc|prev)$/.test(tokens[at - 1]?.key ?? ''))
    return (
      (hasValue && /^(?:repeat|recheck|last|now|then)$/.test(tokens[at + 1]?.key ?? '')) || behindDots(tokens, at) > at
    );
  if (/^[<>≤≥=]$|^(?:below|under|above|over|less|more|than)$/.test(key) || MONTH.test(key)) return true;
  if (hasValue)
    return (
      GLUE.test(key) ||
      LINK.test(key) ||
      leadsWeek(tokens, at) ||
      (OCCASION.test(key) && AT.test(tokens[at - 1]?.key ?? ''))
    );
  return LEAD.test(key) || /^[→↓↑]$/.test(key) || WISH.test(key) || isFormula(tokens, at);
}

const MOST_DOTS = 80;

/** Behind the dots that lead the eye across a row. */
export function behindDots(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to < at + MOST_DOTS && /^[._…]$/.test(tokens[to]?.key ?? '')) to++;
  return to > at + 1 || tokens[at]?.key === '…' ? to : at;
}

const FORMULA = /^(?:c|g|ckd|epi|mdrd|cg|cockcroft|gault|-)$/;
const FORMULA_LENGTH = 4;

/** "by C-G", "by CKD-EPI". */
const isFormula = (tokens: readonly Token[], at: number) =>
  tokens[at]?.key === 'by' && [1, 2, 3].every((step) => FORMULA.test(tokens[at + step]?.key ?? ''));

const COUNTED = /^(?:week|wk|day|month|visit|cycle|pod|hd)$/;

/** Behind a word, or behind a formula or "week 12", whose number is no result. */
export function behindWord(tokens: readonly Token[], at: number): number {
  if (isFormula(tokens, at)) return at + FORMULA_LENGTH;
  const dots = behindDots(tokens, at);
  if (dots > at) return dots;
  const [key, next] = [tokens[at]?.key ?? '', tokens[at + 1]];
  const counts = COUNTED.test(key) ? !/^(?:this|last|prev)$/.test(tokens[at - 1]?.key ?? '') : /^[cdw]$/.test(key);
  const stuck = next?.spaced === false || COUNTED.test(key);
  return counts && stuck && Number.isInteger(numberAt(tokens, at + 1)) ? at + 2 : at + 1;
}
