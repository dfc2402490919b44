import type { Statement, Text } from './types';

const THEN = 5;
const SWITCH = /(?:^.{0,5}\b(?:switch|chang|transition|convert|swap|replac)|^then start)/i;

/** The statement, by its place, that says "switch to": what the patient took until there is left behind. */
export function switchIn(statements: readonly Statement[], text: string): number | undefined {
  const at = statements.findIndex(
    ({ mention, status, cue }) =>
      mention.kind === 'drug' &&
      status === 'planned' &&
      cue &&
      SWITCH.test(text.slice(Math.max(0, cue.start - THEN), cue.end)),
  );
  return at < 0 ? undefined : at;
}

/** True for what the patient took until the switch and is not named after it. */
export function isLeft(
  said: readonly Statement[],
  chosen: Statement,
  switched: Statement | undefined,
  text: Text,
): boolean {
  const goesOn =
    chosen.status === 'active' || (chosen.cue && /^taper/.test(text.slice(chosen.cue.start, chosen.cue.end)));
  if (!switched || !goesOn || chosen.mention.concept === switched.mention.concept) return false;
  return said.every((it) => it.mention.span.start < switched.mention.span.start);
}
