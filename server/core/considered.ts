import type { KnowledgeBase } from './kb';
import type { Analysis, Finding, Fix, Regimen } from './types';
import { factWords } from './words';

/** "Considered [dose-renal]: baricitinib 4 mg daily, eGFR 42; reason: ...". Every other reader skips such a line. */
const LINE = /^[ \t]*(?:[-*•][ \t]*)?Considered \[([a-z-]+)\]:([^;\n]*);[ \t]*reason:([^\n]*)$/i;

export const isConsidered = (line: string): boolean => LINE.test(line);

/** Findings whose facts a "Considered" line names, with a reason filled in, become hints that carry the reason. */
export function consider(findings: readonly Finding[], analysis: Analysis): Finding[] {
  const reasons = new Map<string, string>();
  for (const line of analysis.note.text.includes('Considered [') ? analysis.note.text.split('\n') : []) {
    const [, rule, facts, reason] = LINE.exec(line) ?? [];
    if (rule && facts && reason?.trim() && !reason.includes('***')) reasons.set(keyOf(rule, facts), reason.trim());
  }
  return findings.map((it) => {
    const reason = reasons.get(keyOf(it.rule, factsOf(it, analysis)));
    return reason === undefined ? it : { ...it, severity: 'hint', reason };
  });
}

const keyOf = (rule: string, facts: string) => `${rule} ${facts.trim().replace(/\s+/g, ' ')}`.toLowerCase();

/** The fix that writes such a line at the end of the plan, or of the note; its reason is left blank. */
export function acknowledgement(finding: Finding, analysis: Analysis, _kb: KnowledgeBase): Fix | undefined {
  if (finding.severity !== 'error' && finding.severity !== 'warning') return undefined;
  const { note } = analysis;
  const end = note.plan?.end ?? note.text.trimEnd().length;
  const newText = `\nConsidered [${finding.rule}]: ${factsOf(finding, analysis)}; reason: ***`;
  return { title: `Acknowledge with a reason (${finding.rule})`, edits: [{ span: { start: end, end }, newText }] };
}

/** Drug, dose where the finding is about one, and every triggering fact in the note's own words. */
function factsOf(finding: Finding, { note, regimens }: Analysis): string {
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

function isAbout({ drug, sig }: Regimen, { span }: Finding): boolean {
  const at = [drug.span, sig?.span, sig?.frequency, sig?.formSpan];
  return at.some((it) => it && it.start < span.end && span.start < it.end);
}
