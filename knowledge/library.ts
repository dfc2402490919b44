import type { Abbreviation } from './abbreviation';
import type { Drug } from './drug';
import type { Knowledge } from './schema';
import type { Citation, Claim, EvidenceFile } from './study';

/** What every note is read with; of each drug its names, and of its indications those of short courses. */
export interface Core
  extends Pick<Knowledge, 'medicines' | 'problems' | 'labs' | 'tests' | 'cues' | 'sections' | 'sigWords'> {
  drugs: (Pick<Drug, 'id' | 'names'> & { acute: Drug['indications'][number]['indication'][] })[];
  evidence: EvidenceFile['indication'][];
}

/** What only local packs bring: texts for a short word, and how loud a rule is in this house. */
export interface House {
  phrases: readonly { trigger: string; title: string; text: string; pack: string }[];
  rules: ReadonlyMap<string, { loudness: 'error' | 'warning' | 'info' | 'hint' | 'off'; pack: string }>;
}

/** All the facts. The core is there at once; the rest is opened when a note first needs it. */
export interface Library {
  core: Core;
  drug(id: string): Drug;
  evidence(use: string): EvidenceFile;
  claims(): Claim[];
  abbreviations(): Abbreviation[];
  citations(): Citation[];
  house: House;
}

/** `open` gives one part of those that the build wrote. Every part was validated then. */
export function openLibrary(open: (part: string) => unknown): Library {
  return {
    core: open('knowledge') as Core,
    drug: (id) => open(`knowledge/drugs/${id}`) as Drug,
    evidence: (use) => open(`knowledge/evidence/${use}`) as EvidenceFile,
    claims: () => open('knowledge/claims') as Claim[],
    abbreviations: () => open('knowledge/abbreviations') as Abbreviation[],
    citations: () => open('knowledge/citations') as Citation[],
    house: { phrases: [], rules: new Map() },
  };
}

/** The facts in the parts in which they are opened; the examples of claims are for tests only. */
export function partsOf(knowledge: Knowledge): Map<string, unknown> {
  const { drugs, evidence, claims, abbreviations, citations, ...language } = knowledge;
  const core: Core = {
    ...language,
    drugs: drugs.map(namesOf),
    evidence: evidence.map((it) => it.indication),
  };
  return new Map<string, unknown>([
    ['knowledge', core],
    ['knowledge/claims', claims.map((it) => ({ ...it, wrong: [], right: [] }))],
    ['knowledge/abbreviations', abbreviations],
    ['knowledge/citations', citations],
    ...drugs.map((it) => [`knowledge/drugs/${it.id}`, it] as const),
    ...evidence.map((it) => [`knowledge/evidence/${it.indication}`, it] as const),
  ]);
}

/** What the core holds of one drug. */
export const namesOf = ({ id, names, indications }: Drug): Core['drugs'][number] => ({
  id,
  names,
  acute: indications.flatMap((it) => (it.acute ? it.indication : [])),
});

/** The same from facts that are all there already. */
export function libraryOf(knowledge: Knowledge): Library {
  const parts = partsOf(knowledge);
  return openLibrary((part) => parts.get(part));
}
