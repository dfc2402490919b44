import type { KnowledgeBase } from '../kb';
import { allCells } from '../lab-cells';
import { type Found, unitBefore, valueAt } from '../lab-value';
import { as, type Term } from '../lexicon';
import type { Lab } from '../library';
import type { Token } from '../token';
import type { Day, Result } from '../types';
import { namedDay } from './day';
import { dayTracker } from './day-before';
import { dayForAll } from './day-for-all';
import type { NotePart } from './note-part';
import { groupAt } from './number-group';
import { walkValues } from './number-walk';
import { isWished } from './wished';

const NEIGHBOURS = 8;

/** The numeric results of a block: every value of each test, not only the one that counts. */
export function readNumbers(part: NotePart, kb: KnowledgeBase, on: Day | undefined): Result[] {
  const { terms, tokens, context } = part;
  const days = dayTracker(part, on);
  return terms.flatMap((term, index) => {
    const { labs, to } = groupAt(part, index, kb);
    const lab = labs.findLast((it) => it);
    if (!lab) return [];
    const before = days.before(term.from);
    const day = dayForAll(part, term.sentence, on) ?? before;
    if (term.meant.experiencer !== 'patient' || isForeign(part, term) || isMethod(term, tokens)) return [];
    const until =
      terms.slice(index + 1, index + 1 + NEIGHBOURS).find((it) => isNext(it) && !isMethod(it, tokens))?.from ??
      tokens.length;
    const cells = context.columns?.kind === 'times' ? allCells(lab, tokens, term.to, until, context.columns) : [];
    if (cells.length > 0) return cells.map((it) => resultOf(lab, it, it.day, part));
    const unit = unitBefore(lab, tokens, to, until);
    const values = walkValues({ labs, from: unit?.to ?? to, until, factor: unit?.factor, on, days }, part);
    return values.flatMap(({ found, day: own }) =>
      isWished(part, term, found[0] as Found) ? [] : found.map((it) => resultOf(it.lab, it, own ?? day, part)),
    );
  });
}

const isNext = (term: Term) => Boolean(as(term, 'lab') ?? as(term, 'test') ?? as(term, 'drug'));

/** "by Cockcroft-Gault" names how, not what. */
const isMethod = ({ from }: Term, tokens: readonly Token[]) => /^(?:by|using|via)$/.test(tokens[from - 1]?.key ?? '');
const FOREIGN = /^(?:synovial|fluid|csf|urine|urinary|ua|ascitic|ascites|pleural|peritoneal|joint|stool)$/;
const FOREIGN_REACH = 3;

/** Cells of a joint's fluid or of urine, and the lower half of a ratio. */
function isForeign({ tokens }: NotePart, { from }: Term & { sentence: { from: number } }): boolean {
  const before = tokens.slice(Math.max(0, from - FOREIGN_REACH), from);
  const end = before.findLastIndex((it) => /^[.;,]$/.test(it.key));
  const ratio = tokens[from - 1]?.key === '/' && /albumin$/.test(tokens[from - 2]?.key ?? '');
  return ratio || before.slice(end + 1).some((it) => FOREIGN.test(it.key));
}

function resultOf(lab: Lab, { value, from, to, bound }: Found, on: Day | undefined, { tokens }: NotePart): Result {
  return {
    span: { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 },
    test: lab.id,
    value: Math.round(value * 1000) / 1000,
    unit: lab.unit,
    ...(on && { on }),
    ...(bound && { bound }),
  };
}

/** A line that begins with a day, below a line that is a test's name alone. */
export function readUnder(above: NotePart, part: NotePart, kb: KnowledgeBase): Result[] | undefined {
  const lab = groupAt(above, 0, kb).labs[0];
  const day = namedDay(part.tokens, 0, part.context.monthFirst, undefined);
  if (!lab || !day) return undefined;
  const found = valueAt(lab, part.tokens, /^[:-]$/.test(part.tokens[day.to]?.key ?? '') ? day.to + 1 : day.to);
  return found && [resultOf(lab, found, day.day, part)];
}
