import type { Analysis, Finding, SectionId, Span, Statement, Text } from '../../core/types';
import { inOrder } from './finding';
import { inView } from './in-view';

/** Words that should be others; `problem` tells those apart that are not the same again. */
export interface Wrong {
  problem: string;
  span: Span;
  section: SectionId;
  /** What to replace, where that is not all of it. */
  replace?: Span;
  newText: string;
}

/** This patient's orders, drug by drug: not what is held, what was, or what was only talked about. */
export const orderedIn = ({ regimens, note }: Analysis): Statement[][] =>
  regimens.filter((it) => it.status !== 'held').map((it) => inView(it).filter((one) => isOrdered(one, note.text)));

function isOrdered({ status, stated, cue, mention }: Statement, text: Text): boolean {
  if (status === 'proposed') return !(cue && TALK.test(text.slice(cue.start, cue.end)));
  if (status !== 'active' || stated) return status === 'active' || status === 'planned';
  // A dose that nobody orders may be that of a trial.
  const { sentence, span } = mention;
  return !SOURCE.test(text.slice(Math.max(sentence.start, span.start - REACH), span.start));
}

const REACH = 60;
/** "In the SELECT-COMPARE trial upa 15 mg QD" */
const SOURCE = /\b(?:trial|study|label|guideline|paper)\b|\b[A-Z]{2,9}-[A-Z]{3,9}\b/;

const TALK = /^(?:discuss|talk|mention|review|option|counsel|weigh|debat|ask|vs|versus)/i;

type Said = Pick<Finding, 'summary' | 'detail' | 'clears' | 'evidence'>;

/** One finding for each problem, with a fix that mends it wherever it stands: in the plan, in the list, in the history. */
export function* mended<T extends Wrong>(all: readonly T[], say: (at: T) => Said): Generator<Omit<Finding, 'rule'>> {
  const groups = new Map<string, T[]>();
  for (const it of all) groups.set(it.problem, [...(groups.get(it.problem) ?? []), it]);
  for (const same of groups.values()) {
    const at = leading(same);
    if (!at) continue;
    // Two names of one drug share their dose.
    const places = [...new Map(same.map((it) => [(it.replace ?? it.span).start, it])).values()];
    const edits = places.map(({ span, replace = span, newText }) => ({ span: replace, newText }));
    const because = inOrder(places.filter((it) => it.span.start !== at.span.start).map((it) => it.span));
    const said = say(at);
    const title = `Change to "${said.clears[0] ?? at.newText}"`;
    yield { span: at.span, severity: 'hint', ...said, because, fixes: [{ title, edits }] };
  }
}

/** The plan's, else the medication list's, else the first. */
const leading = <T extends Wrong>(all: readonly T[]): T | undefined =>
  all.find((it) => it.section === 'plan') ?? all.find((it) => it.section === 'medications') ?? all[0];
