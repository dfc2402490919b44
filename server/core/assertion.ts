import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Assertion, Degree, SectionId, Span } from './types';

type Axis = 'existence' | 'temporality' | 'experiencer';
type Target = 'medicine' | 'problem';
interface Decided {
  value: string;
  cue: Span;
  distance: number;
}

/**
 * How every term of a sentence is meant: one sweep forward and one back, each carrying the last cue of each axis, so
 * the cost is linear. The nearer cue decides; list scope comes by itself, since commas do not end a cue's reach.
 */
export function readAssertions(sentence: Sentence, target: Target): Assertion[] {
  const forward = sweep(sentence.terms, target, 'forward');
  const backward = sweep(sentence.terms.toReversed(), target, 'backward').toReversed();
  return sentence.terms.map((_, index) => {
    const decide = (axis: Axis) => nearer(forward[index]?.[axis], backward[index]?.[axis]);
    return toAssertion(decide('existence'), decide('temporality'), decide('experiencer'), sentence.section);
  });
}

type Carried = Partial<Record<Axis, Decided>>;

function sweep(terms: readonly Term[], target: Target, direction: 'forward' | 'backward'): Carried[] {
  let carried: Partial<Record<Axis, { value: string; term: Term }>> = {};
  return terms.map((term) => {
    const seen: Carried = {};
    for (const axis of ['existence', 'temporality', 'experiencer'] as const) {
      const it = carried[axis];
      if (it) seen[axis] = { value: it.value, cue: it.term, distance: Math.abs(term.from - it.term.from) };
    }
    carried = next(carried, term, target, direction);
    return seen;
  });
}

function next(
  carried: Partial<Record<Axis, { value: string; term: Term }>>,
  term: Term,
  target: Target,
  direction: 'forward' | 'backward',
) {
  let result = carried;
  for (const entry of term.entries) {
    if (entry.kind !== 'cue') continue;
    const { axis, value, of, direction: way } = entry.cue;
    if (of !== undefined && of !== target && of !== 'any') continue;
    // A terminator ends what denies or dates, but "mother has DVT and takes Xeljanz" stays the mother's.
    if (axis === 'stop') result = result.experiencer ? { experiencer: result.experiencer } : {};
    const known = axis === 'existence' || axis === 'temporality' || axis === 'experiencer';
    if (known && (way === direction || way === 'both') && value !== 'general')
      result = { ...result, [axis]: { value, term } };
  }
  return result;
}

const nearer = (a: Decided | undefined, b: Decided | undefined): Decided | undefined =>
  a && b ? (a.distance <= b.distance ? a : b) : (a ?? b);

function toAssertion(
  existence: Decided | undefined,
  temporality: Decided | undefined,
  experiencer: Decided | undefined,
  section: SectionId,
): Assertion {
  const person = experiencer && experiencer.value !== 'none' ? experiencer : undefined;
  const cue = person?.cue ?? existence?.cue ?? temporality?.cue;
  return {
    existence: (existence?.value as Assertion['existence']) ?? 'affirmed',
    temporality: (temporality?.value as Assertion['temporality']) ?? sectionTime(section),
    experiencer:
      (person?.value as Assertion['experiencer']) ?? (section === 'family' && !experiencer ? 'family' : 'patient'),
    ...(cue && { cue: { start: cue.start, end: cue.end } }),
  };
}

function sectionTime(section: SectionId): Assertion['temporality'] {
  if (section === 'education') return 'hypothetical';
  return section === 'past-history' || section === 'prior-treatment' ? 'historical' : 'current';
}

const DEGREE_REACH = 4;

/** Words of degree within four words of a term, and those that its own name carries. */
export function readDegrees(sentence: Sentence, index: number, text: string): Degree[] {
  const term = sentence.terms[index] as Term;
  const around = sentence.terms.slice(Math.max(0, index - DEGREE_REACH), index + DEGREE_REACH + 1);
  const near = around.filter((it) => (it.to <= term.from ? term.from - it.to : it.from - term.to) <= DEGREE_REACH);
  const own = text.slice(term.start, term.end).toLowerCase();
  const degrees = near.flatMap((it) => degreesOf(it));
  if (/\bclass (?:iii|iv|3|4)\b/.test(own)) degrees.push('severe');
  return degrees;
}

function degreesOf(term: Term): Degree[] {
  return term.entries.flatMap((it) => (it.kind === 'cue' && it.cue.axis === 'degree' ? [it.cue.value as Degree] : []));
}

/** True when a term is nothing but cues that hide other words ("no change"). */
export const isPseudo = (term: Term): boolean => as(term, 'cue')?.cue.axis === 'pseudo';
