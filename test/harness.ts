import { analyze } from '../server/core/analyze';
import type { Analysis, Finding, Settings } from '../server/core/types';
import { check } from '../server/rules';
import { kb } from './knowledge';

export const SETTINGS: Settings = { label: 'us', rules: {}, languages: [] };

/** Reads a note as the server does, with "eu: " before it for the other label. */
export function read(example: string, settings: Partial<Settings> = {}): { analysis: Analysis; settings: Settings } {
  const eu = example.startsWith('eu: ');
  const chosen: Settings = { ...SETTINGS, ...(eu && { label: 'eu' as const }), ...settings };
  return { analysis: analyze(eu ? example.slice(4) : example, kb, chosen), settings: chosen };
}

/** All findings of a note; a rule that throws fails the test. */
export function findingsOf(example: string, settings: Partial<Settings> = {}): Finding[] {
  const { analysis, settings: chosen } = read(example, settings);
  return check(analysis, kb, chosen, (_, error) => {
    throw error;
  });
}

/** Takes the marks away: "[2 mg]{dose-renal}" becomes "2 mg". A note's own brackets stay. */
export const strip = (example: string): string => example.replace(/\[([^\]]*)\]((?:\{[a-z-]+\})+)/g, '$1');

/**
 * Puts the marks in: warnings and errors of all rules, and what `own` says at any severity. Findings on the same words
 * share one bracket.
 */
export function mark(example: string, own?: string): string {
  const prefix = example.startsWith('eu: ') ? 'eu: ' : '';
  const text = example.slice(prefix.length);
  const marks = new Map<string, { start: number; end: number; rules: string[] }>();
  for (const { rule, severity, span } of findingsOf(example)) {
    if (severity !== 'error' && severity !== 'warning' && rule !== own) continue;
    const key = `${span.start} ${span.end}`;
    marks.set(key, { ...span, rules: [...(marks.get(key)?.rules ?? []), rule] });
  }
  const ordered = [...marks.values()].sort((a, b) => b.start - a.start);
  return (
    prefix +
    ordered.reduce((result, { start, end, rules }) => {
      const tags = rules.map((it) => `{${it}}`).join('');
      return `${result.slice(0, start)}[${result.slice(start, end)}]${tags}${result.slice(end)}`;
    }, text)
  );
}
