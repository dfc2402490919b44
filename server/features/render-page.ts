import type { Drug } from '../../knowledge/drug';
import type { Study } from '../../knowledge/study';
import type { KnowledgeBase } from '../core/kb';
import type { Indication } from '../core/types';
import { INDICATION, listWords } from '../core/words';
import type { Page } from './feature';
import { link, literal, paragraphs, table } from './markdown';
import { addressOf, verifiedWords } from './render';
import { endpoint, evidenceTable, studiesOf, type Use } from './render-evidence';
import { guidanceFor, guidanceList } from './render-guidance';

const CLASS: Use = 'class-safety';

/** All that we hold on a drug for these uses: each study with its arms, its safety, and what nobody could verify. */
export function renderEvidencePage(drug: Drug, uses: readonly Indication[], kb: KnowledgeBase): Page {
  const names = listWords(uses.map((it) => INDICATION[it]));
  const title = uses.length > 0 ? `Evidence: ${drug.name} in ${names}` : `Evidence: ${drug.name}`;
  const studies = [...uses, CLASS].flatMap((use) => studiesOf(drug.id, use, kb));
  return {
    title,
    markdown: paragraphs([
      `# ${title}`,
      studies.length === 0 ? 'We hold no studies of this drug yet.' : undefined,
      ...uses.map((use) => paragraphs([`## ${INDICATION[use]}`, fileSection(drug, use, kb)])),
      paragraphs(['## Safety of the class', fileSection(drug, CLASS, kb)]),
      studies.length > 0 ? paragraphs(['## Sources', sources(studies, kb)]) : undefined,
    ]),
  };
}

/** Studies and guidance of one file, as far as they are about this drug. */
function fileSection(drug: Drug, use: Use, kb: KnowledgeBase): string {
  const studies = studiesOf(drug.id, use, kb);
  const file = kb.evidence.get(use);
  const guidance = guidanceList(guidanceFor(drug, file), kb);
  return paragraphs([
    file && `Last looked for new studies on ${file.checked}.`,
    studies.length > 0 ? evidenceTable(studies, kb) : undefined,
    ...studies.map(studySection),
    guidance && paragraphs(['### Guidance', guidance]),
  ]);
}

export function studySection(study: Study): string {
  const { name, design, population, registry, secondary, plain, certainty, unverified } = study;
  return paragraphs([
    `### ${literal(name)}`,
    literal(plain),
    [
      `- Design: ${literal(design)}${registry ? ` (${literal(registry)})` : ''}`,
      population && `- Population: ${literal(population)}`,
      `- Arms: ${study.arms.map(({ name, n }) => literal(n ? `${name} (n ${n})` : name)).join(', ')}`,
      `- Endpoint: ${endpoint(study)}`,
      secondary && `- Secondary: ${literal(secondary)}`,
      `- Certainty: ${certainty.replace('-', ' ')}`,
      unverified.length > 0 && `- Unverified: ${unverified.map(literal).join('; ')}`,
    ]
      .filter((it) => it)
      .join('\n'),
    safetyTable(study),
  ]);
}

/** One column an arm, in the order of the report. */
function safetyTable({ safety }: Study): string | undefined {
  if (safety.length === 0) return undefined;
  const arms = [...new Set(safety.flatMap((it) => it.results.map(({ arm }) => arm)))];
  const rows = safety.map(({ outcome, results }) => [
    literal(outcome),
    ...arms.map((arm) => literal(results.find((it) => it.arm === arm)?.value ?? '–')),
  ]);
  return table(['Safety', ...arms.map(literal)], rows);
}

function sources(studies: readonly Study[], kb: KnowledgeBase): string {
  const ids = new Set(studies.map((it) => it.citation));
  return [...ids]
    .map((id) => {
      const found = kb.citations.get(id);
      const url = addressOf(id, kb);
      const name = found ? `${found.short}: ${found.title} (${found.date})` : id;
      const verified = studies.every((it) => it.citation !== id || it.verified);
      return `- ${url ? link(name, url) : literal(name)}, ${verifiedWords({ verified })}`;
    })
    .join('\n');
}
