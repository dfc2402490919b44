import type { Dose } from '../../../knowledge/dose';
import type { Order } from '../../core/order';
import { once } from '../../core/shelf';
import type {
  Analysis,
  Edit,
  Fix,
  Form,
  Regimen,
  SectionId,
  Sig,
  Span,
  Statement,
  Status,
  Text,
} from '../../core/types';
import { frequencyWords } from '../../core/words';
import { capital } from './finding';
import { appendToPlan } from './plan';

/** One fix for each dose: the order in the plan and the same order in the medication list, and nothing else. */
export function doseFixes(order: Order, doses: readonly Dose[], { note }: Analysis): Fix[] {
  return doses.map((dose) => {
    const frequency = order.sig.perDay !== undefined && order.sig.perDay !== dose.perDay;
    // Few fixes are asked for. Where only the history has the dose, the plan gets an order of its own.
    const edits = once(() => {
      const found = ordersLike(order.regimen, order.sig);
      // What the history says of the old dose stays true only where the new one is called a change.
      const isTold = order.regimen.statements.some(
        (it) => !found.includes(it) && isCurrent(it) && isSame(it, order.sig),
      );
      const edits = found.flatMap((it) => editsOf(it, order, dose, note.text, isTold));
      const isOrdered = found.some((it) => it.mention.section !== 'medications');
      return isOrdered || (edits.length > 0 && !isTold) ? edits : [...edits, appendToPlan(note, line)];
    });
    const line = `- Change ${order.drug.name} to ${formWords(order, dose)}${dose.amount} mg ${frequencyWords(dose.perDay)}.`;
    return {
      title: `Change to ${formWords(order, dose)}${dose.amount} mg${frequency ? ` ${frequencyWords(dose.perDay)}` : ''}`,
      get edits() {
        return edits();
      },
    };
  });
}

const formWords = ({ form }: Order, dose: Dose) =>
  dose.form === form ? '' : dose.form === 'tablet' ? 'plain tablet ' : `${dose.form} `;

/** Sections that say what the patient took until now, which no fix changes. */
const PAST: ReadonlySet<SectionId> = new Set(['history', 'interval', 'past-history', 'prior-treatment']);

/** What a patient takes now, will take or was offered. */
export const isCurrent = ({ status }: Statement): boolean =>
  status === 'active' || status === 'planned' || status === 'proposed';

/** The same order wherever the note gives it: in the plan, in the medication list, and where the finding sits. */
export function ordersLike({ statements }: Regimen, sig: Sig): Statement[] {
  return statements.filter((it) => {
    const { section } = it.mention;
    const own = it.sig?.span.start === sig.span.start && !PAST.has(section);
    return isCurrent(it) && isSame(it, sig) && (section === 'plan' || section === 'medications' || own);
  });
}

const isSame = ({ sig: own }: Statement, sig: Sig): boolean =>
  own?.unit === sig.unit && own.amount === sig.amount && (own.perDay ?? sig.perDay) === sig.perDay;

function editsOf(
  { mention, sig, cue, status }: Statement,
  order: Order,
  dose: Dose,
  text: Text,
  isTold: boolean,
): Edit[] {
  if (!sig) return [];
  const form = dose.form === order.form ? undefined : formEdit(mention.span, sig, dose.form, text);
  // A form that the order does not write yet goes before the amount, in one edit with it.
  const prefix = form === undefined && dose.form !== order.form ? (SUFFIX[dose.form] ?? '') : '';
  const amount = sig.amount === dose.amount ? text.slice(sig.span.start, sig.span.end) : `${dose.amount} mg`;
  const newText = prefix === '' ? amount : `${prefix} ${amount}`;
  const { start } = mention.span;
  const verb = { span: { start, end: start }, newText: 'change to ' };
  const bare = isTold && !cue && mention.section === 'plan' && sig.span.start > start;
  const edits = [...(bare ? [verb] : verbEdit(cue, status, text)), ...(form ? [form] : [])];
  if (newText !== text.slice(sig.span.start, sig.span.end)) edits.push({ span: sig.span, newText });
  if (sig.perDay !== undefined && sig.perDay !== dose.perDay && sig.frequency) {
    edits.push({ span: sig.frequency, newText: frequencyWords(dose.perDay) });
  }
  return edits;
}

/** "Continue" becomes "Change to". */
function verbEdit(cue: Span | undefined, status: Status, text: Text): Edit[] {
  const verb = cue && status === 'active' ? text.slice(cue.start, cue.end) : '';
  const changed = CHANGED[verb.toLowerCase()];
  if (!cue || !changed) return [];
  return [{ span: cue, newText: verb.charAt(0) === verb.charAt(0).toLowerCase() ? changed : capital(changed) }];
}

const CHANGED: Readonly<Record<string, string>> = {
  continue: 'change to',
  continues: 'changes to',
  continuing: 'changing to',
  cont: 'change to',
  'cont.': 'change to',
  'c/w': 'change to',
  keep: 'change to',
  maintain: 'change to',
  'stay on': 'change to',
  'remain on': 'change to',
  refill: 'change to',
  renew: 'change to',
};

/** How a form is written beside a name; a plain tablet or capsule needs no word. */
const SUFFIX: Partial<Record<Form, string>> = { 'extended-release': 'XR', solution: 'oral solution' };

/** Replaces the written form's word, or takes it away; "Xeljanz XR" is one name, and the form's word is its last. */
function formEdit(drug: Span, { formSpan }: Sig, wanted: Form, text: Text): Edit | undefined {
  if (!formSpan) return undefined;
  const inName = formSpan.start === drug.start;
  const start = inName ? drug.start + text.slice(drug.start, formSpan.end).lastIndexOf(' ') : formSpan.start - 1;
  const word = SUFFIX[wanted];
  return { span: { start, end: formSpan.end }, newText: word ? ` ${word}` : '' };
}
