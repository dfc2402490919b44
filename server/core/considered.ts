import { notedIn } from './acknowledgement';
import { type Contradiction, contradictions, sameDose, sameValue } from './contradictions';
import type { KnowledgeBase } from './kb';
import type { Acknowledgement, Analysis, Edit, Finding, Fix, Noted, Regimen, Text } from './types';
import { factWords } from './words';

/** Findings of one rule on the same facts, what a line must name to stand for them, and the lines that do. */
export interface Weighed {
  findings: Finding[];
  facts: string;
  needed: readonly Noted[];
  lines: readonly Acknowledgement[];
}

/** Findings whose facts a "Considered" line names, with a reason filled in, become hints that carry the reason. */
export function consider(findings: readonly Finding[], analysis: Analysis, kb: KnowledgeBase): Finding[] {
  const { weighed } = weigh(findings, analysis, kb);
  const lineOf = new Map(weighed.flatMap((it) => it.findings.map((finding) => [finding, it.lines[0]])));
  return findings.map((finding) => {
    const line = lineOf.get(finding);
    if (line?.reason === undefined) return finding;
    // What mends the matter leaves nothing to acknowledge.
    const without = removal(line, analysis.note.text);
    const fixes = finding.fixes.map((it) => ({ ...it, edits: [...it.edits, without] }));
    return { ...finding, severity: 'hint', reason: line.reason, fixes };
  });
}

/** A line stands for a finding when it names all its facts, and nothing that the note tells otherwise. */
export function weigh(findings: readonly Finding[], analysis: Analysis, kb: KnowledgeBase) {
  const filled = analysis.considered.filter((it) => it.reason !== undefined);
  const lines = grouped(filled, (it) => `${it.rule} ${plain(it.facts)}`);
  const ofRule = grouped([...lines.values()], ([it]) => it?.rule ?? '');
  const told = [...lines.values()].map((same) => [same, same[0] ? contradictions(same[0], analysis) : []] as const);
  const against = new Map(told);
  const treated = new Set(analysis.regimens.flatMap((it) => it.indications.map(({ concept }) => concept)));
  const spoken = grouped(
    findings.filter((it) => ofRule.has(it.rule)),
    (it) => `${it.rule} ${factsOf(it, analysis)}`,
  );
  const weighed = [...spoken].map(([key, same]): Weighed => {
    const rule = key.slice(0, key.indexOf(' '));
    const facts = key.slice(rule.length + 1);
    // The disease that is treated goes without saying.
    const needed = notedIn(facts, kb).filter((it) => it.kind !== 'problem' || !treated.has(it.name));
    const standing = (ofRule.get(rule) ?? []).filter(
      (own) => own[0] && (plain(own[0].facts) === plain(facts) || names(own[0], needed, against.get(own) ?? [])),
    );
    return { findings: same, facts, needed, lines: standing.flat() };
  });
  return { weighed, against: new Map(told.flatMap(([same, it]) => same.map((line) => [line, it]))) };
}

function grouped<T>(list: readonly T[], key: (it: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const it of list) {
    const group = groups.get(key(it)) ?? [];
    groups.set(key(it), group);
    group.push(it);
  }
  return groups;
}

function names({ noted, rule }: Acknowledgement, needed: readonly Noted[], against: readonly Contradiction[]): boolean {
  if (needed.length === 0 || !needed.every((it) => noted.some((own) => isSame(own, it, rule)))) return false;
  // That its drug was stopped speaks against no finding about the stop.
  return against.every(({ fact, left }) => (left || !fact.dose) && needed.some((it) => isSame(fact, it, rule)));
}

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
