import type { Analysis } from '../types';

const BURST = /\b(?:burst|taper(?:ed)?|course|pack|dosepak|pulse)\b/i;
const AROUND = 30;

/** mg of prednisone or prednisolone a day, as the note says last of what is taken now. */
export function readPrednisone({ statements, note }: Analysis): number | undefined {
  const now = statements.findLast(({ mention, status, sig }) => {
    const taken = /^predniso(?:ne|lone)$/.test(mention.concept) && status === 'active' && sig?.unit === 'mg';
    if (!taken || sig.single || sig.prn) return false;
    const near = note.text.slice(mention.span.start, Math.min(sig.span.end + AROUND, mention.sentence.end));
    return !BURST.test(near.split(/[,;]/)[0] ?? '');
  })?.sig;
  return now && now.amount * (now.perDay ?? 1);
}
