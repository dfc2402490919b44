import type { Claim } from '../../knowledge/study';
import type { KnowledgeBase } from '../../server/core/kb';
import { literal, paragraphs } from '../../server/features/markdown';
import { sourceLink, verifiedWords } from '../../server/features/render';

/** Every statement that notes make and that is wrong, with what is true, and what must stay silent. */
export const claimsPage = (claims: readonly Claim[], kb: KnowledgeBase): string =>
  paragraphs([
    '# Statements that JAK Notes corrects',
    `Made from \`knowledge/claims.json\` by \`npm run knowledge\`; do not edit. ${claims.length} claims, ${count(claims, 'wrong')} sentences that are spotted, ${count(claims, 'right')} that are not.`,
    ...claims.map((it) => section(it, kb)),
  ]);

const count = (claims: readonly Claim[], of: 'wrong' | 'right') => claims.reduce((sum, it) => sum + it[of].length, 0);

function section({ id, truth, detail, wrong, right, evidence }: Claim, kb: KnowledgeBase): string {
  return paragraphs([
    `## ${id}`,
    `${literal(truth)} ${literal(detail)}`,
    evidence.map((it) => `- ${literal(it.says)} ${sourceLink(it, kb)}, ${verifiedWords(it)}`).join('\n'),
    `Spotted: ${examples(wrong)}`,
    `Silent: ${examples(right)}`,
  ]);
}

const examples = (texts: readonly string[]) => texts.map((it) => `“${literal(it)}”`).join(' ');
