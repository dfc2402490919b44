import type { Mention, Statement } from './types';

const NUMBER = String.raw`(\d{1,3}(?:\.\d)?)`;
/** "x 14 months", "for 3 wks", "started 3 weeks ago". */
const SPAN = new RegExp(
  String.raw`(?:\bx|\bfor|×|\bstarted|\bbegun)\s*(?:about |~)?${NUMBER}\s?(d|w|m|y)[a-z]*\b`,
  'i',
);
/** "month 9", "week 2". */
const COUNTED = new RegExp(String.raw`\b(w|m)(?:k|eek|o|onth)\s?${NUMBER}\b`, 'i');
const IN_MONTHS: Readonly<Record<string, number>> = { d: 12 / 365, w: 12 / 52, m: 1, y: 12 };

/** Where in its course a treatment is, as the sentence that a medicine stands in says. */
export function courseOf({ span, sentence }: Mention, text: string): Pick<Statement, 'phase' | 'months'> {
  const phase = phaseIn(text.slice(sentence.start, sentence.end));
  const months = monthsIn(text.slice(span.end, sentence.end).split(/[,;]/)[0] ?? '');
  return { ...(phase && { phase }), ...(months !== undefined && { months }) };
}

function monthsIn(words: string): number | undefined {
  const [, count, unit] = SPAN.exec(words) ?? [];
  const [, step, nth] = COUNTED.exec(words) ?? [];
  const size = IN_MONTHS[(unit ?? step ?? '').toLowerCase()];
  return size === undefined ? undefined : Number(count ?? nth) * size;
}

function phaseIn(sentence: string): Statement['phase'] {
  if (/\bmaint(?:enance|\b)/i.test(sentence)) return 'maintenance';
  return /\binduction\b|\bx ?\d+ ?(?:wks?|weeks?)\b.{0,9}\bthen\b/i.test(sentence) ? 'induction' : undefined;
}
