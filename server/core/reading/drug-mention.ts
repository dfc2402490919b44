import type { KnowledgeBase } from '../kb';
import type { Analysis, DrugMention, Sig, Statement } from '../types';
import { isMade } from './bare-dose';
import { readSaid } from './mention-dose';
import { statusOfMention } from './mention-status';
import type { Said } from './said';

/** Each mention of our drugs with all the doses that its text gives. The rules judge a `Sig` and never these. */
export function readDrugMentions({ note, regimens, others }: Analysis, kb: KnowledgeBase): DrugMention[] {
  const text = String(note.text);
  const statements = [...regimens, ...others]
    .flatMap((it) => it.statements)
    .filter((it) => it.mention.kind === 'drug')
    .sort((a, b) => a.mention.span.start - b.mention.span.start);
  const said = readSaid(text, kb);
  return distinct(statements).map(({ statement, again }) => {
    const { mention, sig } = statement;
    const found = said.get(mention.span.start) ?? NOTHING;
    const known = again && sig ? { ...found, ...ofSig(sig) } : found;
    const own = known.doses.length > 0 || !sig ? known : { ...known, ...ofBare(sig, mention.concept, text, kb) };
    return { span: mention.span, drug: mention.concept, ...own, status: statusOfMention(statement, own, text) };
  });
}

const NOTHING: Said = { doses: [] };

/** A new dose in a later sentence is one statement more of the same mention; it counts where the first has ended. */
function distinct(statements: readonly Statement[]): { statement: Statement; again: boolean }[] {
  const told: { statement: Statement; again: boolean }[] = [];
  for (const it of statements) {
    const last = told.at(-1)?.statement;
    if (last?.mention.span.start !== it.mention.span.start) told.push({ statement: it, again: false });
    else if (/^(?:stopped|held)$/.test(last.status) && it.status === 'planned')
      told[told.length - 1] = { statement: it, again: true };
  }
  return told;
}

const ofSig = ({ amount, unit, perDay }: Sig): Said => ({
  doses: [amount],
  unit,
  ...(perDay !== undefined && { perDay }),
});

const MOST_TABLETS = 2;

/** "tofacitinib 5 BID": a number alone is a dose only where the sig reader takes it for one, and "1 bd" a tablet. */
function ofBare({ span, amount, perDay }: Sig, concept: string, text: string, kb: KnowledgeBase): Partial<Said> {
  if (/\p{L}/u.test(text.slice(span.start, span.end))) return {};
  if (amount <= MOST_TABLETS && !isMade(concept, amount, kb)) return {};
  return { doses: [amount], ...(perDay !== undefined && { perDay }) };
}
