import { monthsOn, phaseIn } from './course';
import { decisive, isLive, isRefused, placeOf } from './decisive';
import type { KnowledgeBase } from './kb';
import { isLeft, switchStart } from './switched';
import type { CoMedicine, Form, Mention, Regimen, Sig, Statement, Status } from './types';

/** Folds what the note says of each of our drugs into what this patient takes, will take, or was offered. */
export function foldRegimens(
  statements: readonly Statement[],
  text: string,
  indications: (it: Statement) => Mention[],
): Regimen[] {
  const switched = switchStart(statements, text);
  return groups(statements.filter((it) => it.mention.kind === 'drug')).map((said) => {
    const chosen = decisive(said, text);
    const status = isLeft(said, chosen, switched, text)
      ? 'stopped'
      : isRefused(statements, chosen, text)
        ? 'negated'
        : statusOf(said, chosen);
    const place = placeOf(said, chosen, text);
    const sig = sigOf(said, chosen);
    const isOnly = statements.every((it) => it.mention.concept === chosen.mention.concept);
    const form =
      sig?.form ??
      said.find((it) => it.sig?.form)?.sig?.form ??
      said.find((it) => isLive(it) && it.mention.form)?.mention.form;
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
const CHANGE =
  /^(?:chang|increas|decreas|reduc|lower|rais|resum|restart|refill|renew|taper|halv|doubl|cut|drop|bump|u?p?-?titrat|to go|to come|to be (?:increas|reduc))/i;

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
