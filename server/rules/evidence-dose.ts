import { indicationsOf } from '../core/indication';
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
    'RA. Baricitinib 2 mg daily.',
    'SLE. Baricitinib 2 mg was stopped.',
    'SLE. Mother takes baricitinib 2 mg daily.',
  ],

  *check({ regimens }, kb) {
    for (const regimen of regimens) {
      const { sig } = regimen;
      if (!sig || regimen.status === 'held') continue;
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
            `${capital(regimen.concept)} ${sig.amount} mg was not better than placebo in ${INDICATION[indication]}.`,
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
