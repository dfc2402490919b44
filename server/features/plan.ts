import { labelFor, monitoringPlan, type Part, planSnippet } from '../core/plan';
import type { Regimen, Span } from '../core/types';
import { LABEL } from '../core/words';
import { covers, type Feature, type Snapshot, toRange } from './feature';

export const plan: Feature<'jakNotes/plan'> = {
  method: 'jakNotes/plan',
  capabilities: {},
  empty: { message: 'The monitoring plan could not be made.' },

  provide(snapshot, { position }) {
    const { document, analysis } = snapshot;
    const offset = document.offsetAt(position);
    const here = analysis.regimens.find((it) => it.statements.some(({ mention }) => covers(mention.span, offset)));
    const regimen = here ?? analysis.regimens.find((it) => planFor(it, snapshot)) ?? analysis.regimens[0];
    if (!regimen) return { message: 'This note has no JAK inhibitor that the patient takes or will take.' };

    const parts = planFor(regimen, snapshot);
    return parts ? inserted(parts, snapshot, offset) : { message: withoutSchedule(regimen, snapshot) };
  },
};

export const planFor = (regimen: Regimen, { analysis, kb, settings }: Snapshot) =>
  monitoringPlan(regimen, analysis, kb, settings.label);

/** What is typed for a plan: the start of ".jakplan", or "Monitoring" that begins a line of the note's plan. */
export function typedAt(
  { document, analysis: { note } }: Snapshot,
  offset: number,
): (Span & { word: string }) | undefined {
  const { character } = document.positionAt(offset);
  const before = note.text.slice(offset - character, offset);

  const short = /(?:^|\s)(\.\w*)$/.exec(before)?.[1];
  if (short !== undefined) return '.jakplan'.startsWith(short) ? typed(short, '.jakplan', offset) : undefined;

  const inPlan = note.plan && note.plan.heading.start <= offset && offset <= note.plan.end;
  const word = /^\s*(?:(?:[-*•]|\d+[.)])\s*)?(mon\w*)$/i.exec(before)?.[1];
  return inPlan && word && 'monitoring'.startsWith(word.toLowerCase()) ? typed(word, 'Monitoring', offset) : undefined;
}

const typed = (part: string, word: string, end: number) => ({ start: end - part.length, end, word });

/** In place of the typed word, on an empty line, or else on a line of its own below. */
function inserted(parts: readonly Part[], snapshot: Snapshot, offset: number) {
  const { document } = snapshot;
  const trigger = typedAt(snapshot, offset);
  if (trigger) return { snippet: planSnippet(parts), range: toRange(document, trigger) };

  const { line } = document.positionAt(offset);
  const start = document.offsetAt({ line, character: 0 });
  const text = document
    .getText()
    .slice(start, document.offsetAt({ line: line + 1, character: 0 }))
    .trimEnd();
  if (text === '') return { snippet: planSnippet(parts), range: toRange(document, { start: offset, end: offset }) };
  const end = start + text.length;
  return { snippet: planSnippet(['\n', ...parts]), range: toRange(document, { start: end, end }) };
}

function withoutSchedule({ concept }: Regimen, { kb, settings }: Snapshot): string {
  const drug = kb.drugs.get(concept);
  const label = LABEL[drug ? labelFor(drug, settings.label) : settings.label];
  return `The ${label} label gives no laboratory schedule for ${drug?.name ?? concept}.`;
}
