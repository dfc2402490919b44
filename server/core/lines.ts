import { replaceIn } from './fold';
import { Offsets } from './offsets';
import type { Span, Text } from './types';

/** What an edit left alone: so many characters at the start and at the end, both whole lines. */
interface Untouched {
  before: number;
  after: number;
}

/** Tells its owner what changed since it was asked last. */
export interface Changes {
  take(): Untouched | undefined;
}

/** The text of a note by lines, which an edit changes in place. A line ends as the protocol says: "\n", "\r\n" or "\r". */
export class Lines implements Text {
  private readonly lines: string[];
  private readonly starts: Offsets;
  private readonly followers: { untouched?: Untouched | undefined }[] = [];
  length: number;

  constructor(text: string) {
    this.lines = split(text);
    this.starts = new Offsets(startsOf(this.lines, 0));
    this.length = text.length;
  }

  get count(): number {
    return this.lines.length;
  }

  /** Where a line begins. */
  startOf(line: number): number {
    return this.starts.get(line) ?? this.length;
  }

  /** A line with its end. */
  whole(line: number): string {
    return this.lines[line] ?? '';
  }

  /** The line that an offset is on. */
  lineAt(offset: number): number {
    return Math.max(0, this.starts.countBefore(offset + 1) - 1);
  }

  slice(start: number, end: number = this.length): string {
    const line = this.lineAt(start);
    const from = start - this.startOf(line);
    const own = this.whole(line);
    if (end - this.startOf(line) <= own.length) return own.slice(from, Math.max(from, end - this.startOf(line)));
    const last = this.lineAt(end);
    if (last === line) return own.slice(from);
    const middle = this.lines.slice(line + 1, last).join('');
    return own.slice(from) + middle + this.whole(last).slice(0, end - this.startOf(last));
  }

  toString(): string {
    return this.lines.join('');
  }

  /** Replaces a span. A neighbour on each side is cut anew with it: two halves of a line end may meet. */
  replace({ start, end }: Span, text: string): void {
    const first = Math.max(0, this.lineAt(start) - 1);
    const last = Math.min(this.count - 1, this.lineAt(end) + 1);
    const [from, to] = [this.startOf(first), this.startOf(last + 1)];
    const added = split(this.slice(from, start) + text + this.slice(end, to));
    // An empty last line belongs to the whole text alone.
    if (last < this.count - 1 && added.at(-1) === '') added.pop();
    for (const it of this.followers) it.untouched = narrowed(it.untouched, from, this.length - to);
    replaceIn(this.lines, first, last - first + 1, added);
    const shift = text.length - (end - start);
    this.starts.replace(first, last - first + 1, startsOf(added, from), shift);
    this.length += shift;
  }

  follow(): Changes {
    const follower: { untouched?: Untouched | undefined } = {};
    this.followers.push(follower);
    return {
      take() {
        const { untouched } = follower;
        follower.untouched = undefined;
        return untouched;
      },
    };
  }
}

function startsOf(lines: readonly string[], from: number): number[] {
  let start = from;
  return lines.map((line) => {
    start += line.length;
    return start - line.length;
  });
}

const narrowed = (known: Untouched | undefined, before: number, after: number): Untouched =>
  known ? { before: Math.min(known.before, before), after: Math.min(known.after, after) } : { before, after };

/** Lines with their ends; the last one has none and may be empty. */
function split(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) {
    lines.push(text.slice(start, index + end.length));
    start = index + end.length;
  }
  lines.push(text.slice(start));
  return lines;
}

/** A line without its end. */
export function withoutEnd(line: string): string {
  const end = line.endsWith('\n') ? line.length - 1 : line.length;
  return line.slice(0, line[end - 1] === '\r' ? end - 1 : end);
}
