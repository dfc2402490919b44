import type { KnowledgeBase } from '../kb';
import { type Found, valueAt } from '../lab-value';
import { as, type Term, termAt } from '../lexicon';
import type { Lab } from '../library';
import type { Token } from '../token';
import type { NotePart } from './note-part';

/** Tests that share their values; undefined stands for one that we do not know: "BUN/Cr 18/0.9". */
export type Group = readonly (Lab | undefined)[];

const MOST_JOINED = 6;
const JOIN = /^(?:\/|and|&|\+|,)$/;

/** The tests that a term ends ("ALT/AST 34/29", "ALT and AST 34 and 29", "Hgb/Hct 9.8/29"), and the token behind their names. */
export function groupAt(part: NotePart, index: number, kb: KnowledgeBase): { labs: Group; to: number } {
  const { terms, tokens } = part;
  const term = terms[index] as Term;
  const labs: (Lab | undefined)[] = labsOf(part, term, kb);
  if (labs.length === 0) return { labs, to: term.to };
  let [first, at] = [term.from, index];
  while (labs.length < MOST_JOINED && JOIN.test(key(tokens, first - 1))) {
    const before = terms[at - 1];
    const lab = before?.to === first - 1 ? labsOf(part, before, kb) : [];
    if (lab.length === 1) [first, at] = [before?.from ?? 0, at - 1];
    else if (isStranger(tokens, first - 2, first - 1)) first -= 2;
    else break;
    labs.unshift(lab[0]);
  }
  let { to } = term;
  for (; labs.length < MOST_JOINED && isStranger(tokens, to + 1, to); to += 2) labs.push(undefined);
  return { labs, to };
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

/** A slash behind these joins no names: "w/ Hgb". */
const NO_NAME = /^(?:w|c|s|and|or|cbc|fbc|cmp|bmp|lfts?|labs?|bloods|l|dl|ul|µl|μl|ml|mm|min|day)$/;

const isStranger = (tokens: readonly Token[], at: number, slash: number) =>
  key(tokens, slash) === '/' && tokens[at]?.kind === 'word' && !NO_NAME.test(key(tokens, at));

/** The test of a term, or both of "ALT/AST". */
function labsOf({ tokens, text }: NotePart, term: Term, kb: KnowledgeBase): Lab[] {
  const labOf = (it: Term | undefined) => kb.labs.get(as(it, 'lab')?.concept as Lab['id']);
  const own = labOf(term);
  if (own) return [own];
  if (!as(term, 'test') || key(tokens, term.from + 1) !== '/' || term.to - term.from !== 3) return [];
  const both = [term.from, term.from + 2].map((at) => labOf(termAt(kb.lexicon.words, text, tokens, at, at + 1)));
  return both.every((it) => it !== undefined) ? both : [];
}

const APART = /^(?:\/|and|,)$/;

/** "34/29", "34 and 29", "5.6/12.1/287": a value for each of a group. */
export function eachAt(labs: Group, tokens: readonly Token[], from: number) {
  if (labs.length < 2) return undefined;
  const found: (Found & { lab: Lab })[] = [];
  let at = from;
  for (const [index, lab] of labs.entries()) {
    if (tokens[at]?.kind !== 'number') return undefined;
    const isLast = index === labs.length - 1;
    const value = lab && oneAt(lab, tokens, at, isLast);
    if (lab && !value) return undefined;
    if (lab && value) found.push({ ...value, lab });
    if (isLast) return { found, to: value?.to ?? at + 1 };
    if (!APART.test(key(tokens, at + 1))) return undefined;
    at += key(tokens, at + 1) === ',' && key(tokens, at + 2) === 'and' ? 3 : 2;
  }
  return undefined;
}

/** What stands behind one that is not the last belongs to the next. */
function oneAt(lab: Lab, tokens: readonly Token[], at: number, isLast: boolean): Found | undefined {
  const found = isLast ? valueAt(lab, tokens, at) : valueAt(lab, tokens.slice(at, at + 1), 0);
  return found && (isLast ? found : { ...found, from: at, to: at + 1 });
}
