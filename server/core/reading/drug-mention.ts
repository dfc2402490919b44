import type { Analysis, DrugMention } from '../types';

/** Each mention of our drugs with its own doses. */
export function readDrugMentions({ regimens, others }: Analysis): DrugMention[] {
  const statements = [...regimens, ...others].flatMap((it) => it.statements);
  return statements
    .filter((it) => it.mention.kind === 'drug')
    .sort((a, b) => a.mention.span.start - b.mention.span.start)
    .map(({ mention, sig, status }) => ({
      span: mention.span,
      drug: mention.concept,
      doses: sig ? [sig.amount, ...(sig.amountHigh === undefined ? [] : [sig.amountHigh])] : [],
      ...(sig && { unit: sig.unit }),
      ...(sig?.perDay !== undefined && { perDay: sig.perDay }),
      status,
    }));
}
