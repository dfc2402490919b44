import type { Columns } from './columns';
import { dateAt } from './date';
import type { KnowledgeBase } from './kb';
import { type Found, unitBefore, valueAt } from './lab-value';
import type { Lab } from './library';
import type { Token } from './token';
import type { Day, Measured } from './types';

type Times = Extract<Columns, { kind: 'times' }>;

/** The latest value of a test's row; nothing where its cells are not those of the head. */
export function inColumns(
  lab: Lab,
  tokens: readonly Token[],
  from: number,
  until: number,
  { heads }: Times,
): Found | undefined {
  const cells = readCells(lab, tokens, from, until);
  if (cells.length !== heads.length) return undefined;
  let best: { rank: number; found: Found; day?: Day } | undefined;
  cells.forEach((found, index) => {
    const head = heads[index];
    if (found && head && (!best || head.rank > best.rank)) best = { ...head, found };
  });
  if (!best) return undefined;
  const { rank, found, day } = best;
  const before = cells.flatMap((it, index) => (it && (heads[index]?.rank ?? rank) < rank ? it.value : []));
  return { ...found, ...(day && { day }), ...(before.length > 0 && { earlier: Math.max(...before) }) };
}

/** The cells of a row; a dash is an empty one. */
function readCells(lab: Lab, tokens: readonly Token[], from: number, until: number): (Found | undefined)[] {
  const cells: (Found | undefined)[] = [];
  const unit = unitBefore(lab, tokens, from, until);
  for (let at = unit?.to ?? from; at < until; at++) {
    const { key, kind } = tokens[at] as Token;
    if (key === '(') {
      while (at < until && tokens[at]?.key !== ')') at++;
    } else if (kind === 'number') {
      const found = valueAt(lab, tokens, at, unit?.factor);
      cells.push(found);
      at = found ? found.to - 1 : at;
    } else if (/^(?:-|n|na|nd|pending)$/.test(key) && tokens[at]?.spaced) cells.push(undefined);
  }
  return cells;
}

/** A row that begins with its day, under a head of tests: "Sep 2026   88   126". */
export function readRow(
  { labs }: Extract<Columns, { kind: 'tests' }>,
  tokens: readonly Token[],
  kb: KnowledgeBase,
  monthFirst: boolean,
): Measured[] {
  const date = dateAt(tokens, 0, monthFirst);
  if (!date) return [];
  const cells: number[] = [];
  for (let at = date.to; at < tokens.length && cells.length < labs.length; at++) {
    if (tokens[at]?.kind === 'number' || tokens[at]?.key === '-') cells.push(at);
    else if (tokens[at]?.kind === 'word' && !/^[lh]$/.test(tokens[at]?.key ?? '')) break;
  }
  if (cells.length !== labs.length) return [];
  return cells.flatMap((at, index) => {
    const lab = kb.labs.get(labs[index] as Lab['id']);
    const found = lab && tokens[at]?.kind === 'number' ? valueAt(lab, tokens, at) : undefined;
    if (!lab || !found) return [];
    const [first, last] = [tokens[at], tokens[found.to - 1]];
    const span = { start: first?.start ?? 0, end: last?.end ?? 0, words: `${lab.title} ${first?.key}` };
    return [{ test: lab.id, value: found.value, unit: lab.unit, on: date.day, span }];
  });
}

/** Every value of a test's row with the day of its column; none where its cells are not those of the head. */
export function allCells(lab: Lab, tokens: readonly Token[], from: number, until: number, { heads }: Times): Found[] {
  const cells = readCells(lab, tokens, from, until);
  if (cells.length !== heads.length) return [];
  return cells.flatMap((found, index) => {
    const day = heads[index]?.day;
    const mark = tokens[(found?.from ?? 0) - 1]?.key;
    const bound = mark === '>' ? 'above' : mark === '<' ? 'below' : undefined;
    return found ? [{ ...found, ...(day && { day }), ...(bound && { bound }) }] : [];
  });
}
