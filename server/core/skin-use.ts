import type { SkinUse, Statement } from './types';

const COUNT = String.raw`(?:(\d|one|two|three|four)(?: ?x ?| ))?`;
const EACH = String.raw`(?: ?(?:per|\/|an?|each|every|q) ?(?:(\d{1,2}) ?)?(day|d|week|wk|fortnight|month|mo)s?\b| ?(daily|weekly|monthly))`;
/** "100 g per week", "two 60 g tubes a month", "120 g/month". */
const AMOUNT = new RegExp(String.raw`\b${COUNT}(\d{1,3}) ?(?:g|gm|grams?)(?: tubes?)?${EACH}`, 'i');
/** What is treated; what is affected may be more. */
const SURFACE =
  /\b(?:to|treating|applied over|covering|application to) (?:about |~ ?|approx\.? )?(\d{1,2}) ?% ?(?:of (?:the )?)?(?:bsa|body surface)/i;
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4 };
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, f: 14, m: 30 };

/** How much of a cream is used, in grams, and on how much of the skin, in %, behind the medicine named last. */
export function withSkinUse(statements: readonly Statement[], text: string): readonly Statement[] {
  return statements.map((it, at) => {
    const { end } = it.mention.span;
    const skin = skinUseIn(text.slice(end, statements[at + 1]?.mention.span.start), end);
    return skin ? { ...it, skin } : it;
  });
}

function skinUseIn(words: string, offset: number): SkinUse | undefined {
  const [amount, surface] = [AMOUNT.exec(words), SURFACE.exec(words)];
  if (!amount && !surface) return undefined;
  return { ...(amount && { grams: gramsOf(amount, offset) }), ...(surface && { surface: surfaceOf(surface, offset) }) };
}

function gramsOf(found: RegExpExecArray, offset: number): NonNullable<SkinUse['grams']> {
  const [all, count = '1', grams, times = '1', unit, often = ''] = found;
  const days = (DAYS[(unit ?? often).charAt(0).toLowerCase()] ?? 1) * Number(times);
  const amount = Number(grams) * (NUMBERS[count.toLowerCase()] ?? Number(count));
  return { amount, days, span: { start: offset + found.index, end: offset + found.index + all.length } };
}

const surfaceOf = (found: RegExpExecArray, offset: number): NonNullable<SkinUse['surface']> => {
  const start = offset + found.index + found[0].indexOf(found[1] ?? '');
  return { percent: Number(found[1]), span: { start, end: offset + found.index + found[0].length } };
};
