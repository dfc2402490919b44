import { type Block, dateBefore, dateBehind, latestFrom, testsOf } from './check-date';
import { nameless, underHeading } from './check-nameless';
import { daysAgo, isNow } from './check-words';
import type { KnowledgeBase } from './kb';
import type { Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Checked, Measured, SectionId } from './types';

const NOT_OURS: ReadonlySet<SectionId> = new Set(['family', 'education']);
const REACH = 70;
const OPENING = 24;

/** When the tests that a block names were done, or that they are now. */
export function readChecks({ on, ...read }: Block, kb: KnowledgeBase): Checked[] {
  // A heading in the middle of a line has no day of its own: the one before it tells of something else.
  const block: Block = { ...read, on: (read.headings[0]?.start ?? 0) > OPENING ? undefined : on };
  const valued = new Map(block.labs.map((it) => [it.span.start, it]));
  const planned = new Set(block.orders.map((it) => it.span.start));
  const others = new Set(
    block.mentions.filter((it) => it.assertion.experiencer !== 'patient').map((it) => it.span.start),
  );
  const found = block.sentences.flatMap((sentence) =>
    sentence.terms.flatMap((term): Checked[] => {
      const tests = testsOf(term, kb);
      if (tests.length === 0 || NOT_OURS.has(sentence.section) || others.has(term.start)) return [];
      const led = dateBefore(term, sentence, block, kb);
      const when = whenOf(term, sentence, block, led, valued.get(term.start), planned.has(term.start));
      return when ? [{ tests, ...when }] : [];
    }),
  );
  return [...found, ...underHeading(block, kb), ...nameless(block, kb)];
}

function whenOf(
  term: Term,
  sentence: Sentence,
  block: Block,
  led: ReturnType<typeof dateBefore>,
  value: Measured | undefined,
  isPlanned: boolean,
): Omit<Checked, 'tests'> | undefined {
  const { text, tokens } = block;
  const before = text.slice(Math.max(sentence.start, term.start - REACH), term.start);
  const after = text.slice(term.end, Math.min(sentence.end, term.end + REACH));
  const span = value ? value.span : { start: term.start, end: term.end };
  const behind = value ? undefined : dateBehind(term, sentence, block);
  const next = NEXT.test(before) || behind?.due === true;
  if (behind) {
    const dated = { start: term.start, end: tokens[behind.to - 1]?.end ?? term.end };
    return next ? { span: dated, due: behind.day } : { span: dated, on: behind.day };
  }
  const ago = daysAgo(before, after);
  if (ago !== undefined) return { span, daysAgo: ago };
  const later = value ? latestFrom(term.to, sentence, block) : '';
  if (value?.on && !(led?.isOther && led.day === value.on)) return { span, on: later > value.on ? later : value.on };
  if (value?.today || (!value && isNow(before, after, isPlanned || next)))
    return block.on ? { span, on: block.on } : { span, now: true };
  const day = led && !led.isOther ? led.day : block.on;
  if (day && !value && !isPlanned) return { span, on: day };
  return value && !value.past && !isLast(before, text.slice(span.end, span.end + NEAR))
    ? { span, now: true }
    : undefined;
}

/** "Last Hb 94", "Hb 94 at last check": of some day, and not of this one. */
const isLast = (before: string, after: string): boolean => LAST.test(before) || AT_LAST.test(after);
const NEAR = 40;
const LAST = /\b(?:last|latest|most recent|previous)\s(?:known\s)?$/i;
const AT_LAST =
  /^[^.;\d]{0,12}\b(?:at|on|from|in|when) (?:the |her |his |their )?(?:last|previous) (?:check|visit|draw|labs?|bloods?|tests?|count|clinic|review|panel)/i;

const NEXT = /\b(?:next|due|upcoming|scheduled)\W*$/i;
