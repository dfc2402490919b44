import { monthsOn, phaseIn } from './course';
import type { KnowledgeBase } from './kb';
import { isLeft, switchStart } from './switched';
import type { CoMedicine, Form, Mention, Regimen, Sig, Statement, Status } from './types';

const LIVE: ReadonlySet<Status> = new Set(['active', 'planned', 'proposed', 'held']);
const SETTLED: ReadonlySet<Status> = new Set(['active', 'planned', 'held', 'stopped']);

/** Folds what the note says of each of our drugs into what this patient takes, will take, or was offered. */
export function foldRegimens(
  statements: readonly Statement[],
  text: string,
  indications: (it: Statement) => Mention[],
): Regimen[] {
  const switched = switchStart(statements, text);
  return groups(statements.filter((it) => it.mention.kind === 'drug')).map((said) => {
    const chosen = decisive(said, text);
    const status = isLeft(said, chosen, switched, text) ? 'stopped' : statusOf(said, chosen);
    const place = placeOf(said, chosen, text);
    const sig = sigOf(said, chosen);
    const isOnly = statements.every((it) => it.mention.concept === chosen.mention.concept);
    const form = sig?.form ?? said.find((it) => it.sig?.form)?.sig?.form;
    return {
      drug: place.mention,
      concept: place.mention.concept,
      status,
      ...(isTaken(said, chosen, text, isOnly) && { taken: true as const }),
      ...phaseIn(said.filter(isLive), text),
      ...monthsOn(said, text),
      ...(chosen.cue && { cue: chosen.cue }),
      ...(sig && { sig }),
      ...(form && { form: form as Form }),
      indications: indications(place),
      statements: said,
    };
  });
}

export const isLive = ({ status }: { status: Status }): boolean => LIVE.has(status);

/** The same fold for all other medicines; only those that the patient takes, will take or was offered. */
export function foldCoMedicines(statements: readonly Statement[], text: string, kb: KnowledgeBase): CoMedicine[] {
  const switched = switchStart(statements, text);
  return groups(statements.filter((it) => it.mention.kind === 'medicine')).flatMap((said) => {
    const chosen = decisive(said, text);
    const { concept } = chosen.mention;
    const classes = kb.medicines.get(concept)?.classes ?? [];
    const left =
      classes.some((it) => it === 'biologic' || it === 'jak-inhibitor') && isLeft(said, chosen, switched, text);
    const status = left ? 'stopped' : statusOf(said, chosen);
    if (status !== 'active' && status !== 'planned' && status !== 'proposed') return [];
    const sig = sigOf(said, chosen);
    const spans = said.filter(isLive).map((it) => it.mention.span);
    return [
      {
        concept,
        classes,
        mention: placeOf(said, chosen, text).mention,
        status,
        ...(sig && { sig }),
        ...(said.every((it) => it.topical || !it.sig) && said.some((it) => it.topical) && { topical: true as const }),
        spans,
      },
    ];
  });
}

function groups(statements: readonly Statement[]): Statement[][] {
  const byConcept = new Map<string, Statement[]>();
  for (const it of statements) {
    const group = byConcept.get(it.mention.concept);
    if (group) group.push(it);
    else byConcept.set(it.mention.concept, [it]);
  }
  return [...byConcept.values()];
}

/** The statement that counts: the plan's before all others, said before implied, the last of several. */
function decisive(said: readonly Statement[], text: string): Statement {
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

const isDeclined = ({ status, cue }: Statement, text: string): boolean =>
  status === 'negated' &&
  cue !== undefined &&
  /^(?:declin|refus|reject|decided against)/i.test(text.slice(cue.start, cue.end));

/** An order in the plan for what the patient already takes is no new start. */
function statusOf(said: readonly Statement[], chosen: Statement): Status {
  const implied = chosen.status === 'planned' && !chosen.stated;
  return implied && said.some((it) => it.status === 'active') ? 'active' : chosen.status;
}

/** True where the patient already has the drug, so that an order changes it and starts nothing. */
function isTaken(said: readonly Statement[], chosen: Statement, text: string, isOnly: boolean): boolean {
  if (said.some((it) => it.status === 'active' && (it.stated || it.mention.section === 'medications'))) return true;
  const verb = chosen.cue ? text.slice(chosen.cue.start, chosen.cue.end) : '';
  return isOnly && CHANGE.test(verb);
}

/** "Change to" starts a drug only where the note names another one that it may replace. */
const CHANGE = /^(?:chang|increas|decreas|reduc|lower|rais|resum|restart|refill|renew|taper)/i;

/** "Continue X" in a note without headings is its plan. */
const isContinued = ({ mention, cue }: Statement, text: string): boolean =>
  mention.section === 'none' &&
  cue !== undefined &&
  /^(?:continue|cont\b|keep|c\/w)/i.test(text.slice(cue.start, cue.end));

/** Where a finding sits: the plan's mention, else the medication list's, else the first live one. */
function placeOf(said: readonly Statement[], chosen: Statement, text: string): Statement {
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

/** The chosen statement's dose, else the list's, else the last one given; a missing frequency comes from its like. */
function sigOf(said: readonly Statement[], chosen: Statement): Sig | undefined {
  const live = said.filter(
    (it) => (it.status === 'active' || it.status === 'planned' || it.status === 'held') && it.sig,
  );
  const sig = chosen.sig ?? (live.find((it) => it.mention.section === 'medications') ?? live.at(-1))?.sig;
  if (!sig || sig.perDay !== undefined) return sig;
  const like = live.find((it) => it.sig?.perDay !== undefined && it.sig.amount === sig.amount)?.sig;
  return like?.perDay === undefined ? sig : { ...sig, perDay: like.perDay };
}
