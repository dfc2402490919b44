import { CONSIDERED } from './considered-line';
import type { KnowledgeBase } from './kb';
import { readBlock } from './read-block';
import type { Analysis, Finding, Fix, Regimen } from './types';
import { factWords } from './words';

/** Findings whose facts a "Considered" line names, with a reason filled in, become hints that carry the reason. */
export function consider(findings: readonly Finding[], analysis: Analysis, kb: KnowledgeBase): Finding[] {
  const reasons = new Map<string, string>();
  for (const line of analysis.considered) {
    const [, rule, facts, reason] = CONSIDERED.exec(line.trimEnd()) ?? [];
    if (!rule || !facts || !reason?.trim() || reason.includes('***')) continue;
    for (const key of [wordsKey(rule, facts), valuesKey(rule, facts, kb)]) reasons.set(key, reason.trim());
  }
  if (reasons.size === 0) return [...findings];
  return findings.map((it) => {
    const facts = factsOf(it, analysis);
    const reason = reasons.get(wordsKey(it.rule, facts)) ?? reasons.get(valuesKey(it.rule, facts, kb));
    return reason === undefined ? it : { ...it, severity: 'hint', reason };
  });
}

const wordsKey = (rule: string, facts: string) => `${rule} ${facts.trim().replace(/\s+/g, ' ')}`.toLowerCase();

/** The same facts in other words: the concepts, the values and the daily dose that they come to, in any order. */
function valuesKey(rule: string, facts: string, kb: KnowledgeBase): string {
  const { statements, labs, mentions, person } = readBlock(facts.trim(), { section: 'none', monthFirst: true }, kb);
  const values = [
    ...statements.map(({ mention, sig }) => `${mention.concept} ${sig ? sig.amount * (sig.perDay ?? 1) : ''}`),
    ...labs.map((it) => `${it.test} ${it.value} ${it.bound ?? ''}`),
    ...mentions.filter((it) => it.kind === 'problem').map((it) => it.concept),
    ...person.map(
      ({ age, childPugh, weight }) => `${age?.value ?? ''} ${childPugh?.value ?? ''} ${weight?.value ?? ''}`,
    ),
  ];
  return values.length === 0 ? wordsKey(rule, facts) : `${rule} = ${[...new Set(values)].sort().join(', ')}`;
}

/** The fix that writes such a line at the end of the plan, or of the note; its reason is left blank. */
export function acknowledgement(finding: Finding, analysis: Analysis, _kb: KnowledgeBase): Fix | undefined {
  if (finding.severity !== 'error' && finding.severity !== 'warning') return undefined;
  const { note } = analysis;
  const end = note.plan?.end ?? note.end;
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
