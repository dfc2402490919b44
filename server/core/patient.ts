import { estimatedEgfr } from './egfr';
import type { KnowledgeBase } from './kb';
import type { PersonFacts } from './person';
import { documentedItems, orderedTests } from './tests';
import type { CoMedicine, LabTest, Measured, Mention, Note, Patient, Span } from './types';

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
  const { problems, said } = presentProblems(read.mentions, kb);
  return {
    ...(age && { age }),
    ...(sex && { sex }),
    ...(childPugh && { childPugh }),
    ...(weight && { weight }),
    labs: latestLabs(read.labs, problems, kb, { ...(age && { age }), ...(sex && { sex }) }),
    problems,
    said,
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
    if (known?.today && !it.today && !it.on) continue;
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
function presentProblems(mentions: readonly Mention[], kb: KnowledgeBase) {
  const present = new Map<string, Mention>();
  const said = new Map<string, Span[]>();
  for (const it of mentions) {
    if (it.kind !== 'problem' || it.assertion.experiencer !== 'patient' || it.section === 'education') continue;
    const { existence, temporality } = it.assertion;
    const lasting = kb.problems.get(it.concept)?.lasting;
    // That none is there today takes no history back.
    const known = lasting && isHistory(present.get(it.concept));
    if (existence === 'negated' && temporality === 'current' && !known) {
      present.delete(it.concept);
      said.delete(it.concept);
    }
    // A chronic condition stands under "past history" and is still there; only words make it past.
    const past = temporality === 'historical' && it.assertion.cue !== undefined && !lasting;
    if (existence !== 'affirmed' || past || temporality === 'hypothetical') continue;
    const problem = kb.problems.get(it.concept);
    // What is treated is as the note says last; of anything else the first word on it is the fact.
    const first = problem?.indication ? undefined : present.get(it.concept);
    for (const concept of [it.concept, ...(problem?.implies ?? [])]) present.set(concept, first ?? it);
    said.set(it.concept, [...(said.get(it.concept) ?? []), it.span]);
  }
  return { problems: present, said };
}

const isHistory = (it?: Mention) => it?.year !== undefined || it?.assertion.temporality === 'historical';
