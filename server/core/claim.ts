import { isMedicine } from './action-cue';
import { match, namesAt, PRONOUN, possibleIn, type TermsAt } from './claim-match';
import type { Phrase, Phrases } from './claim-phrase';
import { as, type Term } from './lexicon';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Claimed } from './types';

const DENIAL =
  /^(?:no|not|never|neither|nor|none|without|cannot|t|(?:is|are|was|were|do|does|did|ca|has|have)nt|false|incorrect|wrong|myth|untrue|contrary|misconception|unlike|whether|outdated|disproved|if|until|mistakenly|erroneously|incorrectly|wrongly|falsely|misinformed|thought|corrected|forum|internet|struck|removed|deleted|rumour|rumor)$/;
/** What takes back the words before it: "..., which is incorrect", "...?" */
const RETRACTION = /^(?:\?|false|incorrect|wrong|myth|untrue|misconception|outdated|disproved|corrected)$/;

/**
 * The claims that a sentence makes; a denied one ("not FDA-approved for lupus") is none. `before`: the medicine that the
 * text named last before it, which "it" may stand for.
 */
export function readClaims(
  sentence: Sentence,
  tokens: readonly Token[],
  phrases: Phrases,
  before: Term | undefined,
): Claimed[] {
  const terms = pronouns(sentence, tokens, before);
  const possible = possibleIn(sentence, tokens, terms, phrases);
  if (possible.length === 0) return [];
  const found = new Map<string, Claimed>();
  let subject = before;
  for (let at = sentence.from; at < sentence.to; at++) {
    const names = namesAt(tokens, terms, at);
    for (const phrase of possible) {
      if (found.has(phrase.claim) || !names.some((it) => phrase.starts.has(it))) continue;
      const used = match(phrase.items, 0, at, sentence, tokens, terms);
      if (!used || isDenied(sentence, tokens, used) || isExcused(sentence, tokens, phrase)) continue;
      if (phrase.of && phrase.of !== as(subject, 'drug')?.concept) continue;
      const [start, end] = [tokens[used[0] ?? at]?.start ?? 0, tokens[used.at(-1) ?? at]?.end ?? 0];
      found.set(phrase.claim, { claim: phrase.claim, span: { start, end } });
    }
    if (isMedicine(terms.get(at))) subject = terms.get(at);
  }
  return [...found.values()];
}

/** The terms of a sentence by their place; "it" stands for the drug named last, when a drug it was. */
function pronouns(sentence: Sentence, tokens: readonly Token[], before: Term | undefined): TermsAt {
  const terms = new Map(sentence.terms.map((it) => [it.from, it]));
  let last = before;
  for (let at = sentence.from; at < sentence.to; at++) {
    const term = terms.get(at);
    if (isMedicine(term)) last = term;
    const token = tokens[at];
    if (term || !token || !PRONOUN.test(token.key) || !(as(last, 'drug') ?? as(last, 'class'))) continue;
    terms.set(at, { from: at, to: at + 1, start: token.start, end: token.end, entries: last?.entries ?? [] });
  }
  return terms;
}

function isDenied(sentence: Sentence, tokens: readonly Token[], used: readonly number[]): boolean {
  const own = new Set(used);
  const start = clauseStart(sentence, tokens, used[0] ?? sentence.from);
  for (let at = used.at(-1) ?? start; at >= start; at--) {
    const word = own.has(at) ? '' : (tokens[at]?.key ?? '');
    // "Cannot use it as its only indication is psoriasis": the reason is a statement of its own.
    if (/^(?:because|since|as)$/.test(word)) break;
    if (DENIAL.test(word)) return true;
  }
  for (let at = (used.at(-1) ?? start) + 1; at < sentence.to; at++) {
    if (RETRACTION.test(tokens[at]?.key ?? '')) return true;
  }
  return false;
}

/** A claim answers for its own clause: "she doesn't want a JAK: Sotyktu has a boxed warning" makes one. */
function clauseStart(sentence: Sentence, tokens: readonly Token[], from: number): number {
  let at = from;
  while (at > sentence.from && !/^(?:but|however|although|[:;,(])$/.test(tokens[at - 1]?.key ?? '')) at--;
  return at;
}

/** The excuse may stand anywhere in the sentence: "renal function normal, baricitinib needs no renal adjustment". */
function isExcused(sentence: Sentence, tokens: readonly Token[], { unless }: Phrase): boolean {
  for (let at = sentence.from; at < sentence.to; at++) {
    if (unless.some((words) => words.every((word, offset) => tokens[at + offset]?.key === word))) return true;
  }
  return false;
}
