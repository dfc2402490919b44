/** "Considered [dose-renal]: baricitinib 4 mg daily, eGFR 42; reason: ...". Every other reader skips such a line. */
export const CONSIDERED = /^[ \t]*(?:[-*•][ \t]*)?Considered \[([a-z-]+)\]:([^;\n]*);[ \t]*reason:([^\n]*)$/i;

export const isConsidered = (line: string): boolean => CONSIDERED.test(line);
