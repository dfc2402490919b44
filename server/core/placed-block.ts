import { isConsidered } from './considered-line';
import type { KnowledgeBase } from './kb';
import { isOldCourse, isOver } from './period';
import { type Anchor, placed } from './place';
import { type BlockReading, type Context, readBlock } from './read-block';
import { contextOf, type Scope, scopeAfter } from './scope';
import type { Day, Settings, Statement } from './types';

type Key = readonly [kind: string, name: string];

/** A block of a note with what it says there: the facts' spans move with it. */
export interface Placed {
  readonly at: Anchor;
  readonly text: string;
  /** What the blocks above hand down. */
  scope: Scope;
  readonly context: Context;
  /** As it was read, counted from its own start. */
  readonly reading: BlockReading;
  readonly facts: Facts;
  /** What it says something of, each once. */
  readonly keys: readonly Key[];
  /** Its statements as they are on the note's day, and that day. */
  settled?: { on: Day | undefined; statements: readonly Statement[] };
}

type Facts = Pick<
  BlockReading,
  'mentions' | 'statements' | 'labs' | 'person' | 'claims' | 'orders' | 'uses' | 'tobacco'
>;

export function placeBlock(
  at: Anchor,
  text: string,
  scope: Scope,
  kb: KnowledgeBase,
  label: Settings['label'],
): Placed {
  const context = contextOf(scope, text, { label });
  const reading = readBlock(isConsidered(text) ? '' : text, context, kb);
  const { mentions, statements, labs, person, claims, orders, uses, tobacco } = reading;
  const said = { mentions, statements, labs, person, claims, orders, uses, ...(tobacco && { tobacco }) };
  const facts = placed(said, at);
  return { at, text, scope, context, reading, facts, keys: keysOf(reading, text, kb) };
}

export const handedDown = ({ scope, reading, text }: Placed): Scope => scopeAfter(scope, reading, text);

function keysOf(reading: BlockReading, text: string, kb: KnowledgeBase): Key[] {
  const { mentions, statements, labs, person, claims, orders, uses, documents, offLabel, headings, dates } = reading;
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
    ...headings.map((it): Key => ['heading', it.section]),
  ];
  const has: Readonly<Record<string, boolean>> = {
    claim: claims.length > 0,
    order: orders.length > 0,
    use: uses.length > 0,
    tobacco: reading.tobacco !== undefined,
    switch: reading.switched !== undefined,
    heading: headings.length > 0,
    date: dates.some((it) => it.labelled && it.day.length === 10),
    considered: /considered \[/i.test(text),
  };
  for (const [name, is] of Object.entries(has)) if (is) keys.push(['has', name]);
  return [...new Map(keys.map((it) => [it.join(' '), it])).values()];
}

/** Its statements, with those that a period ends in the past: "Humira 2015-2016", "PE on tofacitinib 2020". */
export function settled(block: Placed, on: Day | undefined, courses: ReadonlySet<string>): readonly Statement[] {
  if (!block.settled || block.settled.on !== on) block.settled = { on, statements: settle(block, on, courses) };
  return block.settled.statements;
}

function settle({ facts, reading }: Placed, on: Day | undefined, courses: ReadonlySet<string>): readonly Statement[] {
  const isPast = (it: Statement) =>
    it.status === 'active' && ((it.period && isOver(it.period, on)) || isOldCourse(it, reading.dates, on, courses));
  if (!reading.statements.some(isPast)) return facts.statements;
  return facts.statements.map((it, index) =>
    isPast(reading.statements[index] as Statement) ? { ...it, status: 'stopped', stated: true } : it,
  );
}
