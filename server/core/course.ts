import type { Regimen, Statement } from './types';

const NUMBER = String.raw`(\d{1,3}(?:\.\d)?)`;
/** "x 14 months", "for 3 wks", "started 3 weeks ago". */
const SPAN = new RegExp(
  String.raw`(?:\bx|\bfor|×|\bstarted|\bbegun)\s*(?:about |~)?${NUMBER}\s?(d|w|m|y)[a-z]*\b`,
  'i',
);
/** "month 9", "week 2". */
const COUNTED = new RegExp(String.raw`\b(w|m)(?:k|eek|o|onth)\s?${NUMBER}\b`, 'i');
const IN_MONTHS: Readonly<Record<string, number>> = { d: 12 / 365, w: 12 / 52, m: 1, y: 12 };

/** Months that the patient has had the drug, where the words right behind its name say so. */
export function monthsOn(said: readonly Statement[], text: string): Pick<Regimen, 'months'> {
  for (const { mention, status } of said) {
    const rest = text.slice(mention.span.end, mention.sentence.end).split(/[,;]/)[0] ?? '';
    const [, count, unit] = SPAN.exec(rest) ?? [];
    const [, step, nth] = COUNTED.exec(rest) ?? [];
    const size = IN_MONTHS[(unit ?? step ?? '').toLowerCase()];
    if (status === 'active' && size !== undefined) return { months: Number(count ?? nth) * size };
  }
  return {};
}

/** "Induction" or "maintenance" in a sentence that says what the patient takes or will take. */
export function phaseIn(live: readonly Statement[], text: string): Pick<Regimen, 'phase'> {
  for (const { mention } of live.toReversed()) {
    const sentence = text.slice(mention.sentence.start, mention.sentence.end);
    if (/\bmaint(?:enance|\b)/i.test(sentence)) return { phase: 'maintenance' };
    if (/\binduction\b|\bx ?\d+ ?(?:wks?|weeks?)\b.{0,9}\bthen\b/i.test(sentence)) return { phase: 'induction' };
  }
  return {};
}
