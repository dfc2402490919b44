import type { Dose } from '../../../knowledge/dose';
import type { Order } from '../../core/order';
import type { Analysis, Edit, Fix, Form, Sig, Span, Statement, Status } from '../../core/types';
import { frequencyWords } from '../../core/words';
import { capital } from './finding';

/** One fix for each dose: the order in the plan and the same order in the medication list, and nothing else. */
export function doseFixes(order: Order, doses: readonly Dose[], { note }: Analysis): Fix[] {
  return doses.map((dose) => {
    const frequency = order.sig.perDay !== undefined && order.sig.perDay !== dose.perDay;
    const edits = ordersLike(order).flatMap((it) => editsOf(it, order, dose, note.text));
    return {
      title: `Change to ${formWords(order, dose)}${dose.amount} mg${frequency ? ` ${frequencyWords(dose.perDay)}` : ''}`,
      edits,
    };
  });
}

const formWords = ({ form }: Order, dose: Dose) =>
  dose.form === form ? '' : dose.form === 'tablet' ? 'plain tablet ' : `${dose.form} `;

/** The same order wherever the note gives it: in the plan, in the medication list, and where the finding sits. */
function ordersLike({ regimen, sig }: Order): Statement[] {
  return regimen.statements.filter((it) => {
    const live = it.status === 'active' || it.status === 'planned' || it.status === 'proposed';
    const same = it.sig?.amount === sig.amount && (it.sig.perDay ?? sig.perDay) === sig.perDay;
    const listed =
      it.mention.section === 'plan' || it.mention.section === 'medications' || it.sig?.span.start === sig.span.start;
    return live && same && listed;
  });
}

function editsOf({ mention, sig, cue, status }: Statement, order: Order, dose: Dose, text: string): Edit[] {
  if (!sig) return [];
  const form = dose.form === order.form ? undefined : formEdit(mention.span, sig, dose.form, text);
  // A form that the order does not write yet goes before the amount, in one edit with it.
  const prefix = form === undefined && dose.form !== order.form ? (SUFFIX[dose.form] ?? '') : '';
  const amount = sig.amount === dose.amount ? text.slice(sig.span.start, sig.span.end) : `${dose.amount} mg`;
  const newText = prefix === '' ? amount : `${prefix} ${amount}`;
  const edits = [...verbEdit(cue, status, text), ...(form ? [form] : [])];
  if (newText !== text.slice(sig.span.start, sig.span.end)) edits.push({ span: sig.span, newText });
  if (sig.perDay !== undefined && sig.perDay !== dose.perDay && sig.frequency) {
    edits.push({ span: sig.frequency, newText: frequencyWords(dose.perDay) });
  }
  return edits;
}

/** "Continue" becomes "Change to". */
function verbEdit(cue: Span | undefined, status: Status, text: string): Edit[] {
  const verb = cue && status === 'active' ? text.slice(cue.start, cue.end) : '';
  const changed = CHANGED[verb.toLowerCase()];
  if (!cue || !changed) return [];
  return [{ span: cue, newText: verb.charAt(0) === verb.charAt(0).toLowerCase() ? changed : capital(changed) }];
}

const CHANGED: Readonly<Record<string, string>> = {
  continue: 'change to',
  continues: 'changes to',
  continuing: 'changing to',
};

/** How a form is written beside a name; a plain tablet or capsule needs no word. */
const SUFFIX: Partial<Record<Form, string>> = { 'extended-release': 'XR', solution: 'oral solution' };

/** Replaces the written form's word, or takes it away; "Xeljanz XR" is one name, and the form's word is its last. */
function formEdit(drug: Span, { formSpan }: Sig, wanted: Form, text: string): Edit | undefined {
  if (!formSpan) return undefined;
  const inName = formSpan.start === drug.start;
  const start = inName ? text.lastIndexOf(' ', formSpan.end - 1) : formSpan.start - 1;
  const word = SUFFIX[wanted];
  return { span: { start, end: formSpan.end }, newText: word ? ` ${word}` : '' };
}
