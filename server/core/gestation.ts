import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { Mention } from './types';

const TERM_WEEKS = 40;
const LONGEST = 42;

/** Without such a word beside it, 20/40 is how well somebody sees. */
const OBSTETRIC =
  /^(?:pregnan.*|booking|booked|gestation|gestational|fetal|foetal|baby|lmp|antenatal|trimester|obstetric.*|midwife|edd|g\d?p\d?|primip.*|gravid.*)$/;

/** "12/40", "14w2d", "18 wks EGA", "nursing a 3-month-old": weeks of a pregnancy or a child at the breast, in the part of a sentence that speaks of the patient. */
export function readGestation(sentence: Sentence, tokens: readonly Token[], until: number): Mention[] {
  const { from, to, section, start, end } = sentence;
  const isObstetric = tokens.slice(from, to).some((it) => OBSTETRIC.test(it.key));
  const found: Mention[] = [];
  for (let at = from; at < until; at++) {
    const weeks = endOfWeeks(tokens, at, isObstetric);
    const next = weeks ?? endOfNursing(tokens, at);
    if (next === undefined) continue;
    found.push({
      kind: 'problem',
      concept: weeks ? 'pregnancy' : 'breast-feeding',
      span: { start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 },
      assertion: { existence: 'affirmed', temporality: 'current', experiencer: 'patient' },
      section,
      degree: [],
      sentence: { start, end },
    });
  }
  return found;
}

function endOfWeeks(tokens: readonly Token[], at: number, isObstetric: boolean): number | undefined {
  const weeks = numberAt(tokens, at);
  if (!(weeks >= 4 && weeks <= LONGEST)) return undefined;
  const key = (step: number) => tokens[at + step]?.key ?? '';
  if (isObstetric && key(1) === '/' && numberAt(tokens, at + 2) === TERM_WEEKS) {
    const follows = tokens[at + 3];
    return follows?.key === '/' || (follows?.kind === 'word' && !follows.spaced) ? undefined : at + 3;
  }
  if (!/^(?:w|wks?|weeks?)$/.test(key(1))) return undefined;
  const to = tokens[at + 2]?.kind === 'number' && key(3) === 'd' ? at + 4 : at + 2;
  const isAge =
    AGE.test(tokens[to]?.key ?? '') || [1, 2, 3, 4].some((it) => AGE.test(key(-it))) || isParity(tokens, at);
  return isAge && !/^(?:ago|old|post.*|pp|later|after)$/.test(tokens[to]?.key ?? '') ? to : undefined;
}

/** "Nursing a 3-month-old", and no "nursing home" nor "nursing a cold". */
function endOfNursing(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.key !== 'nursing') return undefined;
  let to = at + 1;
  while (to < at + CHILD_REACH && BEFORE_CHILD.test(tokens[to]?.key ?? '')) to++;
  return to > at + 1 && CHILD.test(tokens[to]?.key ?? '')
    ? to + 1 + (/^old$/.test(tokens[to + 2]?.key ?? '') ? 2 : 0)
    : undefined;
}

const CHILD_REACH = 6;
const BEFORE_CHILD = /^(?:an?|the|our|-|\d+|one|two|three|four|five|six|seven|eight|nine|ten|healthy|new|young|small)$/;
const CHILD = /^(?:baby|babies|infant|newborn|neonate|twins|toddler|months?|mos?|mth|weeks?|wks?|days?)$/;

/** Words for the age of the unborn. */
const AGE = /^(?:ega|ga|gestational|gestation|iup)$/;

/** "G1P0 at 14w2d". */
const isParity = (tokens: readonly Token[], at: number): boolean =>
  [4, 5, 6].some(
    (it) => tokens[at - it]?.key === 'g' && tokens[at - it + 1]?.kind === 'number' && tokens[at - it + 2]?.key === 'p',
  );
