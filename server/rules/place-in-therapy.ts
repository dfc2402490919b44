import { rowsOf } from '../core/forms';
import { indicationsOf } from '../core/indication';
import type { KnowledgeBase } from '../core/kb';
import { isStart, labelOf } from '../core/limit';
import type { Analysis, Finding, Indication, Label, Regimen, Rule } from '../core/types';
import { INDICATION, LABEL, listWords } from '../core/words';
import { evidenceFor } from './shared/evidence';
import { brief, capital, cite, soften } from './shared/finding';

export const placeInTherapy: Rule = {
  id: 'place-in-therapy',
  title: 'Earlier treatment that the note does not show',
  why: 'Labels place these drugs behind others that are safer or better known; a note that shows why it is their turn answers the question before it is asked.',
  examples: [
    'RA, failed MTX. Start [tofacitinib]{place-in-therapy} 5 mg BID.',
    'RA, failed MTX and adalimumab. Start tofacitinib 5 mg BID.',
    'RA, failed MTX. Consider [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA, MTX-IR and ADA-IR. Start upadacitinib 15 mg daily.',
    'RA, TNFi-IR x2. Start upadacitinib 15 mg daily.',
    'RA, failed two biologics. Start upadacitinib 15 mg daily.',
    'RA, MTX-IR, biologic-naive. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA. No prior TNF exposure. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA. She has not been on a biologic. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA. Not a candidate for TNF blockers (heart failure). Start upadacitinib 15 mg daily.',
    'RA. TNF inhibitors contraindicated due to MS. Start upadacitinib 15 mg daily.',
    'RA, MTX failed; insurance requires TNF failure first. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA, MTX failed. Offered adalimumab; declines needles. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA, MTX failed. Sister did well on Humira. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'RA, MTX failed. If adalimumab fails, start upadacitinib 15 mg daily.',
    'RA. Enbrel no longer working. Start upadacitinib 15 mg daily.',
    'RA. Allergies: Remicade (anaphylaxis). Start tofacitinib 5 mg BID.',
    'RA, tofacitinib failed. Switch to upadacitinib 15 mg daily.',
    'RA, never on a biologic. Continue upadacitinib 15 mg daily.',
    'RA, never on a biologic. Upadacitinib 15 mg daily was stopped.',
    'RA, never on a biologic.\nMedications: upadacitinib 15 mg daily\nPlan: upadacitinib 15 mg daily.',
    'RA. Start Humira 40 mg q2w. If inadequate, consider upadacitinib 15 mg daily.',
    'RA, never on a biologic. Sister will start upadacitinib 15 mg daily.',
    'PsA, secukinumab failed. Start [upadacitinib]{place-in-therapy} 15 mg daily.',
    'PsA, apremilast failed. Start Sotyktu 6 mg daily.',
    'UC, mesalamine and prednisone failed. Start [Rinvoq]{place-in-therapy} 45 mg daily x 8 weeks.',
    'UC. Anti-TNF inadvisable, vedolizumab failed. Start Rinvoq 45 mg daily x 8 weeks.',
    'GCA. Start upadacitinib 15 mg daily.',
    'Atopic dermatitis. Has used triamcinolone and Eucrisa. Start [Cibinqo]{place-in-therapy} 100 mg daily.',
    'Atopic dermatitis. Triamcinolone 40 mg IM twice. Start Cibinqo 100 mg daily.',
    'Atopic dermatitis, Dupixent failed. Start Cibinqo 100 mg daily.',
    'PV, phlebotomy only. Start [Jakafi]{place-in-therapy} 10 mg BID.',
    'PV. Prefers to skip hydrea. Start [Jakafi]{place-in-therapy} 10 mg BID.',
    'PV. Would rather avoid hydroxyurea. Start [Jakafi]{place-in-therapy} 10 mg BID.',
    'PV. Hydrea on hold for leg ulcers. Start Jakafi 10 mg BID.',
    'PV, hydroxyurea intolerant. Start Jakafi 10 mg BID.',
    'Steroid-refractory acute GVHD. Start Jakafi 5 mg BID.',
    'eu: RA, failed MTX. Start tofacitinib 5 mg bd.',
    'eu: RA, treatment-naive. Start [tofacitinib]{place-in-therapy} 5 mg bd.',
    'eu: Atopic dermatitis, failed topicals. Start upadacitinib 15 mg od.',
    'SLE, newly diagnosed. Start [baricitinib]{place-in-therapy} 4 mg daily.',
    'Discoid lupus, newly diagnosed. Start [baricitinib]{place-in-therapy} 4 mg daily.',
    'SLE on HCQ 400 mg daily. Start baricitinib 4 mg daily.',
    'SLE, declined hydroxychloroquine. Start [baricitinib]{place-in-therapy} 4 mg daily.',
    'SLE refractory to standard therapy. Start baricitinib 4 mg daily.',
    'RA and alopecia areata. Start baricitinib 2 mg daily.',
    'Start tofacitinib 5 mg BID.',
  ],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.regimens) {
      const missing = missingBefore(regimen, analysis, kb, settings.label);
      const [first] = missing;
      if (!first) continue;
      const drug = kb.drugs.get(regimen.concept);
      const titles = [...new Set(missing.map((it) => it.title))];
      const uses = listWords([...new Set(missing.map((it) => INDICATION[it.use]))]);
      const who = first.label ? `The ${LABEL[first.label]} label of ${drug?.name}` : first.body;

      yield {
        span: regimen.drug.span,
        severity: soften('info', first.label !== undefined && first.label !== settings.label),
        summary: brief(`${who} asks for ${listWords(titles, 'or')} first (${uses}); this note shows none.`),
        detail: `${capital(missing.map((it) => it.evidence.says).join(' '))} Write down what was tried, or why it cannot be.`,
        because: regimen.indications.map((it) => it.span),
        clears: titles.map((it) => `${it} tried, not tolerated or inadvisable`),
        evidence: missing.map((it) => (it.label ? cite(it.evidence, it.label) : it.evidence)),
        fixes: [],
      };
    }
  },

  silence(regimen, analysis, kb, settings) {
    if (!isStart(regimen)) return 'It is no new start.';
    if (hadOne(regimen, analysis, kb)) return 'The patient had one of the class before.';
    if (indicationsOf(regimen, kb).length === 0) return 'The note does not say what it is for.';
    return stepsBefore(regimen, kb, settings.label).some((it) => it.after)
      ? 'The note shows the treatment that comes before it.'
      : 'Nothing has to come before it in this use.';
  },
};

