import type { KnowledgeBase } from '../kb';
import type { Analysis, DrugMention, Sig, Statement } from '../types';
import { readSaid, type Said } from './mention-dose';

/** Each mention of our drugs with all the doses that its text gives. The rules judge a `Sig` and never these. */
export function readDrugMentions({ note, regimens, others }: Analysis, kb: KnowledgeBase): DrugMention[] {
  const statements = [...regimens, ...others]
    .flatMap((it) => it.statements)
    .filter((it) => it.mention.kind === 'drug')
    .sort((a, b) => a.mention.span.start - b.mention.span.start);
  const said = readSaid(note.text, kb);
  return distinct(statements).map(({ mention, sig, status }) => {
    const own = said.get(mention.span.start) ?? NOTHING;
    return {
      span: mention.span,
      drug: mention.concept,
      ...(own.doses.length > 0 || !sig ? own : { ...own, ...ofBare(sig, note.text) }),
      status,
    };
  });
}

const NOTHING: Said = { doses: [] };

/** A new dose in a later sentence is one statement more of the same mention. */
const distinct = (statements: readonly Statement[]): Statement[] =>
  statements.filter((it, index) => statements[index - 1]?.mention.span.start !== it.mention.span.start);

/** "tofacitinib 5 BID": a number alone is a dose only where the sig reader takes it for one. */
function ofBare({ span, amount, unit, perDay }: Sig, text: string): Partial<Said> {
  if (/\p{L}/u.test(text.slice(span.start, span.end))) return {};
  return { doses: [amount], unit, ...(perDay !== undefined && { perDay }) };
}
