import type { Sentence } from './sentence';
import { numberAt, type Token } from './token';
import type { ChildPugh, Patient, Span } from './types';
import { isAnyAge, isTime } from './whose-age';

export interface PersonFacts {
  age?: NonNullable<Patient['age']>;
  sex?: NonNullable<Patient['sex']>;
  childPugh?: NonNullable<Patient['childPugh']>;
  weight?: NonNullable<Patient['weight']>;
}

const YEARS = /^(?:years?|yrs?|y|yo)$/;
const SEX: Readonly<Record<string, 'female' | 'male'>> = {
  f: 'female',
  w: 'female',
  female: 'female',
  woman: 'female',
  lady: 'female',
  girl: 'female',
  she: 'female',
  her: 'female',
  ms: 'female',
  mrs: 'female',
  miss: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  gentleman: 'male',
  boy: 'male',
  he: 'male',
  his: 'male',
  mr: 'male',
};

/** Age in years, sex and Child-Pugh class, where a sentence states them of the patient. */
export function readPerson(sentence: Sentence, tokens: readonly Token[], until: number): PersonFacts {
  const facts: PersonFacts = {};
  for (let at = sentence.from; at < until; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'number') {
      const age = facts.age ? undefined : ageAt(tokens, at, sentence);
      if (age) Object.assign(facts, age);
      else if (!facts.weight && isWeight(tokens, at))
        facts.weight = { value: numberAt(tokens, at), span: spanOf(tokens, at, at + 1) };
    } else if (token.key === 'child') {
      const childPugh = childPughAt(tokens, at);
      if (childPugh) facts.childPugh = childPugh;
    } else if (!facts.sex) Object.assign(facts, sexOf(token.key));
  }
  return facts;
}

/** "29 kg" is a weight; "lost 3 kg" and "5 mg/kg" are none. */
const isWeight = (tokens: readonly Token[], at: number) =>
  key(tokens, at + 1) === 'kg' &&
  !/^(?:lost|down|gained|gain|loss|up|by|of|another|over|under|above|below|<|>|≥|≤|-|to|least)$/.test(
    key(tokens, at - 1),
  );

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';
const skip = (tokens: readonly Token[], at: number) =>
  /^[-/]$/.test(key(tokens, at)) || (key(tokens, at) === '.' && !tokens[at]?.spaced && !tokens[at + 1]?.spaced)
    ? at + 1
    : at;

/** A lone "M" or "F" is a sex only right after an age; a word is one anywhere. */
const sexOf = (word: string): PersonFacts => (word.length > 1 && SEX[word] ? { sex: SEX[word] } : {});

/** "67-year-old", "67 yo", "67F", "67 y/o M", "age 67", "aged 67", "67 years of age". */
function ageAt(tokens: readonly Token[], at: number, sentence: Sentence): PersonFacts | undefined {
  const value = numberAt(tokens, at);
  if (!Number.isInteger(value) || value < 1 || value > 110 || isAnyAge(tokens, at)) return undefined;
  const start = tokens[at]?.start ?? 0;
  const stated =
    /^(?:age|aged)$/.test(key(tokens, at - 1)) || (key(tokens, at - 1) === ':' && key(tokens, at - 2) === 'age');
  const next = skip(tokens, at + 1);
  if (YEARS.test(key(tokens, next))) return yearsOld(tokens, next, value, start, stated);
  const sex =
    /^[mfw]$/.test(key(tokens, next)) &&
    !isTime(tokens, at, next) &&
    !isUnitRun(tokens, next) &&
    !isGestation(tokens, next)
      ? SEX[key(tokens, next)]
      : undefined;
  const first = at === sentence.from || tokens[at]?.start === sentence.start;
  const touching =
    tokens[next]?.spaced === false ||
    next > at + 1 ||
    first ||
    key(tokens, at - 1) === '(' ||
    standsAlone(tokens, at, next);
  if (sex && touching) return { age: { value, span: { start, end: tokens[next]?.end ?? start } }, sex };
  if (/^(?:male|female|man|woman)$/.test(key(tokens, next)) && value >= 16) {
    return { age: { value, span: { start, end: tokens[next]?.end ?? start } }, ...optionalSex(key(tokens, next)) };
  }
  return stated ? { age: { value, span: spanOf(tokens, at - 1, at) } } : undefined;
}

/** "Dale Whitcombe, 48 M": a letter of its own, with nothing but a mark or the line's end behind it; no temperature. */
const standsAlone = (tokens: readonly Token[], at: number, letter: number) =>
  !/^(?:t|temp|temperature|tmax|of|is|was|to|=)$/.test(key(tokens, at - 1)) &&
  (tokens[letter + 1] === undefined ||
    /^[(,;.|-]$/.test(key(tokens, letter + 1)) ||
    tokens[letter + 1]?.kind === 'word');

/** "22w3d". */
const isGestation = (tokens: readonly Token[], at: number) =>
  tokens[at + 1]?.kind === 'number' && !tokens[at + 1]?.spaced;
const isUnitRun = (tokens: readonly Token[], at: number) => /^[\^/²2]$/.test(key(tokens, at + 1));
const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to]?.end ?? 0,
});
const optionalSex = (word: string) => (SEX[word] ? { sex: SEX[word] } : {});

/** "67 years" alone is a duration; "old", "of age" or a person after it makes it an age. */
function yearsOld(
  tokens: readonly Token[],
  years: number,
  value: number,
  start: number,
  stated: boolean,
): PersonFacts | undefined {
  const short = /^(?:yo|y)$/.test(key(tokens, years));
  let at = skip(tokens, years + 1);
  const old = /^(?:old|o)$/.test(key(tokens, at)) || (key(tokens, at) === 'of' && key(tokens, at + 1) === 'age');
  if (old) at = skip(tokens, at + 1);
  const person = key(tokens, at);
  if (!old && !SEX[person] && key(tokens, years) !== 'yo' && !stated) return undefined;
  if (!old && short && !SEX[person] && key(tokens, years) === 'y' && !stated) return undefined;
  const sex = optionalSex(person);
  const last = SEX[person] && /^[a-z]+$/.test(person) ? at : at - 1;
  return { age: { value, span: { start, end: tokens[Math.max(years, last)]?.end ?? start } }, ...sex };
}

/** "Child-Pugh B", "Child Pugh class C", "Child-Pugh score B8". */
function childPughAt(tokens: readonly Token[], at: number): PersonFacts['childPugh'] {
  const pugh = skip(tokens, at + 1);
  if (
    key(tokens, pugh) !== 'pugh' ||
    /^(?:was|were|been|previously|initially|formerly|then|if|unless|until|to|no|not)$/.test(key(tokens, at - 1))
  )
    return undefined;
  let letter = pugh + 1;
  while (/^(?:class|score|grade|stage|turcotte|[-:(=]|is|of)$/.test(key(tokens, letter)) && letter < pugh + 5) letter++;
  const value = key(tokens, letter).toUpperCase();
  return /^[ABC]$/.test(value) ? { value: value as ChildPugh, span: spanOf(tokens, at, letter) } : undefined;
}
