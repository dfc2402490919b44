import type { Drug } from '../../knowledge/drug';
import type { EvidenceFile, Guidance } from '../../knowledge/study';
import type { KnowledgeBase } from '../core/kb';
import { bold, literal } from './markdown';
import { sourceLink, verifiedWords } from './render';

/** What societies and authorities say that holds for this drug; a TYK2 inhibitor is meant only where it is named. */
export const guidanceFor = (drug: Drug, file: EvidenceFile | undefined): Guidance[] =>
  (file?.guidance ?? []).filter((it) => (it.drugs ? it.drugs.includes(drug.id) : drug.class === 'JAK inhibitor'));

export const guidanceList = (rows: readonly Guidance[], kb: KnowledgeBase): string | undefined =>
  rows.length === 0 ? undefined : rows.map((it) => guidanceLine(it, kb)).join('\n');

function guidanceLine({ body, topic, date, evidence }: Guidance, kb: KnowledgeBase): string {
  const source = `${sourceLink(evidence, kb)}, ${verifiedWords(evidence)}`;
  return `- ${bold(`${literal(body)} ${date.slice(0, 4)}, ${literal(topic)}`)}: ${literal(evidence.says)} ${source}`;
}
