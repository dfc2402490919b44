import { splitBlocks } from './block';
import { isConsidered } from './considered';
import { isLive } from './decisive';
import { indicationReader } from './indication';
import type { KnowledgeBase } from './kb';
import { foldPatient } from './patient';
import { settleByPeriod } from './period';
import { planOf } from './plan-place';
import { type BlockReading, type Context, readBlock } from './read-block';
import { foldCoMedicines, foldRegimens } from './regimen';
import { contextOf, NO_SCOPE, scopeAfter } from './scope';
import type { Analysis, Note, Settings, Span } from './types';

/** What was read of blocks before, by context and text. Only what the last note used is kept. */
export interface Memory {
  blocks: Map<string, BlockReading>;
}

export const newMemory = (): Memory => ({ blocks: new Map() });

/** Reads a whole note: blocks first, each remembered, then a fold over their few facts. */
export function analyze(text: string, kb: KnowledgeBase, settings: Settings, memory: Memory = newMemory()): Analysis {
  const blocks = splitBlocks(text);
  const read = readBlocks(text, blocks, kb, settings, memory);
  const readings = read.map((it) => it.reading);
  const facts = collect(blocks, readings);
  const on = noteDate(text, readings);
  const plan = planOf(text, blocks, readings);
  const note: Note = { text, ...(plan && { plan }), ...(on && { on }) };
  const today = on ?? settings.today;
  const statements = settleByPeriod(facts.statements, facts.dates, on, kb.courses);
  const indications = indicationReader(text, facts.mentions, statements, blocks, kb);
  const regimens = foldRegimens(statements, text, indications);
  const comedicines = foldCoMedicines(statements, text, kb);
  return {
    note,
    mentions: facts.mentions,
    statements,
    regimens: regimens.filter(isLive),
    others: regimens.filter((it) => !isLive(it)),
    patient: foldPatient({ ...facts, comedicines }, note, kb),
    claims: facts.claims,
    blocks: read.map(({ span, context }) => ({ ...span, context })),
    ...(today && { today }),
  };
}

function readBlocks(
  text: string,
  blocks: readonly Span[],
  kb: KnowledgeBase,
  settings: Settings,
  memory: Memory,
): { span: Span; context: Context; reading: BlockReading }[] {
  const kept = new Map<string, BlockReading>();
  let scope = NO_SCOPE;
  const readings = blocks.map((span) => {
    const words = text.slice(span.start, span.end);
    const context = contextOf(scope, words, settings);
    const key = `${context.section} ${context.on} ${context.columns ? JSON.stringify(context.columns) : ''} ${context.monthFirst} ${words}`;
    const reading = memory.blocks.get(key) ?? kept.get(key) ?? readBlock(isConsidered(words) ? '' : words, context, kb);
    kept.set(key, reading);
    scope = scopeAfter(scope, reading, words);
    return { span, context, reading };
  });
  memory.blocks = kept;
  return readings;
}

type Facts = Pick<BlockReading, 'mentions' | 'statements' | 'labs' | 'person' | 'claims' | 'dates'>;

/** Brings the blocks' facts to their places in the note. */
function collect(blocks: readonly Span[], readings: readonly BlockReading[]): Facts {
  const facts = { mentions: [], statements: [], labs: [], person: [], claims: [], dates: [] } as {
    [K in keyof Facts]: Facts[K][number][];
  };
  readings.forEach((reading, index) => {
    const shift = blocks[index]?.start ?? 0;
    for (const key of ['mentions', 'statements', 'labs', 'person', 'claims', 'dates'] as const) {
      for (const fact of reading[key]) (facts[key] as unknown[]).push(moved(fact, shift));
    }
  });
  return facts;
}

/** A copy with every span moved. Facts are small trees of plain values, and a span is what has start and end. */
function moved<T>(value: T, by: number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((it) => moved(it, by)) as T;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    copy[key] =
      typeof part === 'number' && (key === 'start' || key === 'end' || key === 'at') ? part + by : moved(part, by);
  }
  return copy as T;
}

/** The day that the note names as its own, else a date in its first lines. */
function noteDate(text: string, readings: readonly BlockReading[]): string | undefined {
  const labelled = readings.flatMap((it) => it.dates).find((it) => it.labelled && it.day.length === 10);
  if (labelled) return labelled.day;
  const opening = readings.slice(0, 3).find((it) => it.dates.some((date) => date.at < 24 && date.day.length === 10));
  return text === '' ? undefined : opening?.dates.find((date) => date.at < 24)?.day;
}
