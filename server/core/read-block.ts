import { isMedicine } from './action-cue';
import { withAfterthoughts } from './afterthought';
import { type Columns, readColumns } from './columns';
import { courseOf } from './course';
import { dateAt } from './date';
import type { Heading } from './heading';
import { readUses } from './indication';
import type { KnowledgeBase } from './kb';
import { readRow } from './lab-cells';
import type { Term } from './lexicon';
import { readOffLabel } from './off-label';
import type { PersonFacts } from './person';
import { readSentence } from './read-sentence';
import { readTobacco } from './reading/smoker';
import { readSentences, type Sentence } from './sentence';
import { readSlips } from './slip';
import { switchIn } from './switched';
import { documentedItems, orderedTests } from './tests';
import { type Token, tokenize } from './token';
import type { Claimed, Day, Measured, Mention, Patient, ScreeningItem, SectionId, Statement, Tobacco } from './types';

/** What a block inherits from the text above it. Equal texts in equal contexts read equal. */
export interface Context {
  section: SectionId;
  /** Day of the heading above ("Labs 05/04/2026"). */
  on?: Day;
  /** The head of the table that it may be a row of. */
  columns?: Columns;
  monthFirst: boolean;
}

/** All that one block says; offsets count from the block's start. */
export interface BlockReading {
  headings: readonly Heading[];
  mentions: readonly Mention[];
  statements: readonly Statement[];
  labs: readonly Measured[];
  person: readonly PersonFacts[];
  claims: readonly Claimed[];
  slips: ReturnType<typeof readSlips>;
  documents: readonly ScreeningItem[];
  orders: Patient['monitoring'];
  /** The problems that one of our drugs may be given for. */
  uses: readonly Mention[];
  offLabel: readonly string[];
  tobacco?: Tobacco;
  /** The statement, by its place, that switches to another drug. */
  switched?: number;
  /** A date that the block states, with its place. */
  dates: readonly { day: Day; at: number; labelled: boolean }[];
  /** The section that it ends in. */
  ends: SectionId;
  /** The head of a table, when the block is one. */
  columns?: Columns;
  /** Has numbers as a row of a table has. */
  isRow: boolean;
}

/** Reads one block: a pure function of its text and context. Odd text gives fewer facts, never an error. */
export function readBlock(text: string, context: Context, kb: KnowledgeBase): BlockReading {
  const tokens = tokenize(text);
  const { sentences, headings } = readSentences(kb.lexicon, text, tokens, context.section);
  const dates = readDates(text, tokens, context.monthFirst);
  const heading = headings[0];
  const day = heading && dates.find((it) => it.at < heading.end)?.day;
  const on = day ?? (heading ? undefined : context.on);
  const tobacco = readTobacco(text, tokens, sentences);
  let last: Term | undefined;
  const own = { ...context, ...(on && { on }) };
  const parts = sentences.map((sentence) => {
    const part = readSentence(sentence, tokens, text, kb, own, last);
    last = sentence.terms.findLast(isMedicine) ?? last;
    return part;
  });
  return {
    headings,
    dates,
    ...whole(parts, tokens, text, context, kb),
    slips: readSlips(sentences, text),
    ...(tobacco && { tobacco }),
    person: parts.map((it) => it.person).filter((it) => Object.keys(it).length > 0),
    ends: sentences.at(-1)?.section ?? context.section,
    ...columnsOf(tokens, sentences, context.monthFirst),
    isRow: tokens.filter((it) => it.kind === 'number' || it.key === '-').length > 1,
  };
}

/** What is read of the block as one. */
function whole(
  parts: readonly ReturnType<typeof readSentence>[],
  tokens: readonly Token[],
  text: string,
  { columns, monthFirst }: Context,
  kb: KnowledgeBase,
) {
  const mentions = parts.flatMap((it) => it.mentions);
  const statements = withAfterthoughts(parts).map((it) => ({ ...it, ...courseOf(it.mention, text) }));
  const cells = columns?.kind === 'tests' ? readRow(columns, tokens, kb, monthFirst) : [];
  const labs = [...parts.flatMap((it) => it.labs), ...cells];
  const switched = switchIn(statements, text);
  return {
    mentions,
    statements,
    labs,
    claims: parts.flatMap((it) => it.claims),
    documents: documentedItems(mentions, text, kb),
    orders: orderedTests(mentions, labs, text, kb),
    uses: readUses(mentions, statements, text, kb),
    offLabel: readOffLabel(text, mentions),
    ...(switched !== undefined && { switched }),
  };
}

function columnsOf(tokens: readonly Token[], sentences: readonly Sentence[], monthFirst: boolean) {
  const columns = readColumns(
    tokens,
    sentences.flatMap((it) => it.terms),
    monthFirst,
  );
  return columns ? { columns } : {};
}

/** The note's own date stands after "Date", "Seen", "Visit" and the like, or opens the note; a birth date never counts. */
function readDates(text: string, tokens: readonly Token[], monthFirst: boolean) {
  const dates: { day: Day; at: number; labelled: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if ((tokens[at] as Token).kind === 'mark') continue;
    const date = dateAt(tokens, at, monthFirst);
    if (!date) continue;
    const start = tokens[at]?.start ?? 0;
    const before = text.slice(Math.max(0, start - 24), start);
    if (!/\b(?:dob|birth|born)\W*$/i.test(before)) {
      dates.push({ day: date.day, at: start, labelled: LABELLED.test(before) });
    }
    at = date.to - 1;
  }
  return dates;
}

const LABELLED =
  /\b(?:date|dos|visit|seen|seen on|clinic|encounter|dictated|discharged?|date of service|date of visit|clinic date)\b[\s:]*(?:on\s+)?$/i;
