import { estimatedEgfr } from './egfr';
import type { KnowledgeBase } from './kb';
import type { PersonFacts } from './person';
import type {
  CoMedicine,
  LabTest,
  Measured,
  Mention,
  MonitoringTest,
  Note,
  Patient,
  ScreeningItem,
  Span,
} from './types';

interface Read {
  mentions: readonly Mention[];
  labs: readonly Measured[];
  person: readonly PersonFacts[];
  comedicines: readonly CoMedicine[];
}

/** Folds the facts of all blocks into the one patient of the note. */
export function foldPatient(read: Read, note: Note, kb: KnowledgeBase): Patient {
  const age = read.person.find((it) => it.age)?.age;
  const sex = read.person.find((it) => it.sex)?.sex;
  const childPugh = read.person.findLast((it) => it.childPugh)?.childPugh;
  const weight = read.person.findLast((it) => it.weight)?.weight;
  const problems = presentProblems(read.mentions, kb);
  return {
    ...(age && { age }),
    ...(sex && { sex }),
    ...(childPugh && { childPugh }),
    ...(weight && { weight }),
    labs: latestLabs(read.labs, problems, kb, { ...(age && { age }), ...(sex && { sex }) }),
    problems,
    comedicines: read.comedicines,
    documented: documentedItems(read.mentions, note, kb),
    monitoring: orderedTests(read.mentions, read.labs, note, kb),
  };
}

/** The latest dated value, else the last one in the note. A CKD stage, else an estimate, stands in where no value does. */
function latestLabs(
  labs: readonly Measured[],
  problems: ReadonlyMap<string, Mention>,
  kb: KnowledgeBase,
  person: Pick<Patient, 'age' | 'sex'>,
): Map<LabTest, Measured> {
  const latest = new Map<LabTest, Measured>();
  for (const it of labs) {
    const known = latest.get(it.test);
    if (it.past && known) continue;
    if (!known?.on || !it.on || known.past || it.on >= known.on) latest.set(it.test, it);
  }
  if (latest.has('egfr') || latest.has('crcl')) return latest;
  for (const { concept, span } of problems.values()) {
    const range = kb.problems.get(concept)?.egfr;
    if (range) latest.set('egfr', { test: 'egfr', value: range[0], high: range[1], unit: 'mL/min/1.73m2', span });
  }
  const estimated = latest.has('egfr') ? undefined : estimatedEgfr(latest.get('creatinine'), person);
  if (estimated) latest.set('egfr', estimated);
  return latest;
}

/** Conditions of this patient, now. A later denial takes an earlier word back. */
function presentProblems(mentions: readonly Mention[], kb: KnowledgeBase): Map<string, Mention> {
  const present = new Map<string, Mention>();
  for (const it of mentions) {
    if (it.kind !== 'problem' || it.assertion.experiencer !== 'patient' || it.section === 'education') continue;
    const { existence, temporality } = it.assertion;
    if (existence === 'negated' && temporality === 'current') present.delete(it.concept);
    // A chronic condition stands under "past history" and is still there; only words make it past.
    const lasting = kb.problems.get(it.concept)?.lasting;
    const past = temporality === 'historical' && it.assertion.cue !== undefined && !lasting;
    if (existence !== 'affirmed' || past || temporality === 'hypothetical') continue;
    for (const concept of [it.concept, ...(kb.problems.get(it.concept)?.implies ?? [])]) present.set(concept, it);
  }
  return present;
}

const UNDONE =
  /^\W*(?:is|are|was|were|has|have)?\W*(?:not|never|missing|overdue|outstanding|unknown|n\/a|unavailable|no record|to be discussed|declined|refused)\b/i;
const UNCHECKED = /^\s*(?:[-*•]\s*)?\[\s?\]/;

