import type { Dose } from '../../../knowledge/dose';
import type { Order } from '../../core/order';
import type { Analysis, Edit, Fix, Statement } from '../../core/types';
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

function editsOf({ sig, cue, status }: Statement, order: Order, dose: Dose, text: string): Edit[] {
  if (!sig) return [];
  const edits: Edit[] = [];
  const verb = cue && status === 'active' ? text.slice(cue.start, cue.end) : '';
  const changed = /^continu(?:e|es|ing)$/i.test(verb)
    ? { continue: 'change to', continues: 'changes to', continuing: 'changing to' }[verb.toLowerCase()]
    : undefined;
  if (cue && changed)
    edits.push({ span: cue, newText: verb.charAt(0) === verb.charAt(0).toLowerCase() ? changed : capital(changed) });
  if (dose.form !== order.form && sig.formSpan)
    edits.push({ span: sig.formSpan, newText: formName(text, sig.formSpan, dose) });
  if (sig.amount !== dose.amount) edits.push({ span: sig.span, newText: `${dose.amount} mg` });
  if (sig.perDay !== undefined && sig.perDay !== dose.perDay && sig.frequency) {
    edits.push({ span: sig.frequency, newText: frequencyWords(dose.perDay) });
  }
  return edits;
}

/** "Xeljanz XR" becomes "Xeljanz", a lone "XR" becomes "tablet". */
function formName(text: string, span: { start: number; end: number }, dose: Dose): string {
  const words = text.slice(span.start, span.end);
  return /\s(?:XR|ER|LQ)$/i.test(words)
    ? words.replace(/\s\w+$/, '')
    : dose.form === 'extended-release'
      ? 'XR'
      : dose.form;
}
