import type { Drug } from '../../knowledge/drug';
import type { KnowledgeBase } from '../core/kb';
import { candidateIndications, labelOf } from '../core/limit';
import { formOf } from '../core/order';
import type { Analysis, Label, Regimen, Rule, Sig, Statement, Text } from '../core/types';
import { frequencyWords, INDICATION, LABEL } from '../core/words';
import { doseFixes, isCurrent } from './shared/dose-fixes';
import { brief, capital, cite, isProposed, soften } from './shared/finding';
import { type TimeOn, timesBefore, timesBehind, timesFrom, timesOfInduction } from './shared/time-on-dose';

export const doseDuration: Rule = {
  id: 'dose-duration',
  title: 'Induction dose beyond its labelled weeks',
  why: 'The high dose is labelled for the first weeks only; after them its harm goes on and its benefit was not studied.',
  examples: ['UC, week 20 of tofacitinib [10 mg]{dose-duration} BID.', 'UC, week 16 of tofacitinib 10 mg BID.'],

  *check(analysis, kb, settings) {
    for (const regimen of analysis.regimens) {
      const { sig } = regimen;
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || sig?.unit !== 'mg' || regimen.status === 'held') continue;
      const label = labelOf(drug, settings.label);
      const row = limitedRow(drug, regimen, sig, label, kb);
      if (!row) continue;
      const most = longest(row);
      const time = timeOver(most, regimen, sig, analysis);
      if (!time) continue;
      const order = analysis.orders.find((it) => it.regimen === regimen);
      const next = drug.doses.filter((it) => isNext(it, row));

      yield {
        span: sig.span,
        severity: soften('warning', isProposed(regimen), label !== settings.label),
        summary: brief(
          `${capital(drug.name)} ${sig.amount} mg for ${timeWords(time.weeks)}: labelled for ${timeWords(most)} at most (${LABEL[label]}, ${INDICATION[row.indication]}).`,
        ),
        detail: [
          row.evidence.says,
          next.length > 0
            ? `After them: ${next.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`).join(' or ')}.`
            : 'Then it ends.',
        ].join(' '),
        because: time.facts,
        clears: [`${timeWords(most)} at most`, ...next.map((it) => `${it.amount} mg ${frequencyWords(it.perDay)}`)],
        evidence: [row, ...next].map((it) => cite(it.evidence, label)),
        fixes: order ? doseFixes(order, next, analysis) : [],
      };
    }
  },

  silence: ({ sig }) =>
    sig ? 'The note gives no time on this dose that is longer than the label has for it.' : 'The note gives no dose.',
};

type Row = Drug['doses'][number];

const longest = ({ weeks = 0, longestWeeks = weeks }: Row) => longestWeeks;
const timeWords = (weeks: number) =>
  weeks < 4 && !Number.isInteger(weeks) ? `${Math.round(weeks * 7)} days` : `${Math.round(weeks)} weeks`;

/** The dose's own row with weeks, the longest of those that may be meant; none where a use has the dose for good. */
function limitedRow(drug: Drug, regimen: Regimen, sig: Sig, label: Label, kb: KnowledgeBase): Row | undefined {
  const form = formOf(drug, sig, label);
  const meant = candidateIndications(regimen, drug, label, kb);
  const rows = drug.doses.filter(
    (it) =>
      it.label === label &&
      it.form === form &&
      meant.includes(it.indication) &&
      it.amount === sig.amount &&
      it.perDay === (sig.perDay ?? it.perDay),
  );
  if (rows.some((it) => it.weeks === undefined && it.phase !== 'escalation')) return undefined;
  return rows.filter((it) => it.weeks !== undefined).sort((a, b) => longest(b) - longest(a))[0];
}

/** What the label has after the induction, without the lower dose for patients at risk where there is another. */
const isNext = (it: Row, row: Row): boolean =>
  it.label === row.label && it.indication === row.indication && it.form === row.form && it.phase === 'maintenance';

/** The time on this dose where it is longer than the label has it, with the words that say so. */
function timeOver(most: number, regimen: Regimen, sig: Sig, analysis: Analysis) {
  if (isRescue(regimen, analysis)) return undefined;
  const times = timesOf(regimen, sig, analysis);
  const had = times.filter((it) => it.kind !== 'more').sort((a, b) => b.weeks - a.weeks)[0];
  const more = times.find((it) => it.kind === 'more');
  const weeks = (had?.weeks ?? 0) + (more?.weeks ?? 0);
  // "Completed 8 weeks, continue 45 mg" goes beyond them.
  const goesOn = had?.kind === 'done' && !more && weeks >= most;
  if (weeks <= most && !goesOn) return undefined;
  return { weeks, facts: [had, more].flatMap((it) => it?.span ?? []) };
}

/** After a relapse on the lower dose the label has the higher one again. */
const RESCUE =
  /\b(?:re-?induc|recaptur|re-?escalat|back (?:up )?to|(?:response|flar\w{0,3}|relaps\w{0,3}) (?:on|to|at|after) (?:\d|maint|the lower|lower|stepping|dropping|reduc))/i;

const isRescue = ({ statements }: Regimen, { note: { text } }: Analysis): boolean =>
  statements.some(({ mention: { sentence } }) =>
    RESCUE.test(text.slice(Math.max(0, sentence.start - NEAR), sentence.end + NEAR)),
  );

const NEAR = 160;

/** What the note says of the time on this very dose. */
function timesOf(regimen: Regimen, sig: Sig, { note: { text }, today, blocks, regimens }: Analysis): TimeOn[] {
  const calendar = { today, monthFirst: blocks[0]?.context.monthFirst ?? true };
  const others = regimen.statements.some((it) => it.sig && it.sig.amount !== sig.amount);
  const own = regimen.statements.filter((it) => (it.sig ? it.sig.amount === sig.amount : !others));
  const said = own.flatMap((it) => {
    const { span, sentence } = it.mention;
    const before = timesBefore(text, Math.max(sentence.start, span.start - LEAD), span.start);
    if (!isCurrent(it)) return before.filter(({ kind }) => kind === 'done' && it.status === 'stopped');
    const verb = it.cue ? text.slice(it.cue.start, it.cue.end) : '';
    const from = STARTED.test(verb) ? timesFrom(text, doseEnd(it), sentence.end, calendar) : [];
    return [...before, ...from, ...timesBehind(text, behindOf(it, text), sentence.end, calendar), ...nextSentence(it)];
  });
  const isOnly = regimens.every((it) => it === regimen);
  return [...said, ...(isOnly && !others ? timesOfInduction(String(text)) : [])];

  function nextSentence({ mention: { sentence } }: Statement): TimeOn[] {
    const line = text.slice(sentence.end, sentence.end + NEXT).split('\n')[0] ?? '';
    const first = /^[^.;]*/.exec(line.trimStart().replace(/^[.;]\s*/, ''))?.[0] ?? '';
    const at = sentence.end + line.indexOf(first);
    return ABOUT.test(first) ? timesBehind(text, at, at + first.length, calendar) : [];
  }
}

const STARTED = /start|began|begun|initiated|commenced/i;
const LEAD = 60;
const NEXT = 120;
/** "Started 01/2026", "She is now at week 20": a sentence that goes on about the drug. */
const ABOUT =
  /^(?:(?:she|he|they|pt|patient|it|this|that|now|currently|today|is|was|has|been|on|at|in) ){0,5}(?:start|beg[au]n|commenced|initiated|since|week|wk|day|month|for |x ?\d|\d)/i;

/** Behind the dose; behind the name where nothing but that stands between. */
function behindOf({ mention, sig }: Statement, text: Text): number {
  if (!sig || sig.span.start < mention.span.end) return mention.span.end;
  return /\d\s?mg/i.test(text.slice(mention.span.end, sig.span.start)) ? doseEnd({ mention, sig }) : mention.span.end;
}

const doseEnd = ({ mention, sig }: Pick<Statement, 'mention' | 'sig'>): number =>
  Math.max(mention.span.end, sig?.span.end ?? 0, sig?.frequency?.end ?? 0);
