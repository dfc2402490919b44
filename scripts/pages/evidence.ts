import type { EvidenceFile } from '../../knowledge/study';
import type { KnowledgeBase } from '../../server/core/kb';
import { INDICATION } from '../../server/core/words';
import { literal, paragraphs, table } from '../../server/features/markdown';
import { sourceWords, verifiedWords } from '../../server/features/render';
import { evidenceTable } from '../../server/features/render-evidence';
import { guidanceList } from '../../server/features/render-guidance';
import { studySection } from '../../server/features/render-page';

/** All studies and all guidance, by use, for a person to check. */
export function evidencePage(kb: KnowledgeBase): string {
  const files = [...kb.evidence.values()];
  return paragraphs([
    '# The evidence that JAK Notes knows',
    'Made from `knowledge/evidence/` by `npm run knowledge`; do not edit. A percentage never stands without the one that it is compared with.',
    overview(files),
    ...files.map((it) => section(it, kb)),
  ]);
}

const titleOf = ({ indication }: EvidenceFile) =>
  indication === 'class-safety' ? 'safety of the class' : INDICATION[indication];

function overview(files: readonly EvidenceFile[]): string {
  const rows = files.map((it) => [
    `[${titleOf(it)}](#${anchor(titleOf(it))})`,
    it.checked,
    `${it.studies.length}`,
    `${it.studies.filter((study) => !study.verified).length}`,
    `${it.guidance.length}`,
    `${it.guidance.filter(({ evidence }) => !evidence.verified).length}`,
  ]);
  const total = [2, 3, 4, 5].map((at) => `${rows.reduce((sum, row) => sum + Number(row[at]), 0)}`);
  return table(
    ['Use', 'Last looked', 'Studies', 'Unverified', 'Guidance', 'Unverified'],
    [...rows, ['**all**', '', ...total]],
  );
}

const anchor = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

function section(file: EvidenceFile, kb: KnowledgeBase): string {
  const { studies, exclusions, guidance } = file;
  return paragraphs([
    `## ${titleOf(file)}`,
    studies.length > 0 ? evidenceTable(studies, kb) : undefined,
    ...studies.map((it) =>
      paragraphs([studySection(it), `Source: ${literal(sourceWords(it, kb))}, ${verifiedWords(it)}.`]),
    ),
    exclusions.length > 0 ? paragraphs(['### Left out of the trials', ...exclusions.map(excluded)]) : undefined,
    guidance.length > 0 ? paragraphs(['### Guidance', guidanceList(guidance, kb)]) : undefined,
  ]);
}

const excluded = ({ drugs, problem, needs, evidence }: EvidenceFile['exclusions'][number]) =>
  `- ${[...needs, problem.replaceAll('-', ' ')].join(' ')} (${drugs.join(', ')}): ${literal(evidence.says)}`;
