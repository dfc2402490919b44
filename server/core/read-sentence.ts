import { readAfterthought } from './afterthought';
import { readAssertions, readDegrees } from './assertion';
import { readClaims } from './claim';
import { readGestation } from './gestation';
import type { KnowledgeBase } from './kb';
import { readLabs } from './lab';
import { as, type Term } from './lexicon';
import { readPerson } from './person';
import type { Context } from './read-block';
import { type Meant, readStatements } from './read-statements';
import type { Sentence } from './sentence';
import { once } from './shelf';
import type { Token } from './token';
import type { Mention } from './types';

/** All that one sentence says; `before` is the medicine that the block named last before it. */
export function readSentence(
  sentence: Sentence,
  tokens: readonly Token[],
  text: string,
  kb: KnowledgeBase,
  context: Context,
  before: Term | undefined,
) {
  const meant = meantIn(sentence);
  const mentions = readMentions(sentence, tokens, text, meant);
  const statements = readStatements(sentence, tokens, mentions, meant, context.monthFirst);
  const until = patientUntil(sentence);
  const end = tokens[until]?.start ?? Number.POSITIVE_INFINITY;
  return {
    mentions: [...mentions.values(), ...readGestation(sentence, tokens, until)],
    statements,
    afterthought: before && statements.length === 0 ? readAfterthought(sentence, tokens) : undefined,
    labs: readLabs(sentence, tokens, text, kb, context).filter((it) => it.span.start < end),
    person: readPerson(sentence, tokens, until),
    claims: readClaims(sentence, tokens, kb.phrases, before),
  };
}

/** Most sentences name no medicine, and many no problem. */
function meantIn(sentence: Sentence): Meant {
  const medicine = once(() => readAssertions(sentence, 'medicine'));
  const problem = once(() => readAssertions(sentence, 'problem'));
  return {
    get medicine() {
      return medicine();
    },
    get problem() {
      return problem();
    },
  };
}

const KINDS = ['drug', 'class', 'medicine', 'problem', 'lab', 'test'] as const;

/** The names in a sentence, by the index of their term. */
function readMentions(sentence: Sentence, tokens: readonly Token[], text: string, meant: Meant): Map<number, Mention> {
  const mentions = new Map<number, Mention>();
  const whole = { start: sentence.start, end: sentence.end };
  sentence.terms.forEach((term, index) => {
    const name = nameOf(term);
    if (!name || (name.kind === 'problem' && isPartOfWord(term, tokens))) return;
    const medicine = name.kind === 'drug' || name.kind === 'class' || name.kind === 'medicine';
    const assertion = (medicine ? meant.medicine : meant.problem)[index];
    if (!assertion) return;
    mentions.set(index, {
      ...name,
      span: { start: term.start, end: term.end },
      assertion,
      section: sentence.section,
      degree: name.kind === 'problem' ? readDegrees(sentence, index, text) : [],
      ...(name.kind === 'problem' && yearOf(term, tokens)),
      sentence: whole,
    });
  });
  return mentions;
}

/** "in 2009", "class III (2014": a year close behind, and not the one since which it goes on. */
function yearOf({ to }: Term, tokens: readonly Token[]): Pick<Mention, 'year'> {
  const at = [0, 1, 2, 3].find((step) => /^(?:19|20)\d\d$/.test(tokens[to + step]?.key ?? ''));
  if (at === undefined || tokens.slice(to, to + at).some((it) => /^(?:since|from|[.;])$/.test(it.key))) return {};
  return { year: Number(tokens[to + at]?.key) };
}

/** "RA-trained", "lupus-like": the word is about something else. */
const isPartOfWord = ({ to }: Term, tokens: readonly Token[]): boolean =>
  tokens[to]?.key === '-' &&
  tokens[to]?.spaced === false &&
  tokens[to + 1]?.spaced === false &&
  OTHER.test(tokens[to + 1]?.key ?? '');

const OTHER = /^(?:like|trained|specific|protocol|clinic|nurse|panel|trial|type)$/;

/** Where a sentence stops speaking of the patient: "67F, mother had a stroke at 60". */
function patientUntil(sentence: Sentence): number {
  if (sentence.section === 'family') return sentence.from;
  const other = sentence.terms.find((it) =>
    it.entries.some((entry) => entry.kind === 'cue' && entry.cue.axis === 'experiencer' && entry.cue.value !== 'none'),
  );
  return other?.from ?? sentence.to;
}

function nameOf(term: Term): Pick<Mention, 'kind' | 'concept' | 'form' | 'short'> | undefined {
  if (!term.entries.some((it) => 'concept' in it)) return undefined;
  for (const kind of KINDS) {
    const entry = as(term, kind);
    if (!entry) continue;
    const more = { ...('form' in entry && { form: entry.form }), ...('short' in entry && { short: entry.short }) };
    return { kind, concept: entry.concept, ...more };
  }
  return undefined;
}
