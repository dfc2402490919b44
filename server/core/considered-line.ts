const HEAD = /^([ \t]*(?:(?:[-*•]|\d{1,2}[.)])[ \t]*)?)(Considered \[([a-z0-9-]+)\]:[ \t]*)/i;
const REASON = /;[ \t]*reason:/i;

interface Considered {
  /** What stands before the line's own words. */
  lead: string;
  head: string;
  rule: string;
  facts: string;
  reason: string;
}

/** "Considered [dose-renal]: baricitinib 4 mg daily, eGFR 42; reason: ..." in its parts. Every other reader skips such a line. */
export function consideredIn(line: string): Considered | undefined {
  const [all, lead, head, rule] = HEAD.exec(line) ?? [];
  if (all === undefined || lead === undefined || head === undefined || !rule || line.includes('\n')) return undefined;
  const rest = line.slice(all.length);
  const found = REASON.exec(rest);
  if (!found) return undefined;
  const reason = rest.slice(found.index + found[0].length);
  return { lead, head, rule, facts: rest.slice(0, found.index), reason };
}

export const isConsidered = (line: string): boolean => consideredIn(line) !== undefined;
