import type { Drug } from '../../../knowledge/drug';
import { addDays } from '../../core/date';
import { isOnSkin, rowsOf } from '../../core/forms';
import type { KnowledgeBase } from '../../core/kb';
import { labelOf } from '../../core/limit';
import { monthsBefore } from '../../core/reading/duration';
import type { Analysis, Checked, Day, Label, MonitoringTest, Regimen, Text } from '../../core/types';

type Row = Drug['monitoring'][number];

/** A test whose last date is longer ago than its interval. */
export interface Overdue {
  test: MonitoringTest;
  last: Checked;
  row: Row;
  /** The interval in months, in weeks where it is no whole month. */
  every: { count: number; unit: 'months' | 'weeks' };
}

/** Without a labelled interval. */
const USUAL_MONTHS = 6;
const WEEKS_A_MONTH = 4;

/** What the label wants tested, and when; what is only put on the skin needs no tests. */
export function scheduleOf(
  regimen: Regimen,
  { patient, note: { text } }: Analysis,
  kb: KnowledgeBase,
  chosen: Label,
): readonly Row[] {
  const drug = kb.drugs.get(regimen.concept);
  const rows = drug ? rowsOf(drug, labelOf(drug, chosen), regimen, kb)(drug.monitoring) : [];
  // A cream that the pharmacy makes ("tofacitinib 2% cream") is none of the label's forms.
  if (isApplied(regimen, text)) return [];
  return rows.filter((it) => (!it.onlyWith || patient.problems.has(it.onlyWith)) && !it.forms?.every(isOnSkin));
}

const isApplied = ({ form, drug: { span } }: Regimen, text: Text): boolean =>
  (form !== undefined && isOnSkin(form)) ||
  APPLIED.test(
    text.slice(Math.max(0, span.start - NEAR), span.start).concat('|', text.slice(span.end, span.end + NEAR)),
  );

const NEAR = 30;
/** Beside the name, in its phrase. */
const APPLIED =
  /\b(?:topical(?:ly)?|compounded)[^.;,\n|]{0,15}\||\|[^.;,\n|]{0,12}(?:\.\d ?)?% |\|[^.;,\n|]{0,20}\b(?:cream|ointment|oint|gel|lotion|topical(?:ly)?)\b/i;

/** The tests of a drug that somebody takes, or pauses, which were done too long ago and are not ordered now. */
export function overdueTests(regimen: Regimen, analysis: Analysis, kb: KnowledgeBase, chosen: Label): Overdue[] {
  const { patient, today } = analysis;
  const isTaken = regimen.status === 'active' || regimen.status === 'held' || regimen.taken;
  if (!isTaken || patient.checks.length === 0) return [];
  const rows = scheduleOf(regimen, analysis, kb, chosen);
  const tests = [...new Set(rows.flatMap((it) => it.tests))];
  // Without counts the label has no routine schedule, and nothing falls due.
  if (!tests.includes('cbc') && !tests.includes('lft')) return [];
  const own = endsOf(patient.checks).filter((it) => it.tests.some((one) => tests.includes(one)));
  const dated = own.filter((it) => isPast(it, today));
  const late = tests.flatMap((test) => lateTest(test, rows, dated, today) ?? []);
  if (late.some(({ test }) => own.some((it) => it.tests.includes(test) && ageOf(it, today) === 0))) return [];
  // What the label wants once is late only where nothing was done since.
  const newest = Math.min(...own.map((it) => ageOf(it, today)));
  return late.filter((it) => isRepeated(it) || ageOf(it.last, today) <= newest);
}

const MOST = 60;

/** A file of many visits begins or ends with the newest. */
const endsOf = (checks: readonly Checked[]) =>
  checks.length > 2 * MOST ? [...checks.slice(0, MOST), ...checks.slice(-MOST)] : checks;

const isRepeated = ({ test, row }: Overdue) => row.everyWeeks !== undefined || test === 'cbc' || test === 'lft';

function lateTest(test: MonitoringTest, rows: readonly Row[], dated: readonly Checked[], today: Day | undefined) {
  const last = dated
    .filter((it) => it.tests.includes(test))
    .reduce<Checked | undefined>((best, it) => (best && ageOf(best, today) <= ageOf(it, today) ? best : it), undefined);
  const row = rowFor(rows.filter((it) => it.tests.includes(test)));
  if (!last || !row) return undefined;
  const every = intervalOf(row);
  return ageOf(last, today) > daysIn(every) ? { test, last, row, every } : undefined;
}

/** The schedule that goes on; those of the first months, and until the dose is stable, are over some day. */
const rowFor = (rows: readonly Row[]): Row | undefined =>
  rows.find((it) => it.everyWeeks && !it.forWeeks && !it.untilStable) ?? rows.find((it) => !it.everyWeeks) ?? rows[0];

function intervalOf({ everyWeeks, forWeeks, untilStable }: Row): Overdue['every'] {
  const weeks = [everyWeeks ?? []].flat().at(-1);
  if (!weeks || forWeeks || untilStable) return { count: USUAL_MONTHS, unit: 'months' };
  return weeks % WEEKS_A_MONTH === 0
    ? { count: weeks / WEEKS_A_MONTH, unit: 'months' }
    : { count: weeks, unit: 'weeks' };
}

/** The longest that so many months can be. */
const daysIn = ({ count, unit }: Overdue['every']) => (unit === 'weeks' ? count * 7 : Math.ceil(count * LONG_MONTH));
const LONG_MONTH = 30.6;

const isPast = (it: Checked, today: Day | undefined) => {
  const age = ageOf(it, today);
  return age > 0 && age !== Number.POSITIVE_INFINITY;
};

/** Days since it was done: none where it is done or ordered now, and no number where nobody can tell. */
function ageOf({ on, due, daysAgo, now }: Checked, today: Day | undefined): number {
  if (now) return 0;
  if (daysAgo !== undefined) return daysAgo;
  const day = on ?? due;
  if (!today || !day || (due && due < today)) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor((Date.parse(today) - Date.parse(lastDayOf(day))) / MILLISECONDS));
}

const MILLISECONDS = 86_400_000;

/** Of a month or a year its last day: nobody is accused of the days before. */
const lastDayOf = (day: Day): Day =>
  day.length === 10 ? day : addDays(`${monthsBefore(day.length === 4 ? `${day}-12` : day, -1)}-01`, -1);
