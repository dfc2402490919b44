import { decisive, isLive, isRefused, placeOf, refusals } from './decisive';
import { indicationReader } from './indication';
import { type Facts, saidOf } from './note-facts';
import { settled } from './placed-block';
import { isLeft } from './switched';
import type { CoMedicine, Form, Regimen, Sig, Statement, Status, Text } from './types';

/** Folds what the note says of each of our drugs into what this patient takes, will take, or was offered. */
export function foldRegimens(facts: Facts): Regimen[] {
  const { blocks, text, recall } = facts;
  const { ledger } = blocks;
  const drugs = ledger.names('drug');
  const isOnly = drugs.length + ledger.names('medicine').length + ledger.names('class').length === 1;
  const switched = switchOf(facts);
  const refused = refusals(facts);
  const indications = indicationReader(facts);
  const folded = drugs.map((concept) => {
    const said = saidOf(facts, 'drug', concept);
    const regimen = recall(`regimen ${concept}`, [said, switched, refused, isOnly], () =>
      foldRegimen(said, switched, refused, isOnly, text),
    );
    return { ...regimen.folded, indications: indications(regimen.place) };
  });
  return inOrder(folded, (it) => it.statements[0]?.mention.span.start ?? 0);
}

const inOrder = <T>(list: readonly T[], start: (it: T) => number): T[] => list.toSorted((a, b) => start(a) - start(b));

/** Where the note first says that one drug gives way to another. */
function switchOf({ blocks, on, kb }: Facts): Statement | undefined {
  const block = blocks.ledger.of('has', 'switch')[0];
  return block && settled(block, on, kb.courses)[block.reading.switched ?? 0];
}

function foldRegimen(
  said: readonly Statement[],
  switched: Statement | undefined,
  refused: readonly Statement[],
  isOnly: boolean,
  text: Text,
): { folded: Omit<Regimen, 'indications'>; place: Statement } {
  const chosen = decisive(said, text);
  const status = isLeft(said, chosen, switched, text)
    ? 'stopped'
    : isRefused(refused, chosen)
      ? 'negated'
      : statusOf(said, chosen);
  const place = placeOf(said, chosen, text);
  const sig = sigOf(said, chosen);
  const form = formOf(said, sig);
  const phase = said.findLast((it) => it.phase && isLive(it))?.phase;
  const months = said.find((it) => it.months !== undefined && it.status === 'active')?.months;
  const folded = {
    drug: place.mention,
    concept: place.mention.concept,
    status,
    ...(isTaken(said, chosen, text, isOnly) && { taken: true as const }),
    ...(phase && { phase }),
    ...(months !== undefined && { months }),
    ...(chosen.cue && { cue: chosen.cue }),
    ...(sig && { sig }),
    ...(form && { form }),
    statements: said,
  };
  return { folded, place };
}

const formOf = (said: readonly Statement[], sig: Sig | undefined): Form | undefined =>
  sig?.form ??
  said.find((it) => it.sig?.form)?.sig?.form ??
  said.find((it) => isLive(it) && it.mention.form)?.mention.form;

/** The same fold for all other medicines; only those that the patient takes, will take or was offered. */
export function foldCoMedicines(facts: Facts): CoMedicine[] {
  const { blocks, text, recall } = facts;
  const switched = switchOf(facts);
  const folded = blocks.ledger.names('medicine').flatMap((concept) => {
    const said = saidOf(facts, 'medicine', concept);
    const medicine = recall(`medicine ${concept}`, [said, switched], () => foldCoMedicine(said, switched, text, facts));
    return medicine ? [{ medicine, first: said[0] as Statement }] : [];
  });
  return inOrder(folded, (it) => it.first.mention.span.start).map((it) => it.medicine);
}

function foldCoMedicine(
  said: readonly Statement[],
  switched: Statement | undefined,
  text: Text,
  { kb }: Facts,
): CoMedicine | undefined {
  const chosen = decisive(said, text);
  const { concept } = chosen.mention;
  const classes = kb.medicines.get(concept)?.classes ?? [];
  const left =
    classes.some((it) => it === 'biologic' || it === 'jak-inhibitor') && isLeft(said, chosen, switched, text);
  const status = left ? 'stopped' : statusOf(said, chosen);
  if (status !== 'active' && status !== 'planned' && status !== 'proposed') return undefined;
  const sig = sigOf(said, chosen);
  return {
    concept,
    classes,
    mention: placeOf(said, chosen, text).mention,
    status,
    ...(sig && { sig }),
    ...(said.every((it) => it.topical || !it.sig) && said.some((it) => it.topical) && { topical: true as const }),
    spans: said.filter(isLive).map((it) => it.mention.span),
  };
}

/** An order in the plan for what the patient already takes is no new start. */
function statusOf(said: readonly Statement[], chosen: Statement): Status {
  const implied = chosen.status === 'planned' && !chosen.stated;
  return implied && said.some((it) => it.status === 'active') ? 'active' : chosen.status;
}

/** True where the patient already has the drug, so that an order changes it and starts nothing. */
function isTaken(said: readonly Statement[], chosen: Statement, text: Text, isOnly: boolean): boolean {
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
