import { readAcknowledgement } from './acknowledgement';
import { readBlanks } from './blank';
import type { KnowledgeBase } from './kb';
import { isOldCourse, isOver } from './period';
import { type Anchor, placed } from './place';
import { type BlockReading, type Context, readBlock } from './read-block';
import { contextOf, type Scope, scopeAfter } from './scope';
import type { Acknowledgement, Day, Settings, Span, Statement } from './types';

type Key = readonly [kind: string, name: string];

/** A block of a note with what it says there: the facts' spans move with it. */
export interface Placed {
  readonly at: Anchor;
  readonly text: string;
  /** What the blocks above hand down. */
  scope: Scope;
  readonly context: Context;
  /** How it stands among the others; its places count from its own start. */
  readonly reading: Outline;
  readonly facts: Facts;
  /** What it says something of, each once. */
  readonly keys: readonly Key[];
  /** Its statements as they are on the note's day, and that day. */
  settled?: { on: Day | undefined; statements: readonly Statement[] };
}

type Outline = Pick<BlockReading, 'headings' | 'dates' | 'columns' | 'isRow' | 'switched' | 'ends'>;

type Facts = Pick<
  BlockReading,
  'mentions' | 'statements' | 'labs' | 'person' | 'claims' | 'slips' | 'orders' | 'checks' | 'uses' | 'tobacco'
> & { considered?: readonly Acknowledgement[]; blanks: readonly Span[] };

export function placeBlock(
  at: Anchor,
  text: string,
  scope: Scope,
  kb: KnowledgeBase,
  label: Settings['label'],
): Placed {
  const context = contextOf(scope, text, { label });
  const considered = readAcknowledgement(text, kb);
  const reading = readBlock(considered ? '' : text, context, kb);
  const { mentions, statements, labs, person, claims, slips, orders, checks, uses, tobacco } = reading;
  const blanks = readBlanks(text);
  const said = {
    ...{ mentions, statements, labs, person, claims, slips, blanks, orders, checks, uses },
    ...(tobacco && { tobacco }),
    ...(considered && { considered: [considered] }),
  };
  const { headings, dates, columns, isRow, switched, ends } = reading;
  const outline = {
    headings,
    dates,
    isRow,
    ends,
    ...(columns && { columns }),
    ...(switched !== undefined && { switched }),
  };
  return {
    at,
    text,
    scope,
    context,
    reading: outline,
    facts: placed(said, at),
    keys: keysOf({ ...reading, blanks }, considered !== undefined, kb),
  };
}

export const handedDown = ({ scope, reading, text }: Placed): Scope => scopeAfter(scope, reading, text);

function keysOf(reading: BlockReading & Pick<Facts, 'blanks'>, considered: boolean, kb: KnowledgeBase): Key[] {
  const { mentions, statements, labs, person, claims, orders, uses, documents, offLabel, treated, headings, dates } =
    reading;
  const keys: Key[] = [
    ...mentions.flatMap(({ kind, concept }): Key[] => {
      if (kind !== 'problem') return [['name', concept]];
      return [concept, ...(kb.problems.get(concept)?.implies ?? [])].map((it) => ['problem', it]);
    }),
    ...statements.map(({ mention }): Key => [mention.kind, mention.concept]),
    ...labs.map((it): Key => ['lab', it.test]),
    ...person.flatMap((it) => Object.keys(it).map((name): Key => ['person', name])),
    ...documents.map((it): Key => ['documents', it]),
    ...offLabel.map((it): Key => ['off-label', it]),
    ...treated.map((it): Key => ['treated', it]),
    ...headings.map((it): Key => ['heading', it.section]),
  ];
  const has: Readonly<Record<string, boolean>> = {
    claim: claims.length > 0,
    slip: reading.slips.length > 0,
    blank: reading.blanks.length > 0,
    order: orders.length > 0,
    check: reading.checks.length > 0,
    use: uses.length > 0,
    tobacco: reading.tobacco !== undefined,
    disease: reading.disease,
    switch: reading.switched !== undefined,
    heading: headings.length > 0,
    date: dates.some((it) => it.labelled && it.day.length === 10),
    considered,
  };
  for (const [name, is] of Object.entries(has)) if (is) keys.push(['has', name]);
  return [...new Set(keys.map(oneOf))];
}

const known = new Map<string, Key>();

/** The same key for the same words: a vocabulary has few, and a note has many. */
function oneOf(key: Key): Key {
  const words = key.join(' ');
  const same = known.get(words) ?? key;
  known.set(words, same);
  return same;
}

/** Its statements, with those that a period ends in the past: "Humira 2015-2016", "PE on tofacitinib 2020". */
export function settled(block: Placed, on: Day | undefined, courses: ReadonlySet<string>): readonly Statement[] {
  if (!block.settled || block.settled.on !== on) block.settled = { on, statements: settle(block, on, courses) };
  return block.settled.statements;
}

function settle(block: Placed, on: Day | undefined, courses: ReadonlySet<string>): readonly Statement[] {
  const { facts, reading, at } = block;
  const dates = reading.dates.map((it) => ({ day: it.day, at: at.start + it.at }));
  const isPast = (it: Statement) =>
    it.status === 'active' && ((it.period && isOver(it.period, on)) || isOldCourse(it, dates, on, courses));
  if (!facts.statements.some(isPast)) return facts.statements;
  return facts.statements.map((it) => (isPast(it) ? { ...it, status: 'stopped', stated: true } : it));
}
