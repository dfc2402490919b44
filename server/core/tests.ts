import type { KnowledgeBase } from './kb';
import type { LabTest, Measured, Mention, MonitoringTest, Patient, ScreeningItem, Span } from './types';

/** Which tests a block documents, and which it orders for later. */

const UNDONE =
  /^\W{0,4}(?:is|are|was|were|has|have)?\W{0,4}(?:not(?! (?:detected|reactive|elevated|raised|seen))|never|missing|overdue|outstanding|unknown|n\/a|unavailable|no record|to be discussed|declined|refused)\b/i;
/** A sample that came to nothing. */
const LOST = /\b(?:never (?:sent|done|drawn)|not (?:yet )?(?:sent|done|drawn|performed|re-?collected|repeated))\b/i;
const BOX = /\[\s?(x|X|✓)?\s?\]/g;

/** Screening items that it documents: a result, an order, "pending"; neither a denial nor an empty box. */
export function documentedItems(mentions: readonly Mention[], text: string, kb: KnowledgeBase): ScreeningItem[] {
  const documented = new Set<ScreeningItem>();
  for (const it of mentions) {
    // A vitamin is a test and a medicine.
    const items = (
      it.kind === 'test' || it.kind === 'medicine' ? kb.tests : it.kind === 'lab' ? kb.labs : undefined
    )?.get(it.concept as LabTest)?.documents;
    if (!items?.length || it.assertion.experiencer !== 'patient' || it.section === 'education') continue;
    const { cue, existence } = it.assertion;
    const denied =
      existence === 'negated' &&
      cue &&
      cue.start < it.span.start &&
      /^(?:no|never|without|not)\b/i.test(text.slice(cue.start, cue.end));
    const rest = text.slice(it.span.end, Math.min(it.span.end + 60, it.sentence.end));
    const undone = UNDONE.test(rest) || LOST.test(rest);
    if (!denied && !undone && !isEmptyBox(text, it)) for (const item of items) documented.add(item);
  }
  return [...documented];
}

const BOX_REACH = 80;

/** "[ ] HBsAg" is a template's, and of several boxes in a line the last before a name is its own; "[ ] HBsAg: ***" is an order. */
function isEmptyBox(text: string, { span }: Mention): boolean {
  const before =
    text
      .slice(Math.max(0, span.start - BOX_REACH), span.start)
      .split('\n')
      .at(-1) ?? '';
  const box = [...before.matchAll(BOX)].at(-1);
  if (!box || box[1]) return false;
  const after = text.slice(span.end, span.end + BOX_REACH).split(/\n|\[/)[0] ?? '';
  return !/^[^:]*:\s*\S/.test(after);
}

const RESULT =
  /^\W{0,3}(?:\(.{0,20}\)\W*)?(?:is|was|were|are|all|both|today|otherwise)?\s*(?:normal|nl|wnl|negative|neg|stable|reviewed|ok|okay|unremarkable|good|fine|acceptable|satisfactory|within normal|unchanged|done|clear|up to date|looks?|deferred|declined|refused|cancelled|canceled|not|held|on hold)\b/i;
const PAST =
  /\b(?:last|baseline|recent|prior|previous|today's|yesterday's|reviewed|normal|pre-treatment|screening|no)\s+(?:\w+\s+)?$/i;
/** "CBC was q3mo until he moved": a schedule that is over. */
const OVER = /^\W*(?:was|were|had been)\s+(?:q|every|monthly|quarterly|weekly)/i;
const LIST = /^\s*(?:[/,&+]|and|or|,\s*and)\s*$/i;
const SCHEDULE =
  /\b(?:every|q ?\d|monthly|quarterly|in \d+ ?(?:weeks|wks?|months?|mo)\b|next|due|standing order|scheduled|week \d)/i;

/** Tests that are ordered for later, in the plan or with their interval elsewhere; a result or a baseline is none. */
export function orderedTests(
  mentions: readonly Mention[],
  labs: readonly Measured[],
  text: string,
  kb: KnowledgeBase,
): Patient['monitoring'] {
  const valued = new Set(labs.map((it) => it.span.start));
  const tested = mentions.filter((it) => it.kind === 'test' || it.kind === 'lab');
  let following: { start: number; done: boolean } | undefined;
  const ordered: { tests: readonly MonitoringTest[]; span: Span }[] = [];
  for (const it of tested.toReversed()) {
    const after = text.slice(it.span.end, it.span.end + 60);
    // "CBC/CMP normal": the last of a list speaks for all of it.
    const listed = following !== undefined && LIST.test(text.slice(it.span.end, following.start));
    const done: boolean =
      listed && following ? following.done : RESULT.test(after) || OVER.test(after) || valued.has(it.span.start);
    following = { start: it.span.start, done };
    const tests = (it.kind === 'test' ? kb.tests : kb.labs).get(it.concept as LabTest)?.monitors;
    const past = PAST.test(text.slice(Math.max(0, it.span.start - 30), it.span.start));
    const later =
      it.section === 'plan' || SCHEDULE.test(text.slice(it.span.end, Math.min(it.span.end + 80, it.sentence.end)));
    if (tests?.length && later && !done && !past && it.assertion.experiencer === 'patient')
      ordered.unshift({ tests, span: it.span });
  }
  return ordered;
}
