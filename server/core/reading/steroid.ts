import type { Analysis, Text } from '../types';

const BURST = /\b(?:burst|course|pack|dosepak|pulse)\b/i;
/** "tapered to 5 mg": what is taken now. */
const CHANGED =
  /\b(?:tapered|reduced|cut|decreased|weaned|increased|down|now)\s(?:down\s|up\s)?(?:to\s|on\s)?(\d{1,3}(?:\.\d{1,2})?)\s?mg\b/i;
/** "plan to taper to 10 mg". */
const PLANNED = /\b(?:plan\w*|will|then|can|should|if|aim\w*|goal|hop\w+|try|to)(?:\s(?:to|be))?\s+$/i;
const AROUND = 30;

/** mg of prednisone or prednisolone a day, as the note says last of what is taken now. */
export function readPrednisone({ statements, note: { text } }: Analysis): number | undefined {
  const now = statements.findLast(({ mention, status, sig }) => {
    const taken = /^predniso(?:ne|lone)$/.test(mention.concept) && status === 'active' && sig?.unit === 'mg';
    if (!taken || sig.single || sig.prn) return false;
    const near = text.slice(mention.span.start, Math.min(sig.span.end + AROUND, mention.sentence.end));
    return !BURST.test(near.split(/[,;]/)[0] ?? '');
  });
  if (!now?.sig) return inParts(statements, text);
  const { span, amount, perDay = 1 } = now.sig;
  const behind = text.slice(span.end, Math.min(span.end + 2 * AROUND, now.mention.sentence.end));
  const changed = CHANGED.exec(behind);
  const counts = changed && !PLANNED.test(behind.slice(0, changed.index));
  return counts ? Number(changed[1]) * perDay : amount * perDay;
}

const PART =
  /(\d{1,3}(?:\.\d{1,2})?) ?mg (?:in the (?:morning|evening|afternoon)|at (?:night|noon|bedtime)|q ?[ap]m|[ap]m|qhs|mane|nocte)\b/gi;

/** "4 mg in the morning and 2 mg at night": a day's doses one by one. */
function inParts(statements: Analysis['statements'], text: Text): number | undefined {
  const own = statements.findLast(
    ({ mention, status, sig }) =>
      /^predniso(?:ne|lone)$/.test(mention.concept) && !sig && (status === 'active' || status === 'general'),
  );
  if (!own) return undefined;
  const { span, sentence } = own.mention;
  const parts = [...text.slice(span.end, Math.min(span.end + 3 * AROUND, sentence.end)).matchAll(PART)];
  return parts.length > 1 ? parts.reduce((sum, it) => sum + Number(it[1]), 0) : undefined;
}
