import { notedIn } from './acknowledgement';
import { type Contradiction, contradictions, sameDose, sameValue } from './contradictions';
import type { KnowledgeBase } from './kb';
import type { Acknowledgement, Analysis, Edit, Finding, Fix, Noted, Regimen, Text } from './types';
import { factWords } from './words';

/** A finding that some line is about, with what a line must name to stand for it, and the lines that do. */
export interface Weighed {
  finding: Finding;
  facts: string;
  needed: readonly Noted[];
  lines: readonly Acknowledgement[];
}

/** Findings whose facts a "Considered" line names, with a reason filled in, become hints that carry the reason. */
export function consider(findings: readonly Finding[], analysis: Analysis, kb: KnowledgeBase): Finding[] {
  const weighed = new Map(weigh(findings, analysis, kb).map((it) => [it.finding, it.lines[0]]));
  return findings.map((finding) => {
    const line = weighed.get(finding);
    if (line?.reason === undefined) return finding;
    // What mends the matter leaves nothing to acknowledge.
    const without = removal(line, analysis.note.text);
    const fixes = finding.fixes.map((it) => ({ ...it, edits: [...it.edits, without] }));
    return { ...finding, severity: 'hint', reason: line.reason, fixes };
  });
}

/** A line stands for a finding when it names all its facts, and nothing that the note tells otherwise. */
export function weigh(findings: readonly Finding[], analysis: Analysis, kb: KnowledgeBase): Weighed[] {
  const filled = analysis.considered.filter((it) => it.reason !== undefined);
  if (filled.length === 0) return [];
  const against = new Map(filled.map((it) => [it, contradictions(it, analysis)]));
  const treated = new Set(analysis.regimens.flatMap((it) => it.indications.map(({ concept }) => concept)));
  return findings.flatMap((finding) => {
    const own = filled.filter((it) => it.rule === finding.rule);
    if (own.length === 0) return [];
    const facts = factsOf(finding, analysis);
    // The disease that is treated goes without saying.
    const needed = notedIn(facts, kb).filter((it) => it.kind !== 'problem' || !treated.has(it.name));
    const lines = own.filter((it) => sameWords(it.facts, facts) || names(it, needed, against.get(it) ?? []));
    return [{ finding, facts, needed, lines }];
  });
}

function names({ noted, rule }: Acknowledgement, needed: readonly Noted[], against: readonly Contradiction[]): boolean {
  if (needed.length === 0 || !needed.every((it) => noted.some((own) => isSame(own, it, rule)))) return false;
  // That its drug was stopped speaks against no finding about the stop.
  return against.every(({ fact, left }) => (left || !fact.dose) && needed.some((it) => isSame(fact, it, rule)));
}

const sameWords = (a: string, b: string) => plain(a) === plain(b);
const plain = (facts: string) => facts.trim().replace(/\s+/g, ' ').toLowerCase();

/** A rule about doses wants the dose named. */
const isSame = (own: Noted, { kind, name, value, dose }: Noted, rule: string): boolean =>
  own.kind === kind &&
  own.name === name &&
  sameValue(own.value, value) &&
  (!dose || sameDose(own.dose, dose) || (!own.dose && !rule.startsWith('dose-')));

/** The fix that writes such a line at the end of the plan, or of the note; its reason is left blank. */
export function acknowledgement(finding: Finding, analysis: Analysis, _kb: KnowledgeBase): Fix | undefined {
  if (finding.severity !== 'error' && finding.severity !== 'warning') return undefined;
  const { note } = analysis;
  const end = note.plan?.end ?? note.end;
  const newText = `\nConsidered [${finding.rule}]: ${factsOf(finding, analysis)}; reason: ***`;
  return { title: `Acknowledge with a reason (${finding.rule})`, edits: [{ span: { start: end, end }, newText }] };
}

/** Drug, dose where the finding is about one, and every triggering fact in the note's own words. */
export function factsOf(finding: Finding, { note, regimens }: Analysis): string {
  const words = (start: number, end: number) => note.text.slice(start, end).replace(/[;\s]+/g, ' ');
  const regimen = regimens.find((it) => isAbout(it, finding));
  const dose = regimen && finding.rule.startsWith('dose-') ? doseWords(regimen, words) : '';
  const subject = regimen ? `${regimen.concept}${dose}` : words(finding.span.start, finding.span.end);
  const because = factWords(finding.because, note.text).replaceAll(';', ' ');
  return because === '' ? subject : `${subject}, ${because}`;
}

function doseWords({ sig }: Regimen, words: (start: number, end: number) => string): string {
  if (!sig) return '';
  const frequency = sig.frequency ? ` ${words(sig.frequency.start, sig.frequency.end)}` : '';
  return ` ${words(sig.span.start, sig.span.end)}${frequency}`;
}

/** It sits on the drug or its dose, and not on a sentence around them. */
function isAbout({ drug, sig }: Regimen, { span }: Finding): boolean {
  const at = [drug.span, sig?.span, sig?.frequency, sig?.formSpan].filter((it) => it !== undefined);
  const isOn = at.some((it) => it.start < span.end && span.start < it.end);
  return isOn && at.some((it) => it.start <= span.start) && at.some((it) => span.end <= it.end);
}

/** Takes a line away, with its end or, where it is the last, with that of the line before. */
export function removal({ line: { start, end } }: Acknowledgement, text: Text): Edit {
  const [behind = ''] = /^(?:\r\n?|\n)/.exec(text.slice(end, end + 2)) ?? [];
  if (behind !== '') return { span: { start, end: end + behind.length }, newText: '' };
  const [before = ''] = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, start - 2), start)) ?? [];
  return { span: { start: start - before.length, end }, newText: '' };
}
