import type { Rule, Statement, Text } from '../core/types';
import { mended, orderedIn, type Wrong } from './shared/wording';

export const decimal: Rule = {
  id: 'decimal',
  title: 'Decimal point that gets overlooked',
  why: 'With the point overlooked 5.0 mg is 50 mg, and .5 mg is 5 mg.',
  examples: [
    'RA: tofacitinib [5.0 mg]{decimal} BID.',
    'RA: tofacitinib 5 mg BID.',
    'RA: tofacitinib [5.0mg]{decimal} BID, creatinine 1.0, Hgb 12.0.',
    'RA: tofacitinib 5 mg BID, prednisone 5.0 mg daily, folic acid 1.0 mg daily.',
    'MTX 15.0 mg weekly, baricitinib 2 mg daily for RA.',
    'RA: Xeljanz [5.00 mg]{decimal} BID.',
    'GVHD: ruxolitinib [.5 mg]{decimal} BID.',
    'GVHD: ruxolitinib 0.5 mg BID.',
    'RA, ALC .9, CRP .5: baricitinib 2 mg daily.',
    'JIA, 9 years, 20 kg: tofacitinib oral solution [4.0 mL]{decimal} BID.',
    'JIA, 9 years, 12 kg: tofacitinib oral solution 3.2 mL BID.',
    'RA.\nMeds:\n- baricitinib 2.0 mg daily\nPlan: continue baricitinib [2.0 mg]{decimal} daily. CBC in 3 months.',
    'RA. Was on baricitinib 2.0 mg daily, stopped in May.',
    'RA. Never took baricitinib 2.0 mg.',
    'RA: hold baricitinib 2.0 mg daily until ALC > .5.',
    'RA: sister takes baricitinib 2.0 mg daily. He is on baricitinib 2 mg daily.',
    'RA. Discussed baricitinib 2.0 mg daily.',
    'eu: RA: filgotinib [200.0 mg]{decimal} od.',
    'AD: Opzelura 1.5% cream BID.',
  ],

  *check(analysis, kb) {
    for (const orders of orderedIn(analysis)) {
      const wrong = orders.flatMap((it) => decimalsIn(it, analysis.note.text));
      yield* mended(wrong, ({ newText, shape }) => {
        const evidence = kb.misread.filter((it) => it.shape === shape).map((it) => it.evidence);
        return {
          summary:
            shape === 'trailing-zero'
              ? `A point before a last zero is easily overlooked: write ${newText}.`
              : `A point without a zero before it is easily overlooked: write ${newText}.`,
          detail: evidence.map((it) => it.says).join(' '),
          clears: [newText],
          evidence,
        };
      });
    }
  },

  silence: () => 'Its doses have no zero too many after the point, and none too few before it.',
};

type Shape = 'trailing-zero' | 'missing-leading-zero';

/** The amounts of an order, as they are written. */
function decimalsIn({ mention, sig }: Statement, text: Text): (Wrong & { shape: Shape })[] {
  if (!sig) return [];
  const { start, end } = sig.span;
  const written = text.slice(start, end);
  return [...written.matchAll(/\d{0,9}\.\d{1,9}/g)].flatMap(({ 0: number, index }) => {
    const shape = shapeOf(number);
    const replace = { start: start + index, end: start + index + number.length };
    const newText = String(Number(number));
    return shape ? [{ problem: written, span: sig.span, section: mention.section, replace, newText, shape }] : [];
  });
}

const shapeOf = (number: string): Shape | undefined =>
  number.startsWith('.') ? 'missing-leading-zero' : number.endsWith('0') ? 'trailing-zero' : undefined;
