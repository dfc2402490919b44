import { isMedicine } from './action-cue';
import { withAfterthoughts } from './afterthought';
import { readDates } from './block-dates';
import { readChecks } from './check';
import { type Columns, readColumns } from './columns';
import { courseOf } from './course';
import { namesDisease } from './disease';
import type { Heading } from './heading';
import { readUses } from './indication';
import type { KnowledgeBase } from './kb';
import { readRow } from './lab-cells';
import type { Term } from './lexicon';
import { readOffLabel } from './off-label';
import type { PersonFacts } from './person';
import { readSentence } from './read-sentence';
import { readSerology } from './reading/serology';
import { readTobacco } from './reading/smoker';
import { readSentences, type Sentence } from './sentence';
import { withSkinUse } from './skin-use';
import { readSlips } from './slip';
import { switchIn } from './switched';
import { documentedItems, orderedTests } from './tests';
import { type Token, tokenize } from './token';
import { readTreated } from './treated';
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
  checks: Patient['checks'];
  /** The problems that one of our drugs may be given for. */
  uses: readonly Mention[];
  offLabel: readonly string[];
  /** What the patient had until now, or cannot have: medicines, and treatments that it does not name. */
  treated: readonly string[];
  /** It names a disease that one of our drugs may be for. */
  disease: boolean;
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
    ...whole(parts, { sentences, headings, tokens, text, context: own }, kb),
    slips: readSlips(sentences, text),
    ...(tobacco && { tobacco }),
    person: parts.map((it) => it.person).filter((it) => Object.keys(it).length > 0),
    ends: sentences.at(-1)?.section ?? context.section,
    ...columnsOf(tokens, sentences, context.monthFirst),
    isRow: tokens.filter((it) => it.kind === 'number' || it.key === '-').length > 1,
  };
}

interface Parts {
  sentences: readonly Sentence[];
  headings: readonly Heading[];
  tokens: readonly Token[];
  text: string;
  context: Context;
}

/** What is read of the block as one. */
function whole(parts: readonly ReturnType<typeof readSentence>[], block: Parts, kb: KnowledgeBase) {
  const { sentences, tokens, text, context } = block;
  const { columns, monthFirst, on } = context;
  const named = parts.flatMap((it) => it.mentions);
  const results = readSerology(text, tokens, sentences, context, kb.lexicon);
  const mentions = [...named, ...results.filter((it) => !named.some((one) => isSame(it, one)))];
  const said = withAfterthoughts(parts).map((it) => ({ ...it, ...courseOf(it.mention, text) }));
  const statements = withSkinUse(said, text);
  const cells = columns?.kind === 'tests' ? readRow(columns, tokens, kb, monthFirst) : [];
  const labs = [...parts.flatMap((it) => it.labs), ...cells];
  const orders = orderedTests(mentions, labs, text, kb);
  const switched = switchIn(statements, text);
  return {
    mentions,
    statements,
    labs,
    claims: parts.flatMap((it) => it.claims),
    documents: documentedItems(mentions, text, kb),
    orders,
    checks: readChecks({ ...block, mentions, labs, orders, on, monthFirst }, kb),
    uses: readUses(mentions, statements, text, kb),
    offLabel: readOffLabel(text, mentions),
    treated: readTreated(statements, sentences, text, kb),
    disease: namesDisease(mentions, sentences, text, kb),
    ...(switched !== undefined && { switched }),
  };
}

/** "UPT positive" is a name of what the result tells. */
const isSame = (a: Mention, b: Mention) =>
  a.concept === b.concept && a.span.start < b.span.end && b.span.start < a.span.end;

function columnsOf(tokens: readonly Token[], sentences: readonly Sentence[], monthFirst: boolean) {
  const columns = readColumns(
    tokens,
    sentences.flatMap((it) => it.terms),
    monthFirst,
  );
  return columns ? { columns } : {};
}
