import type { KnowledgeBase } from '../core/kb';
import type { Settings, Span } from '../core/types';
import { linesOf } from '../disk/lines';
import { answerLine, type Line } from '../features/read-line';
import type { System } from './run';

/** Answers each line of a stream as it comes; one that cannot be read gets its number and a reason, and the run goes on. */
export async function readLines(path: string, kb: KnowledgeBase, settings: Settings, system: System): Promise<number> {
  let failed = false;
  for await (const { number, text } of linesOf(system.bytes(path))) {
    if (text?.trim() === '') continue;
    const answer = answerTo(text, kb, settings);
    if (typeof answer === 'string') failed = true;
    await system.write(`${JSON.stringify(typeof answer === 'string' ? { line: number, error: answer } : answer)}\n`);
  }
  return failed ? 2 : 0;
}

function answerTo(text: string | undefined, kb: KnowledgeBase, settings: Settings) {
  const line = text === undefined ? 'not UTF-8' : parsed(text);
  if (typeof line === 'string') return line;
  try {
    return answerLine(line, kb, settings);
  } catch (error) {
    return `cannot be read (${(error as Error).name})`;
  }
}

/** The line, or one sentence on what is wrong with it; nothing of its text is repeated. */
function parsed(json: string): Line | string {
  let value: { id?: unknown; text?: unknown; spans?: unknown } | null;
  try {
    value = JSON.parse(json);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
  const { id, text, spans = [] } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id must be a string or a number';
  if (typeof text !== 'string') return 'text must be a string';
  const asked = Array.isArray(spans) ? spans.map((it) => spanOf(it, text.length)) : [undefined];
  if (asked.includes(undefined)) return 'spans must be pairs [start, end] of UTF-16 offsets within the text';
  return { id, text, spans: asked as Span[] };
}

function spanOf(pair: unknown, length: number): Span | undefined {
  const [start, end] = Array.isArray(pair) && pair.length === 2 ? (pair as unknown[]) : [];
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  const span = { start: start as number, end: end as number };
  return 0 <= span.start && span.start < span.end && span.end <= length ? span : undefined;
}
