import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { Mention } from './types';

const TERM_WEEKS = 40;
const LONGEST = 42;

/** Without such a word beside it, 20/40 is how well somebody sees. */
const OBSTETRIC =
  /^(?:pregnan.*|booking|booked|gestation|gestational|fetal|foetal|baby|lmp|antenatal|trimester|obstetric.*|midwife|edd|g\d?p\d?|primip.*|gravid.*)$/;

/** "12/40", weeks of a pregnancy, in the part of a sentence that speaks of the patient. */
export function readGestation(sentence: Sentence, tokens: readonly Token[], until: number): Mention[] {
  const found: Mention[] = [];
  if (!tokens.slice(sentence.from, sentence.to).some((it) => OBSTETRIC.test(it.key))) return found;
  for (let at = sentence.from; at + 2 < until; at++) {
    if (tokens[at + 1]?.key !== '/' || numberAt(tokens, at + 2) !== TERM_WEEKS) continue;
    const weeks = numberAt(tokens, at);
    const follows = tokens[at + 3];
    if (!(weeks >= 4 && weeks <= LONGEST) || follows?.key === '/' || (follows?.kind === 'word' && !follows.spaced))
      continue;
    found.push({
      kind: 'problem',
      concept: 'pregnancy',
      span: { start: tokens[at]?.start ?? 0, end: tokens[at + 2]?.end ?? 0 },
      assertion: { existence: 'affirmed', temporality: 'current', experiencer: 'patient' },
      section: sentence.section,
      degree: [],
      sentence: { start: sentence.start, end: sentence.end },
    });
  }
  return found;
}
