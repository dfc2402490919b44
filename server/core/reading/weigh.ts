import type { Term } from '../lexicon';
import type { Assertion, SectionId } from '../types';
import type { Mark } from './mark';
import type { Reached } from './reach';

export interface Meant extends Omit<Assertion, 'cue'> {
  /** The deciding cue. */
  cue?: Mark;
}

/** Weighs what reaches some words from before and from behind; where nothing does, the section tells. */
export function meant(term: Term, before: Reached, behind: Reached, section: SectionId): Meant {
  const existence = existenceOf(term, before.existence, behind.existence);
  const dated = nearer(term, before.temporality, behind.temporality);
  // "Screening for TB was negative": it was done.
  const isDone = existence?.direction === 'backward' && dated?.value === 'hypothetical' && dated.reach !== 'sentence';
  // "Will need a scan to rule out TB": the scan is planned.
  const isWhy = dated?.value === 'planned' && existence?.direction === 'forward' && existence.from > dated.from;
  const time = isDone || isWhy ? undefined : dated;
  const person = nearer(term, before.experiencer, behind.experiencer);
  const other = person && person.value !== 'patient' ? person : undefined;
  const cue = other ?? existence ?? time;
  return {
    existence: (existence?.value as Meant['existence']) ?? 'affirmed',
    temporality: (time?.value as Meant['temporality']) ?? sectionTime(section),
    experiencer: (person?.value as Meant['experiencer']) ?? (section === 'family' ? 'family' : 'patient'),
    ...(cue && { cue }),
  };
}

/** "Neither A nor B can be excluded", "cannot deny": what denies a denial leaves open. */
function existenceOf(term: Term, before: Mark | undefined, behind: Mark | undefined): Mark | undefined {
  if (before?.value === 'negated' && behind?.value === 'possible') return behind;
  if (before?.value === 'possible' && behind?.value === 'negated') return behind;
  return nearer(term, before, behind);
}

const nearer = ({ from, to }: Term, before: Mark | undefined, behind: Mark | undefined): Mark | undefined =>
  before && behind ? (from - before.to <= behind.from - to ? before : behind) : (before ?? behind);

function sectionTime(section: SectionId): Meant['temporality'] {
  if (section === 'education') return 'hypothetical';
  return section === 'past-history' || section === 'prior-treatment' ? 'historical' : 'current';
}
