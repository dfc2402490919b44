import { hangs } from './block';
import type { Columns } from './columns';
import type { Heading } from './heading';
import type { BlockReading, Context } from './read-block';
import type { Day, SectionId, Settings } from './types';

/** What the lines above a block hand down to it. A heading with words of its own ends with its line, unless a list follows. */
export interface Scope {
  section: SectionId;
  on?: Day;
  columns?: Columns;
  /** The day that a line began with, and how far that line was indented: it holds for what hangs below. */
  dated?: { on: Day; indent: number };
  sticky: boolean;
}

export const NO_SCOPE: Scope = { section: 'none', sticky: true };

const STICKY: ReadonlySet<SectionId> = new Set([
  'plan',
  'assessment',
  'problem',
  'history',
  'interval',
  'education',
  'exam',
]);

/** What of a block's reading says what it hands down. */
type Opening = Pick<BlockReading, 'headings' | 'dates' | 'columns' | 'isRow'>;

const indentOf = (line: string) => line.length - line.trimStart().length;

/** What a block is read with. */
export function contextOf(
  { section, on, columns, dated, sticky }: Scope,
  line: string,
  { label }: Pick<Settings, 'label'>,
): Context {
  const inherits = sticky || hangs(line);
  const day = dated && indentOf(line) > dated.indent ? dated.on : inherits ? on : undefined;
  return {
    section: inherits ? section : 'none',
    ...(day && { on: day }),
    ...(columns && { columns }),
    monthFirst: label === 'us',
  };
}

const sameColumns = (a: Columns | undefined, b: Columns | undefined) =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

export const sameScope = (a: Scope, b: Scope): boolean =>
  a === b ||
  (a.section === b.section &&
    a.on === b.on &&
    a.sticky === b.sticky &&
    a.dated?.on === b.dated?.on &&
    a.dated?.indent === b.dated?.indent &&
    sameColumns(a.columns, b.columns));

export const sameContext = (a: Context, b: Context): boolean =>
  a.section === b.section && a.on === b.on && sameColumns(a.columns, b.columns);

export function scopeAfter(scope: Scope, reading: Opening, line: string): Scope {
  const heading = reading.headings.at(-1);
  const own = heading ? openedBy(heading, reading, scope, line) : ended(scope, line);
  const columns = reading.columns ?? (heading || !reading.isRow ? undefined : scope.columns);
  const first = reading.dates[0];
  const starts = first && line.slice(0, first.at).trim() === '' ? { on: first.day, indent: indentOf(line) } : undefined;
  const kept = scope.dated && !heading && indentOf(line) > scope.dated.indent ? scope.dated : undefined;
  const dated = starts ?? kept;
  const { section, on, sticky } = own;
  return { section, sticky, ...(on && { on }), ...(columns && { columns }), ...(dated && { dated }) };
}

/** A heading with words of its own in a list item speaks for that item alone. */
function openedBy(heading: Heading, { dates }: Opening, scope: Scope, line: string): Scope {
  if (!heading.alone && scope.section !== 'none' && hangs(line) && heading.section !== 'plan') return scope;
  const on = dates.find((it) => it.at >= heading.start && it.at < heading.end + 12)?.day;
  const sticky = heading.alone || STICKY.has(heading.section);
  return { section: heading.section, sticky, ...(heading.alone && on && { on }) };
}

/** A heading that we do not know ends the section before it, and so does a plain line after one with words of its own. */
function ended(scope: Scope, line: string): Scope {
  const foreign = !KEEPS_TITLES.has(scope.section) && isTitle(line);
  return foreign || (!scope.sticky && !hangs(line)) ? NO_SCOPE : scope;
}

/** A plan and an assessment go on under the names of the problems. */
const KEEPS_TITLES: ReadonlySet<SectionId> = new Set(['plan', 'assessment']);

const MOST_WORDS = 5;

/** "# Counseling", "CONVERSATION", "Other history:": a few words that stand for what follows. */
function isTitle(line: string): boolean {
  const text = line.trim();
  if (text.split(/\s+/).length > MOST_WORDS) return false;
  return /^#+\s*\S/.test(text) || /^[^.;,\d]+:$/.test(text) || /^[A-Z][A-Z &/()-]{4,}$/.test(text);
}
