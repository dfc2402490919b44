import type { TopicalRow } from '../../../knowledge/dose';
import { indicationsOf } from '../../core/indication';
import type { KnowledgeBase } from '../../core/kb';
import { labelOf } from '../../core/limit';
import type { Analysis, Finding, Label, Regimen, Settings, SkinUse, Statement } from '../../core/types';
import { INDICATION, LABEL } from '../../core/words';
import { brief, capital, cite, isProposed, soften } from './finding';

/** Creams of which more is used, or on more skin, than the label allows for this use. */
export function* tooMuch(analysis: Analysis, kb: KnowledgeBase, settings: Settings): Generator<Omit<Finding, 'rule'>> {
  for (const regimen of analysis.regimens) {
    const drug = kb.drugs.get(regimen.concept);
    const skin = regimen.statements.findLast(isLive)?.skin;
    if (!drug?.topical || !skin || regimen.status === 'held') continue;
    const label = labelOf(drug, settings.label);
    const rows = rowsFor(drug.topical, label, regimen, analysis, kb);
    const over = aboveGrams(skin, rows) ?? aboveSurface(skin, rows);
    if (!over) continue;
    const severity = soften('error', isProposed(regimen), label !== settings.label);
    yield findingOf(over, capital(drug.name), severity, label);
  }
}

const isLive = ({ status, skin }: Statement) => skin !== undefined && /^(?:active|planned|proposed)$/.test(status);

function rowsFor(
  topical: readonly TopicalRow[],
  label: Label,
  regimen: Regimen,
  { patient }: Analysis,
  kb: KnowledgeBase,
): TopicalRow[] {
  const uses = indicationsOf(regimen, kb);
  const own = topical.filter((it) => it.label === label && !isOtherAge(it, patient.age?.value));
  const meant = own.filter((it) => uses.includes(it.indication));
  return meant.length > 0 ? meant : own;
}

const isOtherAge = ({ ageYears }: TopicalRow, years: number | undefined) =>
  years !== undefined &&
  ageYears !== undefined &&
  (years < (ageYears.atLeast ?? 0) || years >= (ageYears.below ?? years + 1));

interface Over {
  span: Finding['span'];
  said: string;
  limit: string;
  row: TopicalRow;
}

/** Above each of the label's alternatives, for every use that may be meant. */
function aboveGrams({ grams }: SkinUse, all: readonly TopicalRow[]): Over | undefined {
  const rows = all.filter((it) => it.grams);
  const [row] = rows;
  const isOver = (it: TopicalRow) =>
    grams && it.grams?.every((most) => grams.amount / grams.days > most.amount / most.days);
  if (!grams || !row?.grams || !rows.every(isOver)) return undefined;
  const limit = row.grams.map((it) => gramWords(it.amount, it.days)).join(' or ');
  return { span: grams.span, said: gramWords(grams.amount, grams.days), limit, row };
}

function aboveSurface({ surface }: SkinUse, rows: readonly TopicalRow[]): Over | undefined {
  const [row] = rows;
  if (!surface || !row || !rows.every((it) => it.bodySurface !== undefined && surface.percent > it.bodySurface))
    return undefined;
  return { span: surface.span, said: `${surface.percent} % of the skin`, limit: `${row.bodySurface} %`, row };
}

const PERIOD: Readonly<Record<number, string>> = { 1: 'a day', 7: 'a week', 14: 'in 2 weeks', 30: 'a month' };
const gramWords = (amount: number, days: number) => `${amount} g ${PERIOD[days] ?? `in ${days} days`}`;

const findingOf = ({ span, said, limit, row }: Over, name: string, severity: Finding['severity'], label: Label) => ({
  span,
  severity,
  summary: brief(
    `${name} ${row.form}, ${said}: the labelled maximum is ${limit} (${LABEL[label]}, ${INDICATION[row.indication]}).`,
  ),
  detail: row.evidence.says,
  because: [],
  clears: [limit],
  evidence: [cite(row.evidence, label)],
  fixes: [
    { title: `Change to ${limit.split(' or ')[0]}`, edits: [{ span, newText: limit.split(' or ')[0] ?? limit }] },
  ],
});
