import type { KnowledgeBase } from '../kb';
import type { Analysis, DrugMention, Sig, Statement } from '../types';
import { readSaid } from './mention-dose';
import { statusOfMention } from './mention-status';
import type { Said } from './said';

/** Each mention of our drugs with all the doses that its text gives. The rules judge a `Sig` and never these. */
export function readDrugMentions({ note, regimens, others }: Analysis, kb: KnowledgeBase): DrugMention[] {
  const statements = [...regimens, ...others]
    .flatMap((it) => it.statements)
    .filter((it) => it.mention.kind === 'drug')
    .sort((a, b) => a.mention.span.start - b.mention.span.start);
  const said = readSaid(note.text, kb);
  return distinct(statements).map((statement) => {
    const { mention, sig } = statement;
    const found = said.get(mention.span.start) ?? NOTHING;
    const own = found.doses.length > 0 || !sig ? found : { ...found, ...ofBare(sig, note.text) };
    return { span: mention.span, drug: mention.concept, ...own, status: statusOfMention(statement, own, note.text) };
  });
}

const NOTHING: Said = { doses: [] };

/** A new dose in a later sentence is one statement more of the same mention; it counts where the first has ended. */
function distinct(statements: readonly Statement[]): Statement[] {
  const told: Statement[] = [];
  for (const it of statements) {
    const last = told.at(-1);
    if (last?.mention.span.start !== it.mention.span.start) told.push(it);
    else if (/^(?:stopped|held)$/.test(last.status) && it.status === 'planned') told[told.length - 1] = it;
  }
  return told;
}

/** "tofacitinib 5 BID": a number alone is a dose only where the sig reader takes it for one. */
function ofBare({ span, amount, perDay }: Sig, text: string): Partial<Said> {
  if (/\p{L}/u.test(text.slice(span.start, span.end))) return {};
  return { doses: [amount], ...(perDay !== undefined && { perDay }) };
}
