import { type Governed, isMedicine, readActions } from './action';
import { readAssertions, readDegrees } from './assertion';
import { readClaims } from './claim';
import { dateAt } from './date';
import type { KnowledgeBase } from './kb';
import { readLabs } from './lab';
import { as, type Term } from './lexicon';
import { type PersonFacts, readPerson } from './person';
import { type Heading, readSentences, type Sentence } from './sentence';
import { readSigs } from './sig';
import { settingOf, statementOf } from './statement';
import { type Token, tokenize } from './token';
import type { Assertion, Claimed, Day, Measured, Mention, MentionKind, SectionId, Statement } from './types';

/** What a block inherits from the text above it. Equal texts in equal contexts read equal. */
export interface Context {
  section: SectionId;
  /** Day of the heading above ("Labs 05/04/2026"). */
  on?: Day;
  /** Days of the columns of the table that it is a row of. */
  columns?: readonly Day[];
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
  /** A date that the block states, with its place. */
  dates: readonly { day: Day; at: number; labelled: boolean }[];
  sentences: readonly { start: number; end: number; section: SectionId }[];
}

/** Reads one block: a pure function of its text and context. Odd text gives fewer facts, never an error. */
export function readBlock(text: string, context: Context, kb: KnowledgeBase): BlockReading {
  const tokens = tokenize(text);
  const { sentences, headings } = readSentences(kb.lexicon, text, tokens, context.section);
  const dates = readDates(text, tokens, context.monthFirst);
  const heading = headings[0];
  const own = heading && dates.find((it) => it.at < heading.end)?.day;
  const on = own ?? (heading ? undefined : context.on);
  let last: Term | undefined;
  const parts = sentences.map((sentence) => {
    const part = readSentence(sentence, tokens, text, kb, { ...context, ...(on && { on }) }, last);
    last = sentence.terms.findLast(isMedicine) ?? last;
    return part;
  });
  return {
    headings,
    dates,
    mentions: parts.flatMap((it) => it.mentions),
    statements: parts.flatMap((it) => it.statements),
    labs: parts.flatMap((it) => it.labs),
    person: parts.map((it) => it.person),
    claims: parts.flatMap((it) => it.claims),
    sentences: sentences.map(({ start, end, section }) => ({ start, end, section })),
  };
}

const KINDS = ['drug', 'class', 'medicine', 'problem', 'lab', 'test'] as const;

function readSentence(
  sentence: Sentence,
  tokens: readonly Token[],
  text: string,
  kb: KnowledgeBase,
  context: Context,
  before: Term | undefined,
) {
  const meant = { medicine: readAssertions(sentence, 'medicine'), problem: readAssertions(sentence, 'problem') };
  const sigs = readSigs(sentence, tokens);
  const actions = readActions(sentence, tokens);
  const setting = settingOf(sentence, tokens);
  const mentions: Mention[] = [];
  const statements: Statement[] = [];

  sentence.terms.forEach((term, index) => {
    const name = nameOf(term);
    if (!name) return;
    const medicine = name.kind === 'drug' || name.kind === 'class' || name.kind === 'medicine';
    const assertion = (medicine ? meant.medicine : meant.problem)[index];
    if (!assertion) return;
    const mention: Mention = {
      ...name,
      span: { start: term.start, end: term.end },
      assertion,
      section: sentence.section,
      degree: name.kind === 'problem' ? readDegrees(sentence, index, text) : [],
      sentence: { start: sentence.start, end: sentence.end },
    };
    mentions.push(mention);
    if (!medicine) return;
    const sig = sigs[index];
    const unit = sig && sentence.terms.findIndex((it) => it.end === sig.span.end);
    const theirs = unit !== undefined && unit > index && meant.medicine[unit]?.experiencer !== 'patient';
    const action = whileOn(sentence, index, actions[index], meant.problem);
    statements.push(
      statementOf({ setting, tokens, mention, term, sig, theirs, topical: isTopical(sentence, index), action }),
    );
  });
  const until = patientUntil(sentence);
  const labs = readLabs(sentence, tokens, text, kb, context);
  const end = tokens[until]?.start ?? Number.POSITIVE_INFINITY;
  return {
    mentions,
    statements,
    labs: labs.filter((it) => it.span.start < end),
    person: readPerson(sentence, tokens, until),
    claims: readClaims(sentence, tokens, kb.phrases, before),
  };
}

/** "prior PE on baricitinib": what came with a past event is past. */
function whileOn(
  sentence: Sentence,
  index: number,
  action: Governed | undefined,
  meant: readonly Assertion[],
): Governed | undefined {
  if (action?.status !== 'active') return action;
  const at = sentence.terms.indexOf(action.cue, Math.max(0, index - 3));
  const event = sentence.terms[at - 1];
  const past = event?.to === action.cue.from && as(event, 'problem') && meant[at - 1]?.temporality === 'historical';
  return past ? { ...action, status: 'stopped' } : action;
}

const TOPICAL_REACH = 6;

/** "ketoconazole 2 % shampoo", "topical tacrolimus". */
function isTopical({ terms }: Sentence, index: number): boolean {
  const medicine = terms[index] as Term;
  const onSkin = (it: Term | undefined) => as(it, 'route')?.route === 'topical';
  if (onSkin(terms[index - 1]) && terms[index - 1]?.to === medicine.from) return true;
  for (const it of terms.slice(index + 1)) {
    if (isMedicine(it) || it.from - medicine.to > TOPICAL_REACH) return false;
    if (onSkin(it)) return true;
  }
  return false;
}

/** Where a sentence stops speaking of the patient: "67F, mother had a stroke at 60". */
function patientUntil(sentence: Sentence): number {
  if (sentence.section === 'family') return sentence.from;
  const other = sentence.terms.find((it) =>
    it.entries.some((entry) => entry.kind === 'cue' && entry.cue.axis === 'experiencer' && entry.cue.value !== 'none'),
  );
  return other?.from ?? sentence.to;
}

function nameOf(term: Term): { kind: MentionKind; concept: string } | undefined {
  for (const kind of KINDS) {
    const entry = as(term, kind);
    if (entry) return { kind, concept: entry.concept };
  }
  return undefined;
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
