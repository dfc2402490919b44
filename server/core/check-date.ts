import { dateAt } from './date';
import type { Heading } from './heading';
import type { KnowledgeBase } from './kb';
import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Checked, Day, Measured, Mention, Patient } from './types';

/** A block, as far as the days of its tests go. */
export interface Block {
  sentences: readonly Sentence[];
  headings: readonly Heading[];
  tokens: readonly Token[];
  text: string;
  mentions: readonly Mention[];
  labs: readonly Measured[];
  orders: Patient['monitoring'];
  /** The day of the heading that it stands under. */
  on: Day | undefined;
  monthFirst: boolean;
}

/** What may stand between a test and its date. */
const FILLER =
  /^(?:[:(),/&+-]|–|normal|wnl|nl|ok|okay|stable|unremarkable|neg|negative|done|checked|drawn|collected|resulted|on|last|from|of|dated|was|were|are|is|in|reviewed|both|all|most|recent|recently|and|since|results?|work|panel|with|diff|available|taken|good|fine|file|record|chart|system|outside|pcp|gp|lab|labcorp|quest|hospital|local|at|our|the|her|his|not|been|repeated)$/;
const DUE = /^(?:due|by|next|scheduled)$/;
const MOST = 20;
const BETWEEN = /^(?:,|\/|&|and|\+)$/;
const MOST_IN_ITEM = 2;

const namesIn = ({ terms }: Sentence) => terms.filter((it) => as(it, 'test') ?? as(it, 'lab'));

/** The date right behind a name, of several the latest: "CBC, CMP normal on 03/02/2026", "labs due by 03/02/2026". */
export function dateBehind({ to }: Pick<Term, 'to'>, sentence: Sentence, block: Block) {
  const { tokens, monthFirst } = block;
  const names = new Map(namesIn(sentence).map((it) => [it.from, it.to]));
  const words = new Set<string>();
  for (let at = to, steps = 0; at < sentence.to && steps < MOST; steps++) {
    const date = dateAt(tokens, at, monthFirst);
    if (date) {
      // "Not done 03/02/2026" is no day on which it was.
      if (words.has('not') && !words.has('since')) return undefined;
      const due = [...words].some((it) => DUE.test(it));
      return due ? { ...date, due } : { ...date, due, day: latestFrom(at, sentence, block) };
    }
    const word = tokens[at]?.key ?? '';
    // "CBC, CMP, thiamine 5/10/2025": in a bare list an item that we do not know hides no date.
    const isBare = [...words].every((it) => BETWEEN.test(it));
    const known = names.get(at) ?? (isBare ? itemEnd(at, sentence, block) : undefined);
    if (known === undefined) words.add(word);
    if (known === undefined && !FILLER.test(word) && !DUE.test(word)) return undefined;
    at = known ?? at + 1;
  }
  return undefined;
}

/** Where an item of a list ends: a word or two between its commas, or before its date; a vaccine or a disease is none. */
function itemEnd(from: number, { to, terms }: Sentence, { tokens, monthFirst }: Block): number | undefined {
  if (!BETWEEN.test(tokens[from - 1]?.key ?? '')) return undefined;
  if (terms.some((it) => it.from === from && it.entries.some(({ kind }) => /^(?:drug|class|problem)$/.test(kind))))
    return undefined;
  for (let at = from; at <= from + MOST_IN_ITEM && at < to; at++) {
    if (at > from && (BETWEEN.test(tokens[at]?.key ?? '') || dateAt(tokens, at, monthFirst))) return at;
    if (tokens[at]?.kind !== 'word' || FILLER.test(tokens[at]?.key ?? '')) return undefined;
  }
  return undefined;
}

/** Of the dates up to the next name the latest: "Hgb 13.2 (01/2025), 12.9 (07/2025)". */
export function latestFrom(from: number, sentence: Sentence, { tokens, monthFirst }: Block): Day {
  const next = namesIn(sentence).find((it) => it.from > from)?.from ?? sentence.to;
  let latest: Day = '';
  for (let at = from; at < Math.min(next, from + LOOK); at++) {
    const date = dateAt(tokens, at, monthFirst);
    if (date && date.day > latest) latest = date.day;
    at = (date?.to ?? at + 1) - 1;
  }
  return latest;
}

const LOOK = 60;
const LEADS = /^(?:on|in|from|of|dated|the|\(|~|:|-|=)$/;
const MOST_LEADS = 3;

/** The last date before a name in its sentence; `isOther`: it tells of something else, as in "DEXA 06/2021, CBC normal". */
export function dateBefore({ from }: Term, sentence: Sentence, { tokens, monthFirst }: Block, kb: KnowledgeBase) {
  let last: { day: Day; isOther: boolean } | undefined;
  for (let at = Math.max(sentence.from, from - LOOK); at < from; at++) {
    const date = dateAt(tokens, at, monthFirst);
    if (!date || date.to > from) continue;
    last = { day: date.day, isOther: isOther(at, sentence, tokens, kb) };
    at = date.to - 1;
  }
  return last;
}

function isOther(date: number, sentence: Sentence, tokens: readonly Token[], kb: KnowledgeBase): boolean {
  let at = date - 1;
  while (at >= sentence.from && at >= date - MOST_LEADS && LEADS.test(tokens[at]?.key ?? '')) at--;
  const word = tokens[at];
  if (at < sentence.from || word?.kind === 'mark') return false;
  if (word?.key === 'since') return true;
  // "Hgb 12.9 g/dL (03/02/2026)".
  if (FILLER.test(word?.key ?? '') || tokens.slice(at - MOST_LEADS, at + 1).some((it) => it.kind === 'number'))
    return false;
  const names = namesIn(sentence).filter((it) => testsOf(it, kb).length > 0);
  return !names.some((it) => it.from <= at && at < it.to) && !names.some((it) => isListed(it.to, date, tokens));
}

/** "CBC, CMP, thiamine 5/10/2025": nothing but names and commas up to the date. */
const isListed = (from: number, date: number, tokens: readonly Token[]): boolean =>
  from < date &&
  date - from < MOST &&
  BETWEEN.test(tokens[from]?.key ?? '') &&
  tokens
    .slice(from, date)
    .every(({ key, kind }) => BETWEEN.test(key) || (kind === 'word' && !FILLER.test(key) && !DUE.test(key)));

/** What a name is monitored for. */
export function testsOf(term: Term, kb: KnowledgeBase): Checked['tests'] {
  const lab = as(term, 'lab')?.concept as Measured['test'] | undefined;
  return (lab ? kb.labs.get(lab) : kb.tests.get(as(term, 'test')?.concept ?? ''))?.monitors ?? [];
}
