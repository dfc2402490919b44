import { readFileSync } from 'node:fs';
import { analyze } from '../server/core/analyze';
import { readPersonOf } from '../server/core/reading/person-reading';
import { readResults } from '../server/core/reading/result';
import { readSections } from '../server/core/reading/section';
import { readTime } from '../server/core/reading/time';
import { answerLine } from '../server/features/read-line';
import { SETTINGS } from './harness';
import { kb } from './knowledge';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, unknown>>;

/** One text with what a careful clinician reads in it; `expect` has only the keys that the line is about. */
interface Case {
  id: string;
  text: string;
  label?: 'us' | 'eu';
  spans?: readonly [number, number][];
  expect: Readonly<Record<string, unknown>>;
}

export interface Score {
  right: number;
  asked: number;
  /** What went wrong, a line each. */
  faults: string[];
}

/** Compares our reading of each text of a file with what it expects, kind by kind. */
export function scoreReading(file: string): Map<string, Score> {
  const scores = new Map<string, Score>();
  const cases = readFileSync(file, 'utf8').trimEnd().split('\n');
  for (const line of cases) {
    const it: Case = JSON.parse(line);
    const ours = readingOf(it);
    for (const [kind, wanted] of Object.entries(it.expect)) {
      const score = scores.get(kind) ?? { right: 0, asked: 0, faults: [] };
      scores.set(kind, score);
      compare(kind, wanted, ours[kind], it, score);
    }
  }
  return scores;
}

function readingOf({ id, text, label = 'us', spans = [] }: Case): Row {
  const settings = { ...SETTINGS, label };
  const asked = spans.map(([start, end]) => ({ start, end }));
  const analysis = analyze(text, kb, settings);
  const person = readPersonOf(analysis, kb);
  const time = readTime(analysis);
  return {
    ...answerLine({ id, text, spans: asked }, kb, settings),
    results: readResults(analysis, kb).map(({ test, value, unit, on, bound }) => ({
      test,
      value,
      unit: unit ?? null,
      date: on ?? null,
      bound: bound ?? null,
    })),
    person: {
      age: person.age,
      sex: person.sex,
      weight_kg: person.weightKg,
      pregnant: person.pregnant,
      breast_feeding: person.breastFeeding,
      smoking: person.smoking,
      pack_years: person.packYears,
      prednisone_mg_per_day: person.prednisone,
      scores: person.scores,
      prior: person.prior,
    },
    sections: readSections(text, kb),
    time: {
      note_date: time.noteDate ?? null,
      dates: time.dates.map(({ span, day }) => ({ span: [span.start, span.end], date: day })),
      intervals: time.intervals.map(({ span, days }) => ({ span: [span.start, span.end], days })),
    },
  };
}

/**
 * What of a row must be right; the span of an instruction only says which one it is. What the row of a span leaves out
 * is not judged: is the bleeding disorder that she never had over?
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  spans: ['existence', 'temporality', 'experiencer'],
  mentions: ['drug', 'doses', 'unit', 'frequency_per_day', 'route', 'status'],
  sigs: ['dose', 'dose_high', 'unit', 'frequency_per_day', 'route', 'prn'],
  results: ['test', 'value', 'unit', 'date', 'bound'],
  sections: ['section', 'heading'],
};

function compare(kind: string, wanted: unknown, ours: unknown, { id, text }: Case, score: Score): void {
  const told = (what: string, mine: unknown) =>
    score.faults.push(`${id} ${what}: ours ${JSON.stringify(mine)} | ${text.replaceAll('\n', '\\n')}`);
  if (!Array.isArray(wanted)) {
    for (const [key, value] of Object.entries(wanted as Row)) {
      score.asked++;
      const mine = (ours as Row | undefined)?.[key];
      if (same(value, mine)) score.right++;
      else told(`${key} ${JSON.stringify(value)}`, mine);
    }
    return;
  }
  const [mine, fields] = [ours as Row[], FIELDS[kind] ?? []];
  // A row too many is a fault like one that is missing.
  for (let at = 0; at < Math.max(wanted.length, mine.length); at++) {
    score.asked++;
    const [theirs, own] = [wanted[at] as Row | undefined, mine[at]];
    const judged = kind === 'spans' && theirs ? fields.filter((it) => it in theirs) : fields;
    if (theirs && own && judged.every((it) => same(theirs[it] ?? null, own[it] ?? null))) score.right++;
    else told(JSON.stringify(theirs && Object.fromEntries(fields.map((it) => [it, theirs[it]]))), own);
  }
}

/** Numbers to one part in fifty: conversions are rounded. A person's missing field is null. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= Math.max(0.005, Math.abs(a) * 0.02);
  if (typeof a !== 'object' || a === null) return (a ?? null) === ((b as Cell) ?? null);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((it, at) => same(it, b[at]));
  const [x, y] = [a as Row, (b ?? {}) as Row];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((it) => same(x[it], y[it]));
}
