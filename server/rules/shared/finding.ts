import type { Evidence, Finding, Label, Regimen, Severity, Span } from '../../core/types';

const LADDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** One step less loud for each reason to be: a proposal, another label than the chosen one. Never below hint. */
export function soften(severity: Severity, ...reasons: readonly boolean[]): Severity {
  const steps = reasons.filter(Boolean).length;
  return LADDER[Math.min(LADDER.indexOf(severity) + steps, LADDER.length - 1)] ?? severity;
}

export const isProposed = ({ status }: Regimen): boolean => status === 'proposed';

export const cite = (evidence: Evidence, label: Label): Finding['evidence'][number] => ({ ...evidence, label });

/** Spans in the order of the note, each once. */
export function inOrder<T extends Span>(spans: readonly T[]): T[] {
  const unique = new Map(spans.map((it) => [`${it.start} ${it.end}`, it]));
  return [...unique.values()].sort((a, b) => a.start - b.start);
}

/** Keeps a summary within what a list of problems can show on one line. */
export const brief = (text: string): string => (text.length < 140 ? text : `${text.slice(0, 136).trimEnd()}...`);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
