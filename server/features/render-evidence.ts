import type { EvidenceFile, Study } from '../../knowledge/study';
import type { KnowledgeBase } from '../core/kb';
import type { Indication } from '../core/types';
import { link, literal, table } from './markdown';
import { addressOf } from './render';

/** What an evidence file is about. */
export type Use = EvidenceFile['indication'];

/** The studies of one drug for one use, in the order of the file: the strongest first. */
export const studiesOf = (drug: string, use: Use, kb: KnowledgeBase): Study[] =>
  (kb.evidence.get(use)?.studies ?? []).filter((it) => it.drugs.includes(drug));

/** The uses for which we hold studies of a drug. */
export const studiedUses = (drug: string, kb: KnowledgeBase): Indication[] =>
  [...kb.evidence.values()].flatMap(({ indication: use }) =>
    use !== 'class-safety' && studiesOf(drug, use, kb).length > 0 ? [use] : [],
  );

export const evidenceTable = (studies: readonly Study[], kb: KnowledgeBase): string =>
  table(
    ['Study', 'n', 'Endpoint', 'Result', 'Effect'],
    studies.map((it) => [studyLink(it, kb), `${it.n ?? ''}`, endpoint(it), results(it), effects(it)]),
  );

const studyLink = ({ name, citation, verified }: Study, kb: KnowledgeBase) => {
  const url = addressOf(citation, kb);
  return `${url ? link(name, url) : literal(name)}${verified ? '' : ' (unverified)'}`;
};

export const endpoint = ({ endpoint: words, met }: Study): string =>
  `${literal(words)}${met === undefined ? '' : met ? ': **met**' : ': **not met**'}`;

/** Each arm once, however many it is compared with. */
const results = ({ arms, results }: Study) => {
  const words = results
    .filter((it) => it.value !== '')
    .map(({ arm, value }) => {
      const n = arms.find((it) => it.name === arm)?.n;
      return literal(`${arm} ${value}${n && !value.includes('/') ? ` (n ${n})` : ''}`);
    });
  return [...new Set(words)].join('; ');
};

const effects = ({ results }: Study) =>
  results.flatMap(({ arm, effect }) => (effect ? [literal(`${arm}: ${effect}`)] : [])).join('; ');
