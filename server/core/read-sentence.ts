import { type Governed, readActions } from './action';
import { isMedicine } from './action-cue';
import { readAfterthought } from './afterthought';
import { readAssertions, readDegrees } from './assertion';
import { readClaims } from './claim';
import { readGestation } from './gestation';
import type { KnowledgeBase } from './kb';
import { readLabs } from './lab';
import { as, type Term } from './lexicon';
import { periodOf } from './period';
import { readPerson } from './person';
import type { Context } from './read-block';
import type { Sentence } from './sentence';
import { readSigs } from './sig';
import { settingOf, statementOf } from './statement';
import type { Token } from './token';
import type { Assertion, Mention, MentionKind, Statement } from './types';

const KINDS = ['drug', 'class', 'medicine', 'problem', 'lab', 'test'] as const;

export function readSentence(
  sentence: Sentence,
  tokens: readonly Token[],
  text: string,
  kb: KnowledgeBase,
  context: Context,
  before: Term | undefined,
) {
  const meant = { medicine: readAssertions(sentence, 'medicine'), problem: readAssertions(sentence, 'problem') };
  const sigs = readSigs(sentence, tokens);
  const actions = readActions(sentence, tokens);
  const setting = settingOf(sentence, tokens);
  const mentions: Mention[] = [];
  const statements: Statement[] = [];

  sentence.terms.forEach((term, index) => {
    const name = nameOf(term);
    if (!name || (name.kind === 'problem' && isPartOfWord(term, tokens))) return;
    const medicine = name.kind === 'drug' || name.kind === 'class' || name.kind === 'medicine';
    const assertion = (medicine ? meant.medicine : meant.problem)[index];
    if (!assertion) return;
    const mention: Mention = {
      ...name,
      span: { start: term.start, end: term.end },
      assertion,
      section: sentence.section,
      degree: name.kind === 'problem' ? readDegrees(sentence, index, text) : [],
      sentence: { start: sentence.start, end: sentence.end },
    };
    mentions.push(mention);
    if (!medicine) return;
    const sig = sigs[index];
    const unit = sig && sentence.terms.findIndex((it) => it.end === sig.span.end);
    const theirs = unit !== undefined && unit > index && meant.medicine[unit]?.experiencer !== 'patient';
    const action = whileOn(sentence, index, actions[index], meant.problem);
    const period = periodOf(sentence, index, tokens, context.monthFirst);
    const statement = statementOf({
      setting,
      tokens,
      mention,
      term,
      sig,
      regular: sentence.terms[index + 1]?.from === term.to && as(sentence.terms[index + 1], 'frequency') !== undefined,
      theirs,
      topical: isTopical(sentence, index),
      action,
    });
    statements.push(period.to || period.at ? { ...statement, period } : statement);
  });
  const until = patientUntil(sentence);
  mentions.push(...readGestation(sentence, tokens, until));
  const labs = readLabs(sentence, tokens, text, kb, context);
  const end = tokens[until]?.start ?? Number.POSITIVE_INFINITY;
  return {
    mentions,
    statements: underClass(statements),
    afterthought: statements.length === 0 ? readAfterthought(sentence, tokens) : undefined,
    labs: labs.filter((it) => it.span.start < end),
    person: readPerson(sentence, tokens, until),
    claims: readClaims(sentence, tokens, kb.phrases, before),
  };
}

/** "Rinvoq discussed, patient declines any JAK inhibitor": what is said of the class is said of the drug. */
function underClass(statements: readonly Statement[]): readonly Statement[] {
  const refused = statements.find((it) => it.mention.kind === 'class' && it.status === 'negated' && it.cue);
  const open = ({ status, stated }: Statement) => status === 'proposed' || status === 'general' || !stated;
  if (!refused?.cue) return statements;
  const { cue } = refused;
  return statements.map((it) =>
    it.mention.kind === 'drug' && open(it) ? { ...it, status: 'negated', stated: true, cue } : it,
  );
}

/** "RA-trained", "lupus-like": the word is about something else. */
const isPartOfWord = ({ to }: Term, tokens: readonly Token[]): boolean =>
  tokens[to]?.key === '-' &&
  tokens[to]?.spaced === false &&
  tokens[to + 1]?.spaced === false &&
  OTHER.test(tokens[to + 1]?.key ?? '');

const OTHER = /^(?:like|trained|specific|protocol|clinic|nurse|panel|trial|type)$/;

/** "prior PE on baricitinib": what came with a past event is past. */
function whileOn(
  sentence: Sentence,
  index: number,
  action: Governed | undefined,
  meant: readonly Assertion[],
): Governed | undefined {
  if (action?.status !== 'active') return action;
  const at = sentence.terms.indexOf(action.cue, Math.max(0, index - 3));
  const event = sentence.terms[at - 1];
  const past = event?.to === action.cue.from && as(event, 'problem') && meant[at - 1]?.temporality === 'historical';
  return past ? { ...action, status: 'stopped' } : action;
}

const TOPICAL_REACH = 6;

/** "ketoconazole 2 % shampoo", "topical tacrolimus". */
function isTopical({ terms }: Sentence, index: number): boolean {
  const medicine = terms[index] as Term;
  const onSkin = (it: Term | undefined) => as(it, 'route')?.route === 'topical';
  if (onSkin(terms[index - 1]) && terms[index - 1]?.to === medicine.from) return true;
  for (const it of terms.slice(index + 1)) {
    if (isMedicine(it) || it.from - medicine.to > TOPICAL_REACH) return false;
    if (onSkin(it)) return true;
  }
  return false;
}

/** Where a sentence stops speaking of the patient: "67F, mother had a stroke at 60". */
function patientUntil(sentence: Sentence): number {
  if (sentence.section === 'family') return sentence.from;
  const other = sentence.terms.find((it) =>
    it.entries.some((entry) => entry.kind === 'cue' && entry.cue.axis === 'experiencer' && entry.cue.value !== 'none'),
  );
  return other?.from ?? sentence.to;
}

function nameOf(term: Term): { kind: MentionKind; concept: string } | undefined {
  for (const kind of KINDS) {
    const entry = as(term, kind);
    if (entry) return { kind, concept: entry.concept };
  }
  return undefined;
}
