import type { Drug } from '../../knowledge/drug';
import type { EvidenceFile } from '../../knowledge/study';
import { buildPhrases, type Phrases } from './claim-phrase';
import type { Lexicon } from './lexicon';
import type { BareClaim, Core, House, Library, Misread, Source } from './library';
import { once, type Shelf, shelf } from './shelf';
import { indexTreatments, type Treatments } from './treatments';
import { readLexicon, readWords, type Tree } from './tree';

type Row<K extends 'medicines' | 'problems' | 'labs' | 'tests'> = Core[K][number];

/** The facts, found by id, and the lexicon of every word that stands for one of them. */
export interface KnowledgeBase {
  drugs: Shelf<Drug>;
  medicines: ReadonlyMap<string, Row<'medicines'>>;
  problems: ReadonlyMap<string, Row<'problems'>>;
  risks: Core['risks'];
  treatments: Treatments;
  labs: ReadonlyMap<string, Row<'labs'>>;
  tests: ReadonlyMap<string, Row<'tests'>>;
  evidence: Shelf<EvidenceFile>;
  /** Indications of short courses: meant only where the drug's own line says so. */
  acute: ReadonlySet<string>;
  /** Indications of childhood: meant only where the note says so. */
  childhood: ReadonlySet<string>;
  /** Medicines that are taken for days: what matters of them is only how they slow other drugs down. */
  courses: ReadonlySet<string>;
  readonly citations: ReadonlyMap<string, Source>;
  /** Ways of writing that get misread. */
  readonly misread: readonly Misread[];
  readonly claims: ReadonlyMap<string, BareClaim>;
  readonly phrases: Phrases;
  readonly lexicon: Lexicon;
  /** The words that decide how any words are meant. */
  readonly context: Tree;
  house: House;
}

/** Indexes compiled facts. Done once, when the server starts. */
export function indexKnowledge(library: Library): KnowledgeBase {
  const { core } = library;
  const claims = once(() => library.claims());
  const claimsById = once(() => byId(claims()));
  const citations = once(() => byId(library.citations()));
  const misread = once(() => library.misread());
  const lexicon = once(() => readLexicon(library.lexicon(), library.house.names));
  const context = once(() => readWords(library.context()));
  const phrases = once(() => buildPhrases(claims(), library.shared()));
  return {
    drugs: shelf(
      core.drugs.map((it) => it.id),
      library.drug,
    ),
    medicines: byId(core.medicines),
    problems: byId(core.problems),
    risks: core.risks,
    treatments: indexTreatments(core.treatments),
    labs: byId(core.labs),
    tests: byId(core.tests),
    evidence: shelf(core.evidence, library.evidence),
    acute: new Set(core.drugs.flatMap((it) => it.acute)),
    childhood: new Set(core.problems.flatMap((it) => (it.childhood && it.indication ? it.indication : []))),
    courses: new Set(core.medicines.filter(isCourse).map((it) => it.id)),
    get citations() {
      return citations();
    },
    get misread() {
      return misread();
    },
    get claims() {
      return claimsById();
    },
    get phrases() {
      return phrases();
    },
    get lexicon() {
      return lexicon();
    },
    get context() {
      return context();
    },
    house: library.house,
  };
}

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((it) => [it.id, it]));

const isCourse = ({ classes }: Row<'medicines'>): boolean =>
  classes.length > 0 && classes.every((it) => it.endsWith('-inhibitor') && it !== 'jak-inhibitor');
