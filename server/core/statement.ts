import type { Governed } from './action';
import type { Term } from './lexicon';
import { resumesAt } from './resume';
import type { Sentence } from './sentence';
import type { Token } from './token';
import type { Mention, Sig, Statement, Status } from './types';

/** What a whole sentence says of all its medicines; read once a sentence. */
export interface Setting {
  from: number;
  generals: readonly Term[];
  /** "#30": the words of a prescription. */
  quantity: boolean;
  /** It ends in a question mark: what it says is asked, not ordered. */
  question: boolean;
  /** "restart 6/3": the verb of what goes on at a day that is named. */
  resumes: Token | undefined;
}

export function settingOf(sentence: Sentence, tokens: readonly Token[]): Setting {
  let quantity = false;
  for (let at = sentence.from; at + 1 < sentence.to; at++) {
    if (tokens[at]?.key === '#' && tokens[at + 1]?.kind === 'number') quantity = true;
  }
  const question = tokens.slice(sentence.to - 2, sentence.to).some((it) => it.key === '?');
  return {
    from: sentence.from,
    generals: sentence.terms.filter(isGeneral),
    quantity,
    question,
    resumes: resumesAt(sentence, tokens),
  };
}

const isGeneral = (term: Term) =>
  term.entries.some((it) => it.kind === 'cue' && it.cue.axis === 'temporality' && it.cue.value === 'general');

interface Seen {
  setting: Setting;
  tokens: readonly Token[];
  mention: Mention;
  term: Term;
  sig: Sig | undefined;
  topical: boolean;
  /** A frequency right behind the name stands for a dose: "Genvoya daily". */
  regular: boolean;
  /** The amount is said of another person: "Olumiant, which her sister takes at 4 mg". */
  theirs: boolean;
  action: Governed | undefined;
}

/**
 * What one sentence says of one medicine. Whose it is comes first, then talk about the drug in general, then the verb
 * that governs it, then what its section means. A name alone, with neither dose nor verb, says nothing ("general").
 */
export function statementOf(seen: Seen): Statement {
  const { mention, sig } = seen;
  const decided = whose(seen) ?? inGeneral(seen) ?? asked(seen) ?? governed(seen) ?? bySection(seen);
  return { mention, ...decided, ...(sig && { sig }), ...(seen.topical && { topical: true as const }) };
}

type Decided = Pick<Statement, 'status' | 'stated'> & { cue?: { start: number; end: number } };

function whose(seen: Seen): Decided | undefined {
  const { assertion, section } = seen.mention;
  if (seen.theirs) return { status: 'other', stated: true };
  if (assertion.experiencer !== 'patient')
    return { status: 'other', stated: true, ...(assertion.cue && { cue: assertion.cue }) };
  return section === 'allergies' && !isOrder(seen) ? { status: 'allergy', stated: true } : undefined;
}

/** "Allergies: NKDA. Start Xeljanz 5 mg BID": a later sentence of the line with a whole dose lists no allergy. */
const isOrder = ({ setting: { from }, tokens, mention, sig }: Seen): boolean =>
  from > 0 && tokens[from]?.start === mention.sentence.start && sig?.perDay !== undefined;

const GENERAL_REACH = 12;

/** "in ORAL Surveillance tofacitinib 10 mg": a talk about the drug, unless a verb after it starts a new clause. */
function inGeneral({ setting, tokens, mention, term, action }: Seen): Decided | undefined {
  if (mention.section === 'education') return { status: 'general', stated: true };
  const cue = setting.generals.find((it) => it.from <= term.to + GENERAL_REACH);
  if (!cue) return undefined;
  if (action) {
    if (cue.from >= Math.min(action.cue.from, term.from)) return undefined;
    const between = tokens.slice(cue.to, action.cue.from);
    if (between.some((it) => /^(?:[,;:.]|and|but|so|will|-)$/.test(it.key))) return undefined;
  }
  return { status: 'general', stated: true, cue: { start: cue.start, end: cue.end } };
}

const ASKED_REACH = 6;

/** "Taper to 2.5 mg?" orders nothing, and "should I be on it?" tells nothing. */
function asked({ setting, action, tokens }: Seen): Decided | undefined {
  if (!setting.question || !action) return undefined;
  const should = tokens
    .slice(Math.max(setting.from, action.cue.from - ASKED_REACH), action.cue.from)
    .some((it) => it.key === 'should');
  return should || action.status === 'planned' ? { status: 'general', stated: true } : undefined;
}

function governed({ action, setting, tokens, mention }: Seen): Decided | undefined {
  if (!action) return undefined;
  const { status, cue } = action;
  // What was paused in the past is no pause of today.
  const past = mention.section === 'past-history' || mention.section === 'prior-treatment';
  if (status === 'held' && past) return { status: 'stopped', stated: true, cue: { start: cue.start, end: cue.end } };
  const { resumes } = setting;
  if (status === 'held' && resumes && resumes.start > cue.start)
    return { status: 'planned', stated: true, cue: { start: resumes.start, end: resumes.end } };
  const ifOnly =
    status === 'planned' && tokens.slice(Math.max(setting.from, cue.from - 8), cue.from).some((it) => it.key === 'if');
  return { status: ifOnly ? 'proposed' : status, stated: true, cue: { start: cue.start, end: cue.end } };
}

/** What a section means for a medicine that no verb governs. */
function bySection({ mention, sig, setting, regular }: Seen): Decided {
  const bySectionOnly = (status: Status): Decided => ({ status, stated: false });
  if (mention.section === 'medications') return bySectionOnly('active');
  if (mention.section === 'prior-treatment') return bySectionOnly('stopped');
  if (!sig && !regular) return bySectionOnly('general');
  return bySectionOnly(mention.section === 'plan' || setting.quantity ? 'planned' : 'active');
}
