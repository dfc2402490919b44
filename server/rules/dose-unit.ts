import { isWrongUnit } from '../core/amount-unit';
import type { KnowledgeBase } from '../core/kb';
import { labelOf } from '../core/limit';
import { formOf, orderOf, strengthsOf } from '../core/order';
import type { Analysis, Fix, Form, Regimen, Rule, Settings, Sig, Statement, Text } from '../core/types';
import { LABEL } from '../core/words';
import { isCurrent, ordersLike } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';
import { inView } from './shared/in-view';

export const doseUnit: Rule = {
  id: 'dose-unit',
  title: 'Amount that is impossible in its unit',
  why: 'A wrong unit is a thousandfold error, and a tablet has no millilitres: whoever dispenses it has to guess.',
  examples: [
    'RA: start baricitinib [2 g]{dose-unit} daily.',
    'RA: start baricitinib 2 mg daily.',
    'RA: baricitinib [2 mcg]{dose-unit} daily.',
    'RA: baricitinib 2000 mcg daily.',
    'RA: upadacitinib 0.015 g daily.',
    'RA. Medications: tofacitinib [5 g]{dose-unit} BID.\nPlan: continue tofacitinib.',
    'AD: Cibinqo [100 mcg]{dose-unit} od.',
    'AD: Cibinqo 0.1 g od.',
    'PsA. Continue Rinvoq [15 mL]{dose-unit} daily.',
    'JIA, 22 kg. Rinvoq LQ 4 mL BID.',
    'JIA, 15 kg: tofacitinib 4 mL BID.',
    'Alopecia areata. Litfulo [50 ml]{dose-unit} daily.',
    'MF: Jakafi [15 g]{dose-unit} BID.',
    'AD: Opzelura 1.5% cream BID, 60 g tube.',
    'AD: ruxolitinib 1.5% cream BID, max 60 g per week.',
    'UC: Rinvoq 45 mg daily, mesalamine 4 g daily.',
    'RA: Olumiant with folic acid 2 mcg daily.',
    'RA: baricitinib 2 mcg daily was stopped.',
    'RA: holding baricitinib 2 g daily.',
    'RA. Sister takes baricitinib 2 g daily. Start baricitinib 2 mg daily.',
    'RA: never took baricitinib 2 g daily.',
    'Plan: Rx Olumiant [2 gm]{dose-unit} PO qd #30',
    'MF on pacritinib [200 g]{dose-unit} BID, plts 38',
    'MF. Vonjo [200 mcg]{dose-unit} bd',
    'fedratinib [400 micrograms]{dose-unit} od for MF',
    'Ojjaara [200 mL]{dose-unit} daily',
    'Ojjaara 200 mg daily with 240 mL water',
    'Xeljanz XR [11 mL]{dose-unit} daily, RA',
    'Xeljanz oral solution 1 mg/mL: 5 mL BID for pJIA',
    'Psoriasis. Sotyktu [6 grams]{dose-unit} once a day',
    'Psoriasis: Sotyktu [6mcg]{dose-unit} daily',
    'Psoriasis: Sotyktu [6g]{dose-unit} daily',
    'Leqselvi [8 g]{dose-unit} BID for alopecia areata, CYP2C9 normal',
    'UC Rinvoq 45 mg. Asacol 4.8 g/day',
    'UC on Xeljanz and Lialda 4.8 g daily',
    'RA on Xeljanz and vit B12 1000 mcg daily',
    'UC: tofacitinib, Pentasa 2 g BD, azathioprine stopped.',
    'RA: Olumiant; levothyroxine 2 mcg? no, 25 mcg daily',
    'Medications\n1. Methotrexate 15 mg weekly\n2. Rinvoq ER [15 mcg]{dose-unit} tab, 1 po daily\n3. folic acid 1 mg daily',
    'RA. Rinvoq 15 mg tablet daily. Paracetamol 1 g QDS.',
    'RA. Jyseleca, paracetamol 1 g qds prn',
    'RA. Olumiant, paracetamol 1 g qds prn',
    'RA. Baricitinib and calcium 1 g daily',
    'RA, consider baricitinib [2 g]{dose-unit} daily',
    'Upadacitinib [15 ml]{dose-unit} once daily for RA',
    'Start upadacitinib [30-45 g]{dose-unit} daily for UC',
    'abrocitinib [200 g]{dose-unit} daily for AD',
    'GVHD: ruxolitinib [10 g]{dose-unit} bid',
    'RA: baricitinib [4mcg]{dose-unit}, plan continue',
    'RA on Rinvoq 15 mg daily.\nPlan: continue Rinvoq [15 g]{dose-unit} daily',
    'RA on baricitinib 2 g daily. Holding baricitinib.',
    'UC: Xeljanz, PEG 5 g daily.',
    'RA: Rinvoq 15 g daily was a typo in the outside record.',
  ],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const wrong = inView(regimen).filter(
        (it) =>
          isCurrent(it) &&
          it.sig &&
          isOwn(it, analysis.note.text) &&
          isWrongUnit(drug, it.sig, formNamed(it, regimen, analysis.note.text)),
      );
      const sig = (wrong.find((it) => it.sig?.span.start === regimen.sig?.span.start) ?? wrong[0])?.sig;
      if (!sig) continue;
      const written = `${sig.amount} ${sig.unit}`;
      const form = formOf(drug, { ...sig, unit: 'mg' }, label);
      const strengths = strengthsOf(drug, form);
      const row = drug.forms.find((it) => it.form === form);

      yield {
        span: sig.span,
        severity: soften('error', isProposed(regimen), label !== settings.label),
        summary: brief(
          `${written} is no possible amount of ${drug.name} ${form}: its strengths are ${strengths.join(', ')} mg (${LABEL[label]}).`,
        ),
        detail: `${capital(drug.name)} ${form} is ordered in mg. Write the amount that is meant, with its unit.`,
        because: [],
        clears: strengths.map((it) => `${it} mg`),
        evidence: row ? [cite(row.evidence, label)] : [],
        fixes: inMilligrams(regimen, sig, analysis, kb, settings),
      };
    }
  },

  silence: ({ sig }) =>
    sig ? `An amount in ${sig.unit} is possible for this drug.` : 'The note gives no amount with a unit.',
};