/** What a label, or a guideline where no label has the use, says of one use; `after` is what comes before it. */
interface Step {
  use: Indication;
  after: string | undefined;
  label?: Label;
  body?: string;
  evidence: Finding['evidence'][number];
}

function stepsBefore(regimen: Regimen, kb: KnowledgeBase, chosen: Label): Step[] {
  const drug = kb.drugs.get(regimen.concept);
  if (!drug) return [];
  const label = labelOf(drug, chosen);
  const rows = rowsOf(drug, label, regimen, kb)(drug.indications);
  return indicationsOf(regimen, kb).flatMap((use): Step[] => {
    const own = rows.filter((it) => it.indication === use);
    if (own.length > 0) return own.map(({ after, evidence }) => ({ use, after, label, evidence }));
    const guidance = kb.evidence.get(evidenceFor(use))?.guidance ?? [];
    return guidance.flatMap(({ after, body, evidence }) => (after ? [{ use, after, body, evidence }] : []));
  });
}

/** With several uses, all must ask for something that is not there: of those that may be meant the easiest counts. */
function missingBefore(regimen: Regimen, analysis: Analysis, kb: KnowledgeBase, chosen: Label) {
  if (!isStart(regimen) || hadOne(regimen, analysis, kb)) return [];
  const steps = stepsBefore(regimen, kb, chosen);
  const missing = steps.flatMap((it) => {
    const title = it.after && !isShown(it.after, analysis, kb) && kb.treatments.get(it.after)?.title;
    return title ? [{ ...it, title }] : [];
  });
  return missing.length === steps.length ? missing : [];
}

/** Who had one of the class, or goes on with this one, is past that place. */
const hadOne = ({ cue }: Regimen, { treated, note }: Analysis, kb: KnowledgeBase): boolean =>
  (cue && GOES_ON.test(note.text.slice(cue.start, cue.end))) ||
  [...treated].some(
    (it) => kb.drugs.get(it) !== undefined || kb.medicines.get(it)?.classes.includes('jak-inhibitor') === true,
  );

const GOES_ON =
  /^(?:resum|restart|refill|renew|increas|decreas|reduc|lower|rais|go (?:up|down)|step|taper|bump|titrat|cut)/i;

function isShown(id: string, { treated }: Analysis, kb: KnowledgeBase): boolean {
  const treatment = kb.treatments.get(id);
  if (!treatment || treated.has(id)) return true;
  const { medicineIds, classes, notAlone = [] } = treatment;
  return [...treated].some(
    (it) =>
      medicineIds.includes(it) ||
      (!notAlone.includes(it) && kb.medicines.get(it)?.classes.some((one) => classes.includes(one))),
  );
}
