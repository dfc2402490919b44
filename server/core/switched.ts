import type { Statement } from './types';

/** Where the note says "switch to": what the patient took until there is left behind. */
export function switchStart(statements: readonly Statement[], text: string): Statement | undefined {
  return statements.find(
    ({ mention, status, cue }) =>
      mention.kind === 'drug' &&
      status === 'planned' &&
      cue &&
      /^(?:switch|chang|transition|convert|swap|replac)/i.test(text.slice(cue.start, cue.end)),
  );
}

/** True for what the patient took until the switch and is not named after it. */
export function isLeft(said: readonly Statement[], chosen: Statement, switched: Statement | undefined): boolean {
  if (!switched || chosen.status !== 'active' || chosen.mention.concept === switched.mention.concept) return false;
  return said.every((it) => it.mention.span.start < switched.mention.span.start);
}
