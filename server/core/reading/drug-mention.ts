import type { KnowledgeBase } from '../kb';
import type { Analysis, DrugMention, Sig, Statement } from '../types';
import { readSaid, type Said } from './mention-dose';
import { statusOfMention } from './mention-status';

/** Each mention of our drugs with all the doses that its text gives. The rules judge a `Sig` and never these. */
export function readDrugMentions({ note, regimens, others }: Analysis, kb: KnowledgeBase): DrugMention[] {
  const text = String(note.text);
  const statements = [...regimens, ...others]
    .flatMap((it) => it.statements)
    .filter((it) => it.mention.kind === 'drug')
    .sort((a, b) => a.mention.span.start - b.mention.span.start);
  const said = readSaid(text, kb);
  return distinct(statements).map((statement) => {
    const { mention, sig } = statement;
    const found = said.get(mention.span.start) ?? NOTHING;
    const own = found.doses.length > 0 || !sig ? found : { ...found, ...ofBare(sig, text) };
    return { span: mention.span, drug: mention.concept, ...own, status: statusOfMention(statement, own, text) };
  });
}

const NOTHING: Said = { doses: [] };

/** A new dose in a later sentence is one statement more of the same mention. */
const distinct = (statements: readonly Statement[]): Statement[] =>
  statements.filter((it, index) => statements[index - 1]?.mention.span.start !== it.mention.span.start);

/** "tofacitinib 5 BID": a number alone is a dose only where the sig reader takes it for one. */
function ofBare({ span, amount, perDay }: Sig, text: string): Partial<Said> {
  if (/\p{L}/u.test(text.slice(span.start, span.end))) return {};
  return { doses: [amount], ...(perDay !== undefined && { perDay }) };
}
