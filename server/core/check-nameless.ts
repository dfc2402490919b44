import { type Block, dateBehind, testsOf } from './check-date';
import { dateAt } from './date';
import type { Heading } from './heading';
import type { KnowledgeBase } from './kb';
import type { Sentence } from './sentence';
import type { Checked } from './types';

const FINE = /\b(?:normal|wnl|nl|stable|unremarkable|within|fine|acceptable|ok)\b/i;

/** "Labs 03/02/2026: all normal", "Last labs: 03/02/2026". */
export function underHeading(block: Block, kb: KnowledgeBase): Checked[] {
  const { headings, text, tokens } = block;
  let next = 0;
  return block.sentences.flatMap((sentence): Checked[] => {
    const heading = headings[next];
    if (!heading || heading.start >= sentence.end) return [];
    next++;
    if (heading.section !== 'labs') return [];
    const behind = dateBehind({ to: sentence.from }, sentence, block);
    const isAlone = behind && /^\W*$/.test(text.slice(tokens[behind.to - 1]?.end, sentence.end));
    const on = behind?.day ?? dayIn(heading, sentence, block) ?? block.on;
    if (!on || !(isAlone || FINE.test(text.slice(heading.end, sentence.end)))) return [];
    return [{ tests: allOf(kb), span: { start: heading.start, end: heading.end }, on }];
  });
}

const LONGEST = 12;

/** The day that a heading has before its colon. */
function dayIn({ start }: Heading, { from }: Sentence, { tokens, monthFirst }: Block) {
  for (let at = Math.max(0, from - LONGEST); at < from; at++) {
    const date = (tokens[at]?.start ?? 0) >= start ? dateAt(tokens, at, monthFirst) : undefined;
    if (date) return date.day;
  }
  return undefined;
}

const allOf = (kb: KnowledgeBase): Checked['tests'] => kb.tests.get('labs')?.monitors ?? [];

const LAST = /(?:^|[,;(])\W{0,3}(?:last|most recently)\b/i;
const NEAR = 40;
const AGAIN = /\b(?:repeat|recheck|re-check|redraw)\b[^.;]{0,25}\b(?:today|now|this (?:week|visit))\b/i;

/** What is said of a test behind its name: "CBC q3mo; last drawn 10/2/2025", "CBC 10/2/2025, repeat today". */
export function nameless(block: Block, kb: KnowledgeBase): Checked[] {
  const { text, tokens } = block;
  return block.sentences.flatMap((sentence): Checked[] => {
    const { start, end, from } = sentence;
    const words = text.slice(start, end);
    if (AGAIN.test(words)) return [{ tests: allOf(kb), span: { start, end }, now: true }];
    const last = LAST.exec(words);
    if (!last || !isOfTest(sentence, start + last.index, kb)) return [];
    let to = from;
    while ((tokens[to]?.start ?? end) < start + last.index || tokens[to]?.kind === 'mark') to++;
    const behind = dateBehind({ to }, sentence, block);
    if (!behind) return [];
    return [
      {
        tests: allOf(kb),
        span: { start: tokens[to]?.start ?? start, end: tokens[behind.to - 1]?.end ?? end },
        on: behind.day,
      },
    ];
  });
}

/** It opens the sentence, or a test stands close before it. */
const isOfTest = ({ start, terms }: Sentence, at: number, kb: KnowledgeBase): boolean =>
  at === start || terms.some((it) => it.end <= at && at - it.end <= NEAR && testsOf(it, kb).length > 0);
