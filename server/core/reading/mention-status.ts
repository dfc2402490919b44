import type { DrugMention, SectionId, Statement, Status } from '../types';

/** The status of one mention: what its statement says, or, where no word does, what its dose and section mean. */
export function statusOfMention(
  { mention, status, stated }: Statement,
  { doses, perDay }: Pick<DrugMention, 'doses' | 'perDay'>,
  text: string,
): Status {
  if (status !== 'general' || stated) return status;
  if (ASKED.test(text.slice(Math.max(0, mention.span.start - 8), mention.span.start))) return 'proposed';
  return doses.length > 0 || perDay !== undefined ? (MEANT[mention.section] ?? 'active') : status;
}

/** "? baricitinib next" */
const ASKED = /(?:^|[\n.;:,(-])\s?\?\s?$/;

const MEANT: { readonly [K in SectionId]?: Status } = { plan: 'planned', 'prior-treatment': 'stopped' };
