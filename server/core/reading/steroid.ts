import type { Analysis } from '../types';

const BURST = /\b(?:burst|course|pack|dosepak|pulse)\b/i;
/** "tapered to 5 mg": what is taken now. */
const CHANGED =
  /\b(?:tapered|reduced|cut|decreased|weaned|increased|down|now)\s(?:down\s|up\s)?(?:to\s|on\s)?(\d{1,3}(?:\.\d{1,2})?)\s?mg\b/i;
const AROUND = 30;

/** mg of prednisone or prednisolone a day, as the note says last of what is taken now. */
export function readPrednisone({ statements, note: { text } }: Analysis): number | undefined {
  const now = statements.findLast(({ mention, status, sig }) => {
    const taken = /^predniso(?:ne|lone)$/.test(mention.concept) && status === 'active' && sig?.unit === 'mg';
    if (!taken || sig.single || sig.prn) return false;
    const near = text.slice(mention.span.start, Math.min(sig.span.end + AROUND, mention.sentence.end));
    return !BURST.test(near.split(/[,;]/)[0] ?? '');
  });
  if (!now?.sig) return undefined;
  const { span, amount, perDay = 1 } = now.sig;
  const changed = CHANGED.exec(text.slice(span.end, Math.min(span.end + 2 * AROUND, now.mention.sentence.end)))?.[1];
  return changed === undefined ? amount * perDay : Number(changed) * perDay;
}
