import { type Facts, saidOf } from './note-facts';
import type { Statement, Status, Text } from './types';

const LIVE: ReadonlySet<Status> = new Set(['active', 'planned', 'proposed', 'held']);
const SETTLED: ReadonlySet<Status> = new Set(['active', 'planned', 'held', 'stopped']);

export const isLive = ({ status }: { status: Status }): boolean => LIVE.has(status);

/** The statement that counts: the plan's before all others, said before implied, the last of several. */
export function decisive(said: readonly Statement[], text: Text): Statement {
  const relevant = said.filter((it) => it.status !== 'other' && it.status !== 'general');
  const allergy = relevant.find((it) => it.status === 'allergy');
  const ordered = relevant.some((it) => isLive(it) && /^(?:plan|medications)$/.test(it.mention.section));
  if (allergy && !ordered) return allergy;
  const plan = relevant.filter((it) => it.mention.section === 'plan' && SETTLED.has(it.status));
  const settled = plan.length > 0 ? plan : relevant.filter((it) => SETTLED.has(it.status));
  const stated = settled.filter((it) => it.stated);
  const offer = relevant.findLast((it) => it.status === 'proposed' || isDeclined(it, text));
  // "X 6 mg daily vs Y talked over, leaning to X": a bare dose is less than the words on it.
  const isBare = settled.every((it) => !it.stated && !/^(?:medications|plan)$/.test(it.mention.section));
  const bare = settled.at(-1);
  if (isBare && offer && bare && bare.mention.span.start < offer.mention.span.start) return offer;
  return stated.at(-1) ?? settled.at(-1) ?? relevant.at(-1) ?? (said[0] as Statement);
}

const isDeclined = ({ status, cue }: Statement, text: Text): boolean =>
  status === 'negated' &&
  cue !== undefined &&
  /^(?:declin|refus|reject|decided against)/i.test(text.slice(cue.start, cue.end));

/** Where the patient will have none of the class. */
export function refusals({ blocks, text, recall, ...facts }: Facts): readonly Statement[] {
  const names = blocks.ledger.names('class');
  const said = names.map((it) => saidOf({ blocks, text, recall, ...facts }, 'class', it));
  return recall('refusals', said, () =>
    said
      .flat()
      .filter(
        ({ status, cue }) =>
          status === 'negated' && cue && /take|declin|refus|want/i.test(text.slice(cue.start, cue.end)),
      ),
  );
}

/** "? start Xeljanz ... She will not take any JAK": who refuses the class refuses what was offered. */
export const isRefused = (refused: readonly Statement[], offered: Statement): boolean =>
  (offered.status === 'proposed' || offered.status === 'planned') &&
  refused.some(({ mention }) => mention.span.start > offered.mention.span.start);

/** "Continue X" in a note without headings is its plan. */
const isContinued = ({ mention, cue }: Statement, text: Text): boolean =>
  mention.section === 'none' &&
  cue !== undefined &&
  (/^(?:continue|cont\b|keep|c\/w)/i.test(text.slice(cue.start, cue.end)) ||
    // "Olumiant to continue" is so where it begins a line.
    (/^to continue/i.test(text.slice(cue.start, cue.end)) &&
      text.slice(mention.span.start - 1, mention.span.start) === '\n'));

/** Where a finding sits: the plan's mention, else the medication list's, else the first live one. */
export function placeOf(said: readonly Statement[], chosen: Statement, text: Text): Statement {
  const isOrder = chosen.mention.section === 'plan' || (chosen.status === 'planned' && chosen.stated);
  if (isOrder || isContinued(chosen, text) || !isLive(chosen)) return chosen;
  const live = said.filter(isLive);
  // "Plan: Xeljanz as before" is the plan's word on it, though it says nothing new.
  const named = said.find(
    (it) => it.mention.section === 'plan' && (isLive(it) || (it.status === 'general' && !it.stated)),
  );
  if (named) return named;
  return live.find((it) => it.mention.section === 'medications') ?? live[0] ?? chosen;
}
