/** "Considered [dose-renal]: baricitinib 4 mg daily, eGFR 42; reason: ...". Every other reader skips such a line. */
export const CONSIDERED =
  /^([ \t]*(?:(?:[-*•]|\d{1,2}[.)])[ \t]*)?)(Considered \[([a-z0-9-]+)\]:[ \t]*)([^\n]*?);[ \t]*reason:([^\n]*)$/i;

export const isConsidered = (line: string): boolean => CONSIDERED.test(line);
