import { isLive } from './decisive';
import type { KnowledgeBase } from './kb';
import { Lines } from './lines';
import { NoteBlocks } from './note-blocks';
import { createRecall, type Facts, type Recall } from './note-facts';
import { orderOf } from './order';
import { foldPatient } from './patient';
import { type Placed, settled } from './placed-block';
import { planOf } from './plan-place';
import { foldSmoker } from './reading/smoker';
import { foldCoMedicines, foldRegimens } from './regimen';
import { once } from './shelf';
import type { Analysis, Day, Note, Settings } from './types';

/** What was read of a note before. With it, only what an edit touched is read anew, and the analysis before is spent. */
export interface Memory {
  last?: { blocks: NoteBlocks; recall: Recall };
}

export const newMemory = (): Memory => ({});

/** Reads a whole note: blocks first, each remembered, then a fold over their few facts. */
export function analyze(
  text: string | Lines,
  kb: KnowledgeBase,
  settings: Settings,
  memory: Memory = newMemory(),
): Analysis {
  const lines = typeof text === 'string' ? new Lines(text) : text;
  const { blocks, recall } = remembered(lines, kb, settings, memory);
  const on = noteDay(blocks);
  const facts: Facts = { text: lines, blocks, on, kb, recall };
  const regimens = foldRegimens(facts);
  const today = on ?? settings.today;
  const live = regimens.filter(isLive);
  const patient = foldPatient(facts, foldCoMedicines(facts));
  const orders = () => live.flatMap((it) => orderOf(it, patient, kb, settings.label) ?? []);
  return Object.assign(parts(facts, today, orders), {
    note: noteOf(lines, blocks, on),
    regimens: live,
    others: regimens.filter((it) => !isLive(it)),
    patient,
    claims: all(facts, 'claim', (it) => it.facts.claims),
    slips: all(facts, 'slip', (it) => it.facts.slips),
    blanks: all(facts, 'blank', (it) => it.facts.blanks),
    offLabel: new Set(blocks.ledger.names('off-label')),
    treated: new Set(blocks.ledger.names('treated')),
    isForDisease: blocks.ledger.of('has', 'disease').length > 0,
    considered: all(facts, 'considered', (it) => it.facts.considered ?? []),
    monthFirst: settings.label === 'us',
    isAbout: blocks.ledger.names('drug').length + blocks.ledger.names('class').length > 0,
    ...(today && { today }),
  });
}

function remembered(lines: Lines, kb: KnowledgeBase, { label }: Settings, memory: Memory) {
  const { last } = memory;
  if (last?.blocks.lines === lines && last.blocks.kb === kb && last.blocks.label === label) {
    last.blocks.update();
    return last;
  }
  const made = { blocks: new NoteBlocks(lines, kb, label), recall: createRecall() };
  memory.last = made;
  return made;
}

function noteOf(text: Lines, blocks: NoteBlocks, on: Day | undefined): Note {
  const last = blocks.all.at(-1);
  const plan = planOf(text, blocks);
  const end = last ? last.at.start + last.text.trimEnd().length : 0;
  return { text, end, ...(plan && { plan }), ...(on && { on }) };
}

/** What all blocks with something of a kind say of it, in their order. */
function all<T>({ blocks, recall }: Facts, name: string, say: (block: Placed) => readonly T[]): readonly T[] {
  const places = blocks.ledger.of('has', name);
  return recall(name, [places], () => places.flatMap(say));
}

type Late = 'orders' | 'mentions' | 'mentionsOf' | 'statements' | 'statementsIn' | 'blocks' | 'smoker';

/** What not everybody asks for, made when somebody does. */
function parts(facts: Facts, today: Day | undefined, judge: () => Analysis['orders']): Pick<Analysis, Late> {
  const { blocks, on, kb } = facts;
  const mentions = once(() => blocks.all.flatMap((it) => it.facts.mentions));
  const statements = once(() => blocks.all.flatMap((it) => settled(it, on, kb.courses)));
  const places = once(() =>
    blocks.all.map(({ at: { start }, text, context }) => ({ start, end: start + text.length, context })),
  );
  const orders = once(judge);
  return {
    mentionsOf: (concept) =>
      ['name', 'problem'].flatMap((kind) => blocks.ledger.of(kind, concept)).flatMap((it) => mentionsIn(it, concept)),
    statementsIn: ({ start, end }) => {
      const first = Math.max(0, blocks.indexAt(start));
      const last = blocks.indexAt(Math.max(start, end - 1));
      return blocks.all.slice(first, last + 1).flatMap((it) => settled(it, on, kb.courses));
    },
    get orders() {
      return orders();
    },
    get mentions() {
      return mentions();
    },
    get statements() {
      return statements();
    },
    get blocks() {
      return places();
    },
    get smoker() {
      return foldSmoker(facts, today);
    },
  };
}

const mentionsIn = ({ facts }: Placed, concept: string) => facts.mentions.filter((it) => it.concept === concept);

/** The day that the note names as its own, else a date in its first lines. */
function noteDay({ all, ledger }: NoteBlocks): Day | undefined {
  const labelled = ledger.of('has', 'date')[0]?.reading.dates.find((it) => it.labelled && it.day.length === 10);
  if (labelled) return labelled.day;
  const opening = all.slice(0, 3).find(({ reading }) => reading.dates.some((it) => it.at < 24 && it.day.length === 10));
  return opening?.reading.dates.find((it) => it.at < 24)?.day;
}
