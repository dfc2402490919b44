import type { Evidence, Label, ScreeningItem } from '../../../knowledge/vocabulary';
import type { KnowledgeBase } from '../kb';
import type { Analysis } from './analysis';
import type { Day, Fact, Span } from './note';
import type { Regimen } from './regimen';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Edit {
  span: Span;
  newText: string;
}

export interface Fix {
  title: string;
  edits: readonly Edit[];
}

export interface Finding {
  rule: string;
  span: Span;
  severity: Severity;
  /** Under 140 characters: the patient's own value, the limit, whose limit. */
  summary: string;
  /** What to know and to do; the other label where it differs. */
  detail: string;
  because: readonly Fact[];
  clears: readonly string[];
  evidence: readonly (Evidence & { label?: Label })[];
  fixes: readonly Fix[];
  missing?: readonly ScreeningItem[];
  /** The local pack that decided how loud it is. */
  house?: string;
  /** The writer's reason, when a "Considered [rule]" line in the note stands for this finding; severity is then hint. */
  reason?: string;
}

/** How certain the evidence of a finding must be to be shown. */
export type LeastCertainty = 'any' | 'verified' | 'low' | 'moderate' | 'high';

export interface Settings {
  label: 'us' | 'eu';
  rules: Readonly<Record<string, Severity | 'off'>>;
  minCertainty: LeastCertainty;
  /** What is shown of a note that was edited since it was opened or saved. */
  onType: 'all' | 'errors';
  /** As many findings of information are shown one by one; all where it is not set. */
  maxInfo?: number;
  languages: readonly string[];
  /** The address of a rule's page, with "{rule}" for its id. */
  manual?: string;
  /** Folders with the rules of the house. */
  packs: readonly string[];
  /** The day that counts as today where the note has no date of its own. */
  today?: Day;
}

export interface Rule {
  id: string;
  title: string;
  why: string;
  /** Its tests and its manual. "[words]{rule-id}" marks a finding; "eu: " before a note sets the label. */
  examples: readonly string[];
  /** `found` is what the rules above it in the table say. */
  check(
    analysis: Analysis,
    kb: KnowledgeBase,
    settings: Settings,
    found: readonly Finding[],
  ): Iterable<Omit<Finding, 'rule'>>;
  /** Why it says nothing of a regimen: the fact that is missing, or that decided. One sentence or two. */
  silence?(regimen: Regimen, analysis: Analysis, kb: KnowledgeBase, settings: Settings): string;
}
