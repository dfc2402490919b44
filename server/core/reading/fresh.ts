import { isAdverb, isPreposition, type Place } from './cue';
import { FILLER } from './denial';
import type { Hinge, Mark, Marks } from './mark';

const JOINT = /^(?:,|and|&)$/;
const ARTICLE = /^(?:an?|the|his|her|its|their|this|these|there)$/;
/** Behind a part of the body it says how that part was: "lungs clear", "ext 1+ edema", "abd with mass". */
const STATE = /^(?:with|without|w|no|is|are|have|has|:|-)$/;
const OF = /^(?:of|for|in|on|to|from|with|by|since)$/;
const MOST_BEFORE_ACTION = 4;

/** The denial that is open at a token, and what came since. */
interface Denial {
  mark: Mark;
  commas: number;
  articles: boolean;
  /** Whether it stands in the middle of a list: "fever, no cough, and rash". */
  inner: boolean;
}

/** Where something begins that is there though a denial stands before it: "no rash, mild fever", "no mass and a cyst". */
export function readFresh(place: Place, { marks, hinges }: Marks, orAhead: readonly boolean[]): Set<number> {
  const { tokens, from, to } = place;
  const starts = (kind: Hinge['kind']) => new Set(hinges.flatMap((it) => (it.kind === kind ? [it.from] : [])));
  const [contrary, organs, lasting] = [starts('contrary'), starts('organ'), starts('lasting')];
  const actions = new Map(hinges.flatMap((it) => (it.kind === 'action' ? [[it.to, it.from]] : [])));
  const denials = new Map(marks.flatMap((it) => (isDenial(it) ? [[it.to, it]] : [])));
  const fresh = new Set<number>();
  let denial: Denial | undefined;
  for (let at = from; at < to; at++) {
    const mark = denials.get(at);
    if (mark) denial = { mark, commas: 0, articles: false, inner: JOINT.test(tokens[mark.from - 1]?.key ?? '') };
    const key = tokens[at]?.key ?? '';
    const action = actions.get(at);
    if (action !== undefined && denial?.commas === 0 && action - denial.mark.to < MOST_BEFORE_ACTION && isOf(place, at))
      fresh.add(at);
    if (denial && at > denial.mark.to && !orAhead[at - from]) {
      const isState = contrary.has(at) || isGrade(place, at) || (lasting.has(at) && isAcute(place, denial));
      const isOrgan = organs.has(at) && (contrary.has(at + 1) || isGrade(place, at + 1) || isStated(place, at + 1));
      if (opensItem(place, at, denial) || ((isState || isOrgan) && endsItem(place, at - 1))) fresh.add(at);
    }
    if (denial && key === ',') denial.commas++;
    if (denial && ARTICLE.test(key)) denial.articles = true;
  }
  return fresh;
}

const isDenial = ({ axis, value, direction }: Mark) =>
  axis === 'existence' && value === 'negated' && direction === 'forward';

/** "1+ edema", "2/6 murmur", "+ rales". */
function isGrade({ tokens }: Place, at: number): boolean {
  const [token, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.key === '+') return token.spaced;
  return token?.kind === 'number' && (next?.key === '+' || (next?.key === '/' && third?.key === '6'));
}

const isStated = ({ tokens }: Place, at: number) => STATE.test(tokens[at]?.key ?? '');

/** "No acute infarct, chronic ischaemia": what is old is another matter. */
const isAcute = ({ tokens }: Place, { mark }: Denial) =>
  /^(?:acute|new|recent|active)$/.test(tokens[mark.to]?.key ?? '');

/** "No treatment of", "no workup for". */
const isOf = ({ tokens }: Place, at: number) => [at - 1, at].some((it) => OF.test(tokens[it]?.key ?? ''));

/** A word that may be the last of an item, or what joins it to the next. */
function endsItem({ tokens }: Place, at: number): boolean {
  const token = tokens[at];
  if (!token || JOINT.test(token.key)) return token !== undefined;
  if (token.kind === 'mark' || isPreposition(token) || isAdverb(token)) return false;
  return !FILLER.test(token.key) && !/^(?:of|or|nor|no|acute|focal|active)$/.test(token.key);
}

/** "No mass and a cyst", "without fever and with cough", "rash, no itch, and fever". */
function opensItem({ tokens }: Place, at: number, { commas, articles, inner }: Denial): boolean {
  if (!JOINT.test(tokens[at - 1]?.key ?? '')) return false;
  const key = tokens[at]?.key ?? '';
  if (ARTICLE.test(key)) return !articles;
  if (key === 'with' || (key === 'w' && tokens[at + 1]?.key === '/')) return true;
  return inner && commas === 1 && tokens[at - 1]?.key === 'and' && tokens[at - 2]?.key === ',';
}