/** "Xeljanz, PEG 5 g", "with 2 mL of syrup" are another's; what the note calls a slip is known. */
function isOwn({ mention: { span, sentence }, sig }: Statement, text: Text): boolean {
  const between = text.slice(span.end, Math.max(span.end, sig?.span.start ?? span.end));
  const words = text.slice(sentence.start, sentence.end);
  return (
    !/[,;+&]\s?[a-z]|\b(?:with|and|plus|or|in)\b/i.test(between) && !/\b(?:typo|in error|misprint|mistake)/i.test(words)
  );
}

/** "Tablets" beside a drug that has a solution too. */
function formNamed({ mention, sig }: Statement, { form }: Regimen, text: Text): Form | undefined {
  const isTablet = /\btab(?:let)?s?\b/i.test(text.slice(mention.sentence.start, mention.sentence.end));
  return sig?.form ?? form ?? (isTablet ? 'tablet' : undefined);
}

/** The same number in mg, where that is a dose with nothing else wrong. */
function inMilligrams(regimen: Regimen, sig: Sig, { patient }: Analysis, kb: KnowledgeBase, settings: Settings): Fix[] {
  const meant: Regimen = { ...regimen, sig: { ...sig, unit: 'mg' } };
  if (orderOf(meant, patient, kb, settings.label)?.fault) return [];
  const spans = ordersLike(regimen, sig).flatMap((it) => (it.sig ? [it.sig.span] : []));
  if (spans.length === 0) return [];
  const newText = sig.amountHigh === undefined ? `${sig.amount} mg` : `${sig.amount}-${sig.amountHigh} mg`;
  return [{ title: `Change to ${newText}`, edits: spans.map((span) => ({ span, newText })) }];
}
