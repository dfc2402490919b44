import type { Analysis, Regimen, Sig, Statement, Text } from '../../core/types';
import { isCurrent } from './dose-fixes';
import { type TimeOn, timesBefore, timesBehind, timesOfInduction, timesRightBehind } from './time-on-dose';

/** The time on this dose where it is longer than the label has it, with the words that say so. */
export function timeOver(most: number, regimen: Regimen, sig: Sig, analysis: Analysis) {
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
function timesOf(regimen: Regimen, sig: Sig, { note: { text }, today, monthFirst, regimens }: Analysis): TimeOn[] {
  const calendar = { today, monthFirst };
  const others = regimen.statements.some((it) => it.sig && it.sig.amount !== sig.amount);
  const own = regimen.statements.filter((it) => (it.sig ? it.sig.amount === sig.amount : !others));
  const said = own.flatMap((it) => {
    const { span, sentence } = it.mention;
    const before = timesBefore(text, Math.max(sentence.start, span.start - LEAD), span.start);
    if (!isCurrent(it)) return before.filter(({ kind }) => kind === 'done' && it.status === 'stopped');
    const verb = it.cue ? text.slice(it.cue.start, it.cue.end) : '';
    const near = timesRightBehind(text, doseEnd(it), sentence.end, calendar, STARTED.test(verb));
    return [...before, ...near, ...timesBehind(text, behindOf(it, text), sentence.end, calendar), ...nextSentence(it)];
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