/** Screening items that the note documents: a result, an order, "pending"; neither a denial nor an empty box. */
function documentedItems(mentions: readonly Mention[], { text }: Note, kb: KnowledgeBase): Set<ScreeningItem> {
  const documented = new Set<ScreeningItem>();
  for (const it of mentions) {
    const items = (it.kind === 'test' ? kb.tests : it.kind === 'lab' ? kb.labs : undefined)?.get(
      it.concept as LabTest,
    )?.documents;
    if (!items?.length || it.assertion.experiencer !== 'patient' || it.section === 'education') continue;
    const { cue, existence } = it.assertion;
    const denied =
      existence === 'negated' &&
      cue &&
      cue.start < it.span.start &&
      /^(?:no|never|without|not)\b/i.test(text.slice(cue.start, cue.end));
    const undone = UNDONE.test(text.slice(it.span.end, it.span.end + 40));
    if (!denied && !undone && !isEmptyBox(text, it)) for (const item of items) documented.add(item);
  }
  return documented;
}

/** "[ ] HBsAg" is a template's; "[ ] HBsAg: ***" is an order that awaits its result. */
function isEmptyBox(text: string, { span }: Mention): boolean {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  const line = text.slice(start, end < 0 ? text.length : end);
  return UNCHECKED.test(line) && !/:\s*\S/.test(line);
}

const RESULT =
  /^\W{0,3}(?:\(.{0,20}\)\W*)?(?:is|was|were|are|all|both|today|otherwise)?\s*(?:normal|nl|wnl|negative|neg|stable|reviewed|ok|okay|unremarkable|good|fine|acceptable|satisfactory|within normal|unchanged|done|clear|up to date|looks?|deferred|declined|refused|cancelled|canceled|not|held|on hold)\b/i;
const PAST =
  /\b(?:last|baseline|recent|prior|previous|today's|yesterday's|reviewed|normal|pre-treatment|screening|no)\s+(?:\w+\s+)?$/i;
/** "CBC was q3mo until he moved": a schedule that is over. */
const OVER = /^\W*(?:was|were|had been)\s+(?:q|every|monthly|quarterly|weekly)/i;
const LIST = /^\s*(?:[/,&+]|and|or|,\s*and)\s*$/i;
const SCHEDULE =
  /\b(?:every|q ?\d|monthly|quarterly|in \d+ ?(?:weeks|wks?|months?|mo)\b|next|due|standing order|scheduled|week \d)/i;

/** Tests that are ordered for later, in the plan or with their interval elsewhere; a result or a baseline is none. */
function orderedTests(
  mentions: readonly Mention[],
  labs: readonly Measured[],
  note: Note,
  kb: KnowledgeBase,
): Patient['monitoring'] {
  const valued = new Set(labs.map((it) => it.span.start));
  const tested = mentions.filter((it) => it.kind === 'test' || it.kind === 'lab');
  let following: { start: number; done: boolean } | undefined;
  const ordered: { tests: readonly MonitoringTest[]; span: Span }[] = [];
  for (const it of tested.toReversed()) {
    const after = note.text.slice(it.span.end, it.span.end + 60);
    // "CBC/CMP normal": the last of a list speaks for all of it.
    const listed = following !== undefined && LIST.test(note.text.slice(it.span.end, following.start));
    const done: boolean =
      listed && following ? following.done : RESULT.test(after) || OVER.test(after) || valued.has(it.span.start);
    following = { start: it.span.start, done };
    const tests = (it.kind === 'test' ? kb.tests : kb.labs).get(it.concept as LabTest)?.monitors;
    const past = PAST.test(note.text.slice(Math.max(0, it.span.start - 30), it.span.start));
    const later =
      it.section === 'plan' || SCHEDULE.test(note.text.slice(it.span.end, Math.min(it.span.end + 80, it.sentence.end)));
    if (tests?.length && later && !done && !past && it.assertion.experiencer === 'patient')
      ordered.unshift({ tests, span: it.span });
  }
  return ordered;
}
