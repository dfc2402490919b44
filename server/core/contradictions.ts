import { isLive } from './decisive';
import type { Acknowledgement, Analysis, Fact, Noted, Regimen } from './types';
import { frequencyWords } from './words';

/** A fact of a "Considered" line that the note now tells otherwise: in one clause, and where. */
export interface Contradiction {
  fact: Noted;
  says: string;
  at?: Fact;
  /** The drug itself was stopped. */
  left?: true;
}

/** Of what the note does not mention at all it says nothing, except of the drug itself. */
export const contradictions = ({ noted }: Acknowledgement, analysis: Analysis): Contradiction[] =>
  noted.flatMap((fact) => {
    const against = AGAINST[fact.kind](fact, analysis, noted);
    return against ? [{ fact, ...against }] : [];
  });

type Said = Omit<Contradiction, 'fact'>;
type Against = (fact: Noted, analysis: Analysis, all: readonly Noted[]) => Said | undefined;

const AGAINST: Readonly<Record<Noted['kind'], Against>> = {
  drug: againstDrug,
  medicine: againstMedicine,
  problem: againstProblem,
  lab({ name, words }, { patient, note }, all) {
    const now = [...patient.labs.values()].find((it) => it.test === name);
    if (!now || all.some((it) => it.kind === 'lab' && it.name === name && sameValue(it.value, now.value)))
      return undefined;
    return {
      says: `${now.span.words ?? flat(note.text.slice(now.span.start, now.span.end))}, not ${words}`,
      at: now.span,
    };
  },
  person({ name, value, words }, { patient, note }) {
    const now = patient[name as 'age' | 'childPugh' | 'weight'];
    if (!now || now.value === value) return undefined;
    return { says: `${flat(note.text.slice(now.span.start, now.span.end))}, not ${words}`, at: now.span };
  },
  claim: ({ name, words }, { claims }) =>
    claims.some((it) => it.claim === name) ? undefined : { says: `the note no longer states "${words}"` },
  smoking({ value, words }, { smoker }) {
    if (value !== 'current' || !smoker || smoker.current) return undefined;
    const [at] = smoker.facts;
    return { says: `no longer ${words}`, ...(at && { at }) };
  },
};

const LEFT: readonly string[] = ['stopped', 'negated', 'allergy'];

function againstDrug({ name, words, dose, stopped }: Noted, { regimens, others }: Analysis): Said | undefined {
  const taken = regimens.find((it) => it.concept === name);
  if (taken) return dose && againstDose(words, dose, taken);
  const left = others.find((it) => it.concept === name);
  if (!left) return { says: `the note no longer names ${words}` };
  // Who orders what the allergy list names takes it all the same.
  const isOrdered = left.status === 'allergy' && left.statements.some(isLive);
  return LEFT.includes(left.status) && !stopped && !isOrdered
    ? { says: `${words} is not taken now`, at: left.drug.span, left: true }
    : undefined;
}

function againstDose(name: string, dose: NonNullable<Noted['dose']>, { sig }: Regimen): Said | undefined {
  if (!sig || sameDose(dose, sig)) return undefined;
  const words = ({ amount, perDay }: typeof dose) =>
    `${amount} ${sig.unit}${perDay === undefined ? '' : ` ${frequencyWords(perDay)}`}`;
  return { says: `${name} ${words(sig)}, not ${words(dose)}`, at: sig.span };
}

/** A list of medicines is taken to be whole: what is not on it is not taken. */
function againstMedicine({ name, words }: Noted, { patient, statements }: Analysis): Said | undefined {
  if (patient.comedicines.some((it) => it.concept === name)) return undefined;
  const said = statements.filter(({ mention }) => mention.concept === name);
  const last = said.findLast((it) => it.status === 'stopped' || it.status === 'negated');
  if (last) return { says: `${words} is not taken now`, at: last.mention.span };
  const isListed = statements.some(({ mention }) => mention.section === 'medications');
  return said.length === 0 && isListed ? { says: `${words} is not on the list` } : undefined;
}

function againstProblem({ name, words }: Noted, { patient, mentions }: Analysis): Said | undefined {
  if (patient.problems.has(name) || patient.said.has(name)) return undefined;
  const said = mentions.filter((it) => it.kind === 'problem' && it.concept === name);
  const own = said.filter((it) => it.assertion.experiencer === 'patient');
  const last = own.at(-1);
  if (!last || own.some((it) => it.assertion.existence === 'affirmed' && it.assertion.temporality === 'current'))
    return undefined;
  return { says: `no longer ${words}`, at: last.span };
}

/** By the day where both say how often; else by the amount. */
export function sameDose(a: Noted['dose'], b: Noted['dose']): boolean {
  if (!a || !b) return a === b;
  const isDaily = a.perDay !== undefined && b.perDay !== undefined;
  return Math.abs(a.amount * (isDaily ? (a.perDay ?? 1) : 1) - b.amount * (isDaily ? (b.perDay ?? 1) : 1)) < 1e-6;
}

/** Converted units leave dust behind the point. */
export const sameValue = (a: Noted['value'], b: Noted['value']): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-6);

const flat = (words: string) => words.replace(/\s+/g, ' ');
