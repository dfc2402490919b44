import type { Finding } from '../server/core/types';
import { findingsOf } from './harness';

/** One note with what must be said of it. `judge`: the rules, or families of rules, that are annotated in full. */
export interface Vignette {
  id: string;
  label: 'us' | 'eu';
  today?: string;
  text: string;
  judge: readonly string[];
  expect: readonly Expectation[];
}

interface Expectation {
  rule: string;
  text: string;
  /** Which occurrence of `text`, counted from 0. */
  nth?: number;
  also?: readonly string[];
  because?: readonly string[];
  missing?: readonly string[];
  optional?: boolean;
}

/** Rules by what they look after, as a vignette's `judge` names them. */
export const FAMILIES: Readonly<Record<string, RegExp>> = {
  dose: /^(?:dose-|contradiction$)/,
  safety:
    /^(?:contraindication|interaction|combination|live-vaccine|pregnancy|infection|lab-threshold|boxed-risk|allergy|stop-abrupt|perioperative)$/,
  evidence: /^(?:off-label|place-in-therapy|evidence-.*|claim|indication-missing)$/,
  monitoring: /^(?:screening-missing|monitoring-.*)$/,
  writing: /^(?:abbreviation|decimal|drug-name|acknowledgement-stale|blank)$/,
};

export interface Score {
  met: { id: string; rule: string }[];
  missed: { id: string; rule: string }[];
  extra: { id: string; rule: string; words: string }[];
}

/** Compares what we say of each vignette with what it expects; `known` are the rules that exist so far. */
export function score(vignettes: readonly Vignette[], known: ReadonlySet<string>): Score {
  const result: Score = { met: [], missed: [], extra: [] };
  for (const it of vignettes) {
    const said = findingsOf(it.text, { label: it.label, ...(it.today && { today: it.today }) });
    const used = new Set<Finding>();
    for (const want of it.expect.filter((one) => known.has(one.rule) && judged(it, one.rule))) {
      const found = said.find((one) => !used.has(one) && meets(one, want, it.text));
      if (found) used.add(found);
      if (found || want.optional) result.met.push({ id: it.id, rule: want.rule });
      else result.missed.push({ id: it.id, rule: want.rule });
    }
    for (const one of said) {
      const words = it.text.slice(one.span.start, one.span.end);
      if (!used.has(one) && judged(it, one.rule)) result.extra.push({ id: it.id, rule: one.rule, words });
    }
  }
  return result;
}

const judged = ({ judge }: Vignette, rule: string) => judge.some((it) => it === rule || FAMILIES[it]?.test(rule));

function meets(finding: Finding, want: Expectation, text: string): boolean {
  const zone = occurrence(text, want.text, want.nth ?? 0);
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start < b.end && b.start < a.end;
  const because = (want.because ?? []).every((words) => {
    const at = occurrence(text, words, 0);
    return finding.because.some((it) => overlaps(it, at) || text.slice(it.start, it.end).includes(words));
  });
  const missing =
    want.missing === undefined || [...want.missing].sort().join() === [...(finding.missing ?? [])].sort().join();
  return (
    (finding.rule === want.rule || (want.also ?? []).includes(finding.rule)) &&
    overlaps(finding.span, zone) &&
    because &&
    missing
  );
}

function occurrence(text: string, words: string, nth: number): { start: number; end: number } {
  let start = text.indexOf(words);
  for (let at = 0; at < nth && start >= 0; at++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
}

export const ratio = (part: number, rest: number): number => (part + rest === 0 ? 1 : part / (part + rest));
