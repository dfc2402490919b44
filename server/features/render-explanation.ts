import type { Text } from '../core/types';
import type { Explanation } from './explain';
import type { Page, Snapshot } from './feature';
import { bold, literal, paragraphs, quote } from './markdown';
import { doseOf, STATUS } from './render';
import { renderFact } from './render-fact';

/** Why (not)? as a page: what was read of the mention, which rules spoke, which did not, and what would change it. */
export function renderExplanation(found: Explanation, snapshot: Snapshot): Page {
  const { mention, regimen, spoke, silent } = found;
  const { text } = snapshot.analysis.note;
  const words = text.slice(mention.span.start, mention.span.end);
  return {
    title: `Why (not)? ${words}`,
    markdown: paragraphs([
      `# ${literal(words)}`,
      regimen ? readWords(found, text) : renderFact(mention, snapshot),
      spoke.length > 0 ? '## Rules that spoke' : undefined,
      ...spoke.map(({ rule, finding }) =>
        [
          `- ${bold(literal(rule.id))}: ${literal(finding.summary)}`,
          ...(finding.clears.length > 0 ? [`  Would clear: ${literal(finding.clears.join('; '))}.`] : []),
        ].join('\n'),
      ),
      silent.length > 0 ? '## Rules that did not' : undefined,
      silent.map(({ rule, why }) => `- ${bold(literal(rule.id))}: ${literal(why)}`).join('\n'),
    ]),
  };
}

/** "Read as active (continue), 2 mg once daily." */
export function readWords({ regimen, checked }: Explanation, text: Text): string {
  if (!regimen) return '';
  const { status, cue, sig } = regimen;
  const why = cue ? ` (${quote(text.slice(cue.start, cue.end))})` : '';
  const dose = sig ? `, ${doseOf(sig)}` : ', no dose';
  return `Read as ${STATUS[status]}${why}${dose}.${checked ? '' : ' So no rule looks at it.'}`;
}
