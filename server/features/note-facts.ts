import type { KnowledgeBase } from '../core/kb';
import type { Analysis, Indication, Mention, Regimen, Statement } from '../core/types';
import { covers } from './feature';

/** What a note says of the thing under the cursor. */

export interface Place {
  regimen: Regimen;
  statement: Statement;
  /** False for what is stopped, denied, someone else's or general: nothing is checked there. */
  checked: boolean;
}

/** Every place where the note says something of a drug. */
function placesOf({ regimens, others }: Analysis): Place[] {
  const flat = (list: readonly Regimen[], checked: boolean) =>
    list.flatMap((regimen) => regimen.statements.map((statement) => ({ regimen, statement, checked })));
  return [...flat(regimens, true), ...flat(others, false)];
}

export const placeOf = (mention: Mention, analysis: Analysis): Place | undefined =>
  placesOf(analysis).find(({ statement }) => statement.mention.span.start === mention.span.start);

export const placeOfDose = (offset: number, analysis: Analysis): Place | undefined =>
  placesOf(analysis).find(({ statement: { sig } }) => sig && covers(sig.span, offset));

export const drugAt = (offset: number, { mentions }: Analysis): Mention | undefined =>
  mentions.find(({ kind, span }) => kind === 'drug' && covers(span, offset));

/** What the drug is for: the regimen's own indications, else every treatable condition of the patient. */
export function usesOf(regimen: Regimen | undefined, { patient }: Analysis, kb: KnowledgeBase): Indication[] {
  const own = (regimen?.indications ?? []).map((it) => it.concept);
  const concepts = own.length > 0 ? own : [...patient.problems.keys()];
  return [...new Set(concepts.flatMap((it) => kb.problems.get(it)?.indication ?? []))];
}
