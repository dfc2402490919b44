import { type Governed, isEnd, STATUS } from './action';
import { actionAt } from './action-cue';
import { as } from './lexicon';
import type { Sentence } from './sentence';
import { readSigBehind } from './sig';
import type { Token } from './token';
import type { Sig, Statement } from './types';

/** What a sentence without a medicine says of the one before it. */
export interface Afterthought extends Governed {
  sig?: Sig;
  /** "both stopped years ago". */
  ofAll?: boolean;
}

const SUBJECT =
  /^(?:it|this|that|which|was|were|is|then|now|since|both|all|has|been|had|to|be|,|-|\(|and|but|also|later|finally|eventually|med|drug)$/;

/** "Stopped in March" ends it, "increase to 10 mg BID" changes its dose. */
export const readAfterthought = (sentence: Sentence, tokens: readonly Token[]): Afterthought | undefined =>
  newDose(sentence, tokens) ?? ending(sentence, tokens);

/** Its last verb counts: "held, restarted, stopped". */
function ending(sentence: Sentence, tokens: readonly Token[]): Afterthought | undefined {
  const actions = sentence.terms.flatMap((_, index) => actionAt(sentence, tokens, index) ?? []);
  const first = actions[0];
  const last = actions.findLast((it) => it.way !== 'elsewhere');
  if (!first || !last || last.way !== 'backward' || !isEnd(last, tokens)) return undefined;
  const opens = tokens.slice(sentence.from, first.term.from).every((it) => SUBJECT.test(it.key));
  const afterComma = tokens[last.term.from - 1]?.key === ',';
  const status = STATUS[last.value];
  const ofAll = /^(?:both|all|neither)$/.test(tokens[sentence.from]?.key ?? '');
  return status && (opens || afterComma) ? { status, cue: last.term, ofAll } : undefined;
}

/** A verb of change with the dose right behind it. */
function newDose(sentence: Sentence, tokens: readonly Token[]): Afterthought | undefined {
  for (const [index, cue] of sentence.terms.entries()) {
    const verb = as(cue, 'cue')?.cue;
    if (verb?.axis !== 'action' || verb.value !== 'start') continue;
    const sig = readSigBehind(sentence, tokens, index);
    if (sig) return { status: 'planned', cue, sig };
  }
  return undefined;
}

interface Part {
  statements: readonly Statement[];
  afterthought: Afterthought | undefined;
}

/** Gives each afterthought to the medicine named last before it in the same block. */
export function withAfterthoughts(parts: readonly Part[]): Statement[] {
  const said: Statement[] = [];
  let group = 0;
  for (const { statements, afterthought } of parts) {
    if (statements.length > 0) group = statements.length;
    said.push(...statements);
    const last = said.at(-1);
    if (!afterthought || !last || last.status === 'other' || last.mention.kind === 'class') continue;
    const { status, sig } = afterthought;
    const cue = { start: afterthought.cue.start, end: afterthought.cue.end };
    const added = { ...last, status, stated: true, cue, ...(sig && { sig }) };
    if (afterthought.ofAll) {
      const rest = said.splice(-group).map((it) => (it.status === 'other' ? it : { ...it, status, stated: true, cue }));
      said.push(...rest);
      continue;
    }
    // A new dose is one statement more, and the old dose stays what it was.
    if (!sig) said.pop();
    if (!sig || last.mention.kind === 'drug') said.push(added);
  }
  return said;
}
