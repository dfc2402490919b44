import type { Statement } from './types';

const THEN = 5;
const SWITCH = /(?:^.{0,5}\b(?:switch|chang|transition|convert|swap|replac)|^then start)/i;

/** Where the note says "switch to": what the patient took until there is left behind. */
export function switchStart(statements: readonly Statement[], text: string): Statement | undefined {
  return statements.find(
    ({ mention, status, cue }) =>
      mention.kind === 'drug' &&
      status === 'planned' &&
      cue &&
      SWITCH.test(text.slice(Math.max(0, cue.start - THEN), cue.end)),
  );
}

/** True for what the patient took until the switch and is not named after it. */
export function isLeft(
  said: readonly Statement[],
  chosen: Statement,
  switched: Statement | undefined,
  text: string,
): boolean {
  const goesOn = chosen.status === 'active' || (chosen.cue && text.startsWith('taper', chosen.cue.start));
  if (!switched || !goesOn || chosen.mention.concept === switched.mention.concept) return false;
  return said.every((it) => it.mention.span.start < switched.mention.span.start);
}
