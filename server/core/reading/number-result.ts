import type { KnowledgeBase } from '../kb';
import { allCells } from '../lab-cells';
import { type Found, unitBefore, valueAt } from '../lab-value';
import { as, type Term, termAt } from '../lexicon';
import type { Lab } from '../library';
import type { Token } from '../token';
import type { Day, Result } from '../types';
import { namedDay } from './day';
import { dayTracker } from './day-before';
import { dayForAll } from './day-for-all';
import type { NotePart } from './note-part';
import { walkValues } from './number-walk';
import { isWished } from './wished';

const NEIGHBOURS = 8;

/** The numeric results of a block: every value of each test, not only the one that counts. */
export function readNumbers(part: NotePart, kb: KnowledgeBase, on: Day | undefined): Result[] {
  const { terms, tokens, context } = part;
  const days = dayTracker(part, on);
  return terms.flatMap((term, index) => {
    const labs = labsAt(part, index, kb);
    const lab = labs.at(-1);
    if (!lab) return [];
    const before = days.before(term.from);
    const day = dayForAll(part, term.sentence, on) ?? before;
    if (term.meant.experiencer !== 'patient' || isForeign(part, term) || isMethod(term, tokens)) return [];
    const until =
      terms.slice(index + 1, index + 1 + NEIGHBOURS).find((it) => isNext(it) && !isMethod(it, tokens))?.from ??
      tokens.length;
    const cells = context.columns?.kind === 'times' ? allCells(lab, tokens, term.to, until, context.columns) : [];
    if (cells.length > 0) return cells.map((it) => resultOf(lab, it, it.day, part));
    const unit = unitBefore(lab, tokens, term.to, until);
    const values = walkValues({ labs, from: unit?.to ?? term.to, until, factor: unit?.factor, on, days }, part);
    return values.flatMap(({ found, day: own }) =>
      isWished(part, term, found[0] as Found) ? [] : found.map((it) => resultOf(it.lab, it, own ?? day, part)),
    );
  });
}

const isNext = (term: Term) => Boolean(as(term, 'lab') ?? as(term, 'test') ?? as(term, 'drug'));

/** The test of a term; several where they share their values ("ALT/AST 34/29", "ALT and AST 34 and 29"). */
function labsAt({ terms, tokens, text }: NotePart, index: number, kb: KnowledgeBase): Lab[] {
  const term = terms[index] as Term;
  const labOf = (it: Term | undefined) => kb.labs.get(as(it, 'lab')?.concept as Lab['id']);
  const own = labOf(term);
  if (own) {
    const labs = [own];
    for (let at = index; at > 0 && labs.length < MOST_JOINED; at--) {
      const other = isJoined(terms[at - 1], terms[at], tokens) ? labOf(terms[at - 1]) : undefined;
      if (!other) break;
      labs.unshift(other);
    }
    return labs;
  }
  if (!as(term, 'test') || tokens[term.from + 1]?.key !== '/' || term.to - term.from !== 3) return [];
  const both = [term.from, term.from + 2].map((at) => labOf(termAt(kb.lexicon.words, text, tokens, at, at + 1)));
  return both.every((it) => it !== undefined) ? both : [];
}

const MOST_JOINED = 6;
const JOIN = /^(?:\/|and|&|\+|,)$/;

const isJoined = (before: Term | undefined, term: Term | undefined, tokens: readonly Token[]) =>
  before && term && before.to + 1 === term.from && JOIN.test(tokens[before.to]?.key ?? '');

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
  const lab = labsAt(above, 0, kb)[0];
  const day = namedDay(part.tokens, 0, part.context.monthFirst, undefined);
  if (!lab || !day) return undefined;
  const found = valueAt(lab, part.tokens, /^[:-]$/.test(part.tokens[day.to]?.key ?? '') ? day.to + 1 : day.to);
  return found && [resultOf(lab, found, day.day, part)];
}
