import { analyze } from '../core/analyze';
import type { KnowledgeBase } from '../core/kb';
import { readDrugMentions } from '../core/reading/drug-mention';
import { readInstructions } from '../core/reading/instruction';
import { readMeanings } from '../core/reading/meaning';
import type { DrugMention, Instruction, Meaning, Settings, Span } from '../core/types';

/** What is asked of one text: how these words of it are meant; offsets are UTF-16. */
export interface Line {
  id: string | number;
  text: string;
  spans: readonly Span[];
}

/** The answer to one line; what the text does not say is null. */
export function answerLine({ id, text, spans }: Line, kb: KnowledgeBase, settings: Settings) {
  const analysis = analyze(text, kb, settings);
  return {
    id,
    spans: readMeanings(text, spans, kb).map((it) => meaning(it, text)),
    mentions: readDrugMentions(analysis, kb).map(mentionJson),
    sigs: readInstructions(text, kb).map(instructionJson),
  };
}

export const pair = ({ start, end }: Span): [number, number] => [start, end];

const meaning = ({ existence, temporality, experiencer, cue }: Meaning, text: string) => ({
  existence,
  temporality,
  experiencer,
  cue: cue ? text.slice(cue.start, cue.end) : null,
});

export const mentionJson = ({ span, drug, doses, unit, perDay, route, status }: DrugMention) => ({
  span: pair(span),
  drug,
  doses,
  unit: unit ?? null,
  frequency_per_day: perDay ?? null,
  route: route ?? null,
  status,
});

export const instructionJson = (it: Instruction) => ({
  span: pair(it.span),
  dose: it.dose ?? null,
  dose_high: it.doseHigh ?? null,
  unit: it.unit ?? null,
  strength: it.strength ?? null,
  frequency_per_day: it.perDay ?? null,
  frequency_high: it.perDayHigh ?? null,
  max_units_per_day: it.mostPerDay ?? null,
  route: it.route ?? null,
  prn: it.prn,
});
