import { indicationsOf } from '../core/indication';
import { dailyOf, type Order } from '../core/order';
import type { Rule } from '../core/types';
import { INDICATION } from '../core/words';
import { evidenceFor } from './shared/evidence';
import { brief, capital } from './shared/finding';

export const evidenceDose: Rule = {
  id: 'evidence-dose',
  title: 'Dose that its own trials did not support',
  why: 'The trials of this use tested the dose and did not find that it works; a reader may take it for the tested one.',
  examples: [
    'SLE with arthritis. Start baricitinib [2 mg]{evidence-dose} daily.',
    'SLE with arthritis. Start baricitinib 4 mg daily.',
    'SLE with arthritis, eGFR 42. Start baricitinib 2 mg daily.',
    'RA. Baricitinib 2 mg daily.',
    'SLE. Baricitinib 2 mg was stopped.',
    'SLE. Mother takes baricitinib 2 mg daily.',
  ],

  *check({ orders }, kb) {
    for (const order of orders) {
      const { regimen, sig, drug } = order;
      if (!mayBeHigher(order)) continue;
      const used = new Set(indicationsOf(regimen, kb).map(evidenceFor));
      for (const indication of used) {
        const row = kb.evidence
          .get(indication)
          ?.unsupportedDoses.find(
            (it) => it.drug === regimen.concept && it.amount === sig.amount && it.perDay === (sig.perDay ?? it.perDay),
          );
        if (!row) continue;

        yield {
          span: sig.span,
          severity: 'info',
          summary: brief(
            `${capital(drug.name)} ${sig.amount} mg was not clearly better than placebo in ${INDICATION[indication]}.`,
          ),
          detail: row.evidence.says,
          because: regimen.indications.map((it) => it.span),
          clears: [],
          evidence: [row.evidence],
          fixes: [],
        };
      }
    }
  },
};

/** Kidneys, liver or another medicine may leave no higher dose: then this one is what the label allows, not a mistake. */
const mayBeHigher = ({ limit, sig }: Order) => limit === undefined || limit.row.dailyMax > dailyOf(sig);
