import { dateAt } from '../date';
import { tokenize } from '../token';
import type { Analysis, Day } from '../types';

const BESIDE =
  /\b(?:date|dos|visit|encounter|seen|clinic|dictated|discharged?|service|appt|appointment|reviewed|review|note|consult|consultation|round|rounds)\b[\s:#*-]*(?:on\s+)?$/i;
const NEAR =
  /\b(?:date|dos|visit|encounter|seen|clinic|appt|appointment|reviewed|review|note|consult|consultation|rounds?|letter|summary|follow-?up|f\/u|evaluation)\b[^.;,]*$/i;
/** "last visit", "next appointment", "date of birth", "start date". */
const ANOTHER =
  /\b(?:last|next|previous|prior|start|started|end|stop|stopped|due|birth|dob|born|surgery|onset|collected|return|future|lmp|expiry|since|given|dose|booked|scheduled|until)\b.{0,16}$/i;
const REACH = 48;
const OPENING_LINES = 3;

/** The day that a note names as its own, a full one: beside a word like "visit", else in its opening lines. */
export function noteDay({ note, blocks }: Analysis): Day | undefined {
  const text = String(note.text);
  const monthFirst = blocks[0]?.context.monthFirst ?? true;
  const tokens = tokenize(text);
  let opening: Day | undefined;
  let [line, seen] = [0, 0];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const date = token?.kind === 'mark' ? undefined : dateAt(tokens, at, monthFirst);
    if (!token || date?.day.length !== 10) continue;
    const before =
      text
        .slice(Math.max(0, token.start - REACH), token.start)
        .split('\n')
        .at(-1) ?? '';
    for (; seen < token.start && line < OPENING_LINES; seen++) if (text.charCodeAt(seen) === NEWLINE) line++;
    at = (date?.to ?? at + 1) - 1;
    if (!date || ANOTHER.test(before)) continue;
    if (BESIDE.test(before)) return date.day;
    const ends = /^[ \t.]*(?:\n|$)/.test(text.slice(tokens[at]?.end, (tokens[at]?.end ?? 0) + 4));
    const first = before.trim() === '' && (line === 0 || ends);
    if (line < OPENING_LINES && (first || NEAR.test(before))) opening ??= date.day;
  }
  return opening;
}

const NEWLINE = 10;
