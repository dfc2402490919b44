import type { Abbreviation } from '../../knowledge/abbreviation';
import type { Drug } from '../../knowledge/drug';
import type * as language from '../../knowledge/language';
import { visitReferences } from '../../knowledge/references';
import type { Risk } from '../../knowledge/risk';
import type { Knowledge } from '../../knowledge/schema';
import type { Citation, Claim, EvidenceFile, Shared } from '../../knowledge/study';
import type { Treatment } from '../../knowledge/treatment';
import { type LexiconText, type WordsText, writeContext, writeLexicon } from './write-lexicon';

/** A claim without its examples. */
export type BareClaim = Omit<Claim, 'wrong' | 'right'>;

/** A way of writing that may stand in an order of our drugs, and what to write. */
export type Misread = Pick<Abbreviation, 'id' | 'words' | 'exact' | 'shape' | 'write' | 'label' | 'evidence'>;

/** A row without its names: those are in the lexicon. */
type Nameless<T> = Omit<T, 'names' | 'exact'>;
export type Lab = Nameless<language.Lab>;

/** A title that only repeats the id is left out. */
type Untitled = Omit<Nameless<language.Problem>, 'title'> & { title?: string };

/** What stands behind the words of a note; of the drugs no more than which there are. */
export interface Core {
  medicines: Nameless<language.Medicine>[];
  problems: Untitled[];
  risks: Omit<Risk, 'evidence'>[];
  treatments: Treatment[];
  labs: Lab[];
  tests: Nameless<language.Test>[];
  /** Of each drug its indications of short courses. */
  drugs: { id: string; acute: Drug['indications'][number]['indication'][] }[];
  evidence: EvidenceFile['indication'][];
}

/** What only local packs bring: names, texts for a short word, and how loud a rule is in this house. */
export interface House {
  names: readonly (Drug['names'][number] & { drug: string })[];
  phrases: readonly { trigger: string; title: string; text: string; pack: string }[];
  rules: ReadonlyMap<string, { loudness: 'error' | 'warning' | 'info' | 'hint' | 'off'; pack: string }>;
}

/** What a reader is told of a source. */
export type Source = Omit<Citation, 'kind' | 'read'>;

/** All the facts. The core is there at once; the rest is opened when a note first needs it. */
export interface Library {
  core: Core;
  lexicon(): LexiconText;
  context(): WordsText;
  drug(id: string): Drug;
  evidence(use: string): EvidenceFile;
  claims(): BareClaim[];
  /** Words that claims share. */
  shared(): Shared[];
  misread(): Misread[];
  citations(): Source[];
  house: House;
}

/** `open` gives one part of those that the build wrote. Every part was validated then. */
export function openLibrary(open: (part: string) => unknown): Library {
  return {
    core: open('knowledge') as Core,
    lexicon: () => open('knowledge/words') as LexiconText,
    context: () => open('knowledge/context') as WordsText,
    drug: (id) => open(`knowledge/drugs/${id}`) as Drug,
    evidence: (use) => open(`knowledge/evidence/${use}`) as EvidenceFile,
    claims: () => open('knowledge/claims') as BareClaim[],
    shared: () => open('knowledge/shared') as Shared[],
    misread: () => open('knowledge/misread') as Misread[],
    citations: () => open('knowledge/citations') as Source[],
    house: { names: [], phrases: [], rules: new Map() },
  };
}

/**
 * The parts that the build writes. What only a person needs who checks the facts stays behind: notes and codes of a drug,
 * what is unknown, sources that nothing else names; and a drug's names, which are in the lexicon.
 */
export function servedParts(knowledge: Knowledge): Map<string, unknown> {
  const drugs = knowledge.drugs.map((it): Drug => ({ ...it, notes: [], codes: [], unknown: [] }));
  const facts = { ...knowledge, drugs, abbreviations: knowledge.abbreviations.filter((it) => it.order) };
  const named = new Set<string>();
  visitReferences({ ...facts, citations: [] }, (id, kind) => kind === 'citations' && named.add(id));
  const parts = partsOf({ ...facts, citations: knowledge.citations.filter((it) => named.has(it.id)) });
  for (const drug of drugs) parts.set(`knowledge/drugs/${drug.id}`, { ...drug, names: [] });
  return parts;
}

/** The facts in the parts in which they are opened. */
function partsOf(knowledge: Knowledge): Map<string, unknown> {
  const { drugs, evidence, claims, shared, citations } = knowledge;
  const core: Core = {
    medicines: knowledge.medicines.map(nameless),
    problems: knowledge.problems.map((it) => untitled(nameless(it))),
    risks: knowledge.risks.map(({ evidence: _, ...it }) => it),
    treatments: knowledge.treatments,
    labs: knowledge.labs.map(nameless),
    tests: knowledge.tests.map(nameless),
    drugs: drugs.map(acuteOf),
    evidence: evidence.map((it) => it.indication),
  };
  return new Map<string, unknown>([
    ['knowledge', core],
    ['knowledge/words', writeLexicon(knowledge)],
    ['knowledge/context', writeContext(knowledge)],
    ['knowledge/claims', claims.map(bare)],
    ['knowledge/shared', shared],
    ['knowledge/misread', knowledge.abbreviations.filter((it) => it.order).map(misread)],
    ['knowledge/citations', citations.map(source)],
    ...drugs.map((it) => [`knowledge/drugs/${it.id}`, it] as const),
    ...evidence.map((it) => [`knowledge/evidence/${it.indication}`, it] as const),
  ]);
}

/** Where a reader finds it; of several addresses the lasting one. */
const source = ({ kind: _, read: _read, url, ...it }: Citation): Source => ({ ...it, ...(url && !it.doi && { url }) });

const misread = ({ order: _, list: _list, ...it }: Abbreviation): Misread => it;

const bare = ({ wrong: _, right: _right, ...claim }: Claim): BareClaim => claim;

const nameless = <T extends { names: unknown; exact?: unknown }>({ names: _, exact: _exact, ...row }: T) => row;

const untitled = ({ title, ...row }: Nameless<language.Problem>): Untitled =>
  title === row.id.replaceAll('-', ' ') ? row : { ...row, title };

/** What the core holds of one drug. */
export const acuteOf = ({ id, indications }: Drug): Core['drugs'][number] => ({
  id,
  acute: indications.flatMap((it) => (it.acute ? it.indication : [])),
});

/** The same from facts that are all there already. */
export function libraryOf(knowledge: Knowledge): Library {
  const parts = partsOf(knowledge);
  return openLibrary((part) => parts.get(part));
}
