import { as, type Term } from '../lexicon';
import type { Doses } from './dose-list';
import { isMeasure, isPlain, type View } from './dose-words';

/** One medicine with its doses; nothing from tokens[end] on is said of it. */
export interface Place {
  drug: Term;
  doses: readonly Doses[];
  end: number;
}

/** How often a day a medicine is taken, by the words at its doses, else at its name. */
export function frequencyAt({ drug, doses, end }: Place, view: View): number | undefined {
  const clocks = doses.map((list, index) => clockAt(list, doses[index + 1]?.from ?? end, view));
  // "5 mg in the morning and 10 mg at night" is twice a day.
  if (clocks.length > 1 && clocks.every((it) => it)) return clocks.length;
  for (const [index, list] of doses.entries()) {
    const next = doses[index + 1];
    const start = list.to <= drug.from && !next ? drug.to : list.to;
    const until = Math.min(next?.from ?? end, start + REACH);
    const found = firstIn(list.head ?? list.to, until, view, () => true);
    if (found) return isStatistic(list, found, view) ? undefined : as(found, 'frequency')?.perDay;
  }
  const until = doses[0] && doses[0].from >= drug.to ? doses[0].from : Math.min(end, drug.to + REACH);
  const passes = (at: number) => isPlain(view, at) || ADMINISTERED.test(keyAt(view, at)) || isSite(drug, at, view);
  const found = firstIn(drug.to, until, view, passes);
  const leading = as(view.at(drug.from - 1), 'frequency');
  return as(found, 'frequency')?.perDay ?? leading?.perDay;
}

const REACH = 9;

/** A time of day right behind a dose. */
function clockAt({ to }: Doses, until: number, view: View): boolean {
  for (let at = to; at < Math.min(until, to + 4); at++) {
    const term = view.at(at);
    if (as(term, 'clock')) return (as(term, 'frequency')?.perDay ?? 1) === 1;
    if (as(term, 'frequency')) return false;
  }
  return false;
}
const SITE = 3;

/** "cream to both eyelids": where a cream goes may be strange. */
function isSite({ from, to }: Term, at: number, view: View): boolean {
  const before = view.tokens.slice(Math.max(to, at - SITE), at);
  const onSkin = as(view.at(to), 'route')?.route === 'topical' || TOPICAL.test(keyAt(view, from + 1));
  return onSkin && before.some((it) => /^(?:to|on|over)$/.test(it.key));
}

const TOPICAL = /^(?:cream|ointment)$/;

const ADMINISTERED =
  /^(?:administered|dosed|used|apply|applied|thin|layers?|orally|multiple|phosphate|started|continued|tablets?|capsules?|crm|ftus?)$/;

const keyAt = ({ tokens }: View, at: number) => tokens[at]?.key ?? '';

/** The first frequency; a test's interval and "for three days" are none. */
function firstIn(from: number, until: number, view: View, passes: (at: number) => boolean): Term | undefined {
  for (let at = from; at < until; ) {
    const term = view.at(at);
    if (isMeasure(term) || !passes(at)) return undefined;
    if (as(term, 'frequency') && /^(?:days|times|doses)$/.test(keyAt(view, at - 1))) return undefined;
    if (as(term, 'frequency') && !/^(?:for|x)$/.test(keyAt(view, at - 1))) return term;
    at = term?.to ?? at + 1;
  }
  return undefined;
}

const STATISTIC = /^(?:median|mean|average|cumulative|intensity)$/;

/** "a median dose of 33 mg/day" says how much, not how often. */
function isStatistic({ from, to }: Doses, frequency: Term, { tokens }: View): boolean {
  if (frequency.from !== to || as(frequency, 'frequency')?.perDay !== 1) return false;
  return tokens.slice(Math.max(0, from - 7), from).some((it) => STATISTIC.test(it.key));
}
