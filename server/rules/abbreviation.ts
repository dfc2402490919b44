import type { Misread } from '../core/library';
import type { Rule, Statement, Text } from '../core/types';
import { capital } from './shared/finding';
import { type ShortWord, shortWords } from './shared/short-words';
import { mended, orderedIn, type Wrong } from './shared/wording';

export const abbreviation: Rule = {
  id: 'abbreviation',
  title: 'Abbreviation that gets misread',
  why: 'QD is read as QID, U as a zero, and a short name as another drug: such orders have harmed patients.',
  examples: [
    'RA: Rinvoq 15 mg [QD]{abbreviation}.',
    'RA: Rinvoq 15 mg daily.',
    'RA. Plan: continue Olumiant 2mg PO [qd]{abbreviation}, folic acid 1 mg qd.',
    'RA: Xeljanz 5 mg BID, folic acid 1 mg QD, HCQ 200 mg QD.',
    'Folic acid 1 mg QD, prednisone 5 mg QD, Xeljanz 5 mg BID for RA.',
    'RA.\nMeds:\n- Olumiant 2 mg QD\n- prednisone 5 mg QD\nPlan: continue Olumiant 2 mg [QD]{abbreviation}. CBC in 3 months.',
    'RA: Sotyktu 6 mg [Q.D.]{abbreviation}',
    'RA, eGFR 40: baricitinib (Olumiant) 1 mg [q.d.]{abbreviation} and methotrexate 15 mg weekly',
    'RA: Rinvoq 15 mg [every other day]{dose-frequency}.',
    'RA: Rinvoq 15 mg [QOD]{dose-frequency}{abbreviation}.',
    'RA: tofacitinib 5000 [ug]{abbreviation} BID.',
    'RA: continue Xeljanz 5 [U]{abbreviation} bid.',
    'RA: Rinvoq (ALT 45 U/L) 15 mg daily.',
    'RA: Rinvoq (given by sister U) 15 mg daily.',
    'AD: Opzelura 1.5% cream [QD]{abbreviation}.',
    'RA, insulin glargine 10 U daily, Rinvoq 15 mg daily.',
    'RA: continue [tofa]{abbreviation} 5 mg BID.',
    'RA: continue tofacitinib 5 mg BID.',
    'RA, on tofa since 2021, doing well.',
    'RA. Failed tofa 5 mg BID; start [upa]{abbreviation} 15 mg daily.',
    'Myelofibrosis, platelets 250: start [RUX]{abbreviation} 20 mg BID.',
    'eu: RA: start [bari]{abbreviation} 4 mg od.',
    'eu: RA: tofacitinib 5 mg bd, baricitinib levels not done.',
    'RA: baricitinib 2 mg [OD]{abbreviation}.',
    'eu: RA: baricitinib 4 mg OD.',
    'UC: Rinvoq 45 mg [QD]{abbreviation} x 8 wks then 30 mg QD.',
    'AD: Rinvoq 15 mg [HS]{abbreviation}.',
    'AD: Rinvoq 15 mg at bedtime.',
    'Rinvoq 15 mg daily for HS.',
    'RA: Rinvoq 15 mg QD was stopped in May.',
    'RA: hold Rinvoq 15 mg QD for surgery.',
    'RA: declined tofa 5 mg BID.',
    'Mother takes Rinvoq 15 mg QD. RA on Rinvoq 15 mg daily.',
    'RA. Discussed upa 15 mg QD; she will think.',
    'RA. Consider Rinvoq 15 mg [QD]{abbreviation} if methotrexate fails.',
    'Allergies: tofa 5 mg QD, hives.',
    'RA. In the SELECT-COMPARE trial upa 15 mg QD was tested.',
    'RA. In SELECT-COMPARE, upa 15 mg QD did well.',
  ],

  *check(analysis, kb, { label }) {
    const { text } = analysis.note;
    const rows = kb.misread.filter((it) => !it.label || it.label === label);
    for (const orders of orderedIn(analysis)) {
      const short = orders.flatMap((it) => [
        ...shortNames(it, text, rows, kb.drugs.get(it.mention.concept)?.name),
        ...shortWords(it, text, rows).map((one) => inOrder(one, it)),
      ]);
      yield* mended(short, ({ span, newText, row }) => ({
        summary: `"${text.slice(span.start, span.end)}" is easily misread: write "${newText.trim()}".`,
        detail: row.evidence.says,
        clears: [newText.trim()],
        evidence: [row.evidence],
      }));
    }
  },

  silence: () => 'Its orders have no abbreviation that gets misread.',
};

type Short = Wrong & ShortWord;

const inOrder = (word: ShortWord, { mention }: Statement): Short => ({
  ...word,
  problem: word.row.id,
  section: mention.section,
});

/** The name itself, where it is cut off and something is ordered: "on tofa since May" orders nothing. */
function shortNames(order: Statement, text: Text, rows: readonly Misread[], name: string | undefined): Short[] {
  const { mention } = order;
  const { span } = mention;
  const row = rows.find((it) => it.shape === 'drug-name');
  if (!mention.short || !row || !name || !isOrder(order, text)) return [];
  const written = text.slice(span.start, span.end);
  const isCapital = /^\p{Lu}\p{Ll}/u.test(written);
  return [inOrder({ row, span, newText: isCapital ? capital(name) : name }, order)];
}

function isOrder({ sig, status, cue, mention: { section } }: Statement, text: Text): boolean {
  if (sig || status === 'planned') return true;
  if (status !== 'active') return false;
  return (
    section === 'plan' ||
    section === 'medications' ||
    (cue !== undefined && GOES_ON.test(text.slice(cue.start, cue.end)))
  );
}

const GOES_ON = /^(?:cont|keep|maintain|refill|renew|restart|resum|stay)/i;
