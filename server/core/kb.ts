import type { Knowledge } from '../../knowledge/schema';
import { buildLexicon } from './build-lexicon';
import { buildPhrases, type Phrases } from './claim-phrase';
import type { Lexicon } from './lexicon';

type Row<K extends Exclude<keyof Knowledge, 'sigWords'>> = Knowledge[K][number];

/** The facts, found by id, and the lexicon of every word that stands for one of them. */
export interface KnowledgeBase {
  drugs: ReadonlyMap<string, Row<'drugs'>>;
  medicines: ReadonlyMap<string, Row<'medicines'>>;
  problems: ReadonlyMap<string, Row<'problems'>>;
  labs: ReadonlyMap<string, Row<'labs'>>;
  tests: ReadonlyMap<string, Row<'tests'>>;
  citations: ReadonlyMap<string, Row<'citations'>>;
  evidence: ReadonlyMap<string, Row<'evidence'>>;
  /** Indications of short courses: meant only where the drug's own line says so. */
  acute: ReadonlySet<string>;
  /** Indications of childhood: meant only where the note says so. */
  childhood: ReadonlySet<string>;
  /** Medicines that are taken for days: what matters of them is only how they slow other drugs down. */
  courses: ReadonlySet<string>;
  claims: ReadonlyMap<string, Row<'claims'>>;
  /** Made when the first note is read. */
  readonly phrases: Phrases;
  lexicon: Lexicon;
}

/** Indexes compiled facts. Done once, when the server starts. */
export function indexKnowledge(knowledge: Knowledge): KnowledgeBase {
  let phrases: Phrases | undefined;
  return {
    drugs: byId(knowledge.drugs),
    medicines: byId(knowledge.medicines),
    problems: byId(knowledge.problems),
    labs: byId(knowledge.labs),
    tests: byId(knowledge.tests),
    citations: byId(knowledge.citations),
    evidence: new Map(knowledge.evidence.map((it) => [it.indication, it])),
    acute: new Set(knowledge.drugs.flatMap((it) => it.indications).flatMap((it) => (it.acute ? it.indication : []))),
    childhood: new Set(knowledge.problems.flatMap((it) => (it.childhood && it.indication ? it.indication : []))),
    courses: new Set(knowledge.medicines.filter(isCourse).map((it) => it.id)),
    claims: byId(knowledge.claims),
    get phrases() {
      phrases ??= buildPhrases(knowledge.claims);
      return phrases;
    },
    lexicon: buildLexicon(knowledge),
  };
}

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((it) => [it.id, it]));

const isCourse = ({ classes }: Row<'medicines'>): boolean =>
  classes.length > 0 && classes.every((it) => it.endsWith('-inhibitor') && it !== 'jak-inhibitor');
