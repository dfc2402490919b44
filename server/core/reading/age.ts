import { dateAt } from '../date';
import { readPerson } from '../person';
import { numberAt, type Token } from '../token';
import type { Analysis, Day } from '../types';
import { noteDay } from './note-day';
import type { NotePart } from './note-part';
import { spelledNumber } from './spelled';

const OLDEST = 110;

/** Years: as stated of the patient today, else from the days of birth and of the note. */
export function readAge(analysis: Analysis, parts: readonly NotePart[]): number | undefined {
  for (const part of parts) {
    const age = statedIn(part);
    if (age !== undefined) return age;
  }
  const on = noteDay(analysis);
  const born = on && parts.map(birthIn).find((it) => it !== undefined);
  return on && born ? yearsBetween(born, on) : undefined;
}

function statedIn(part: NotePart): number | undefined {
  const { tokens, sentences, own } = part;
  const placed = new Map<number, number>();
  for (const sentence of sentences) {
    const other = own.slice(sentence.from, sentence.to).indexOf(false);
    const { age } = readPerson(sentence, tokens, other < 0 ? sentence.to : sentence.from + other);
    if (age) placed.set(age.span.start, age.value);
  }
  for (let at = 0; at < tokens.length; at++) {
    if (!own[at]) continue;
    const age = placed.get(tokens[at]?.start ?? -1);
    const value = age ?? plainAge(tokens, at) ?? behindName(tokens, at);
    if (value !== undefined && value <= OLDEST && !isThen(tokens, at) && !isAnothers(tokens, at)) return value;
  }
  return undefined;
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

/** "F/45", "she's 29", "just turned 40", "sixty-one-year-old", "menopause at 51, now 58". */
function plainAge(tokens: readonly Token[], at: number): number | undefined {
  const spelled = spelledNumber(tokens, at);
  if (spelled && /^(?:-|year|years|yr)$/.test(key(tokens, spelled.to)))
    return isYearsOld(tokens, spelled.to) ? spelled.value : undefined;
  const value = tokens[at]?.kind === 'number' ? numberAt(tokens, at) : Number.NaN;
  if (!Number.isInteger(value) || value < 1) return undefined;
  if (key(tokens, at - 1) === '/' && /^[fm]$/.test(key(tokens, at - 2)) && key(tokens, at + 1) !== '/') return value;
  if (isYearsOld(tokens, at + 1)) return value;
  if (!/^(?:[,.;)]|and|years|yrs|-|who|with|now|)$/.test(key(tokens, at + 1)) || /^\d/.test(key(tokens, at + 2)))
    return undefined;
  return isTold(tokens, at) || isLaterThan(tokens, at, value) ? value : undefined;
}

/** "-year-old", " y.o.", " yr old". */
function isYearsOld(tokens: readonly Token[], from: number): boolean {
  const words = tokens.slice(from, from + 5).map((it) => it.key);
  return /^-?(?:years?|yrs?|y)[-./]?(?:old|o)(?:$|[^a-z])/.test(
    `${words.join('')} `.replace(/(old|o)(?=[a-z]{2})/, '$1 '),
  );
}

/** "Pt is 34", "she's 29", "just turned 40". */
function isTold(tokens: readonly Token[], at: number): boolean {
  const [word, before] = [key(tokens, at - 1), key(tokens, at - 2)];
  if (word === 'turned' || word === 'turning') return true;
  if (word === 's') return before === "'" && PERSON.test(key(tokens, at - 3));
  if (/^(?:now|currently)$/.test(word)) return before === 'is' && PERSON.test(key(tokens, at - 3));
  return word === 'is' && PERSON.test(before);
}

const PERSON = /^(?:pt|patient|he|she|who|they|herself|himself)$/;
const EARLIER_REACH = 9;

/** "RA onset at age 23; currently 47": an age behind an earlier one. */
function isLaterThan(tokens: readonly Token[], at: number, value: number): boolean {
  if (!/^(?:now|currently)$/.test(key(tokens, at - 1))) return false;
  for (let back = at - 2; back > at - EARLIER_REACH; back--) {
    const age = key(tokens, back - 1) === 'age' ? back - 2 : back - 1;
    if (tokens[back]?.kind === 'number') return key(tokens, age) === 'at' && numberAt(tokens, back) < value;
  }
  return false;
}

/** "at age 23", "diagnosed aged 30": an age of the past. */
function isThen(tokens: readonly Token[], at: number): boolean {
  const word = /^(?:age|aged|:)$/.test(key(tokens, at - 1)) ? 2 : /^(?:age|aged)$/.test(key(tokens, at)) ? 1 : 0;
  if (word === 0) return /^(?:at|until|since)$/.test(key(tokens, at - 1));
  return /^(?:at|onset|since|from|until|by|before|after|around|diagnosed|dx|began|started|menopause|the)$/.test(
    key(tokens, at - word),
  );
}

const TITLE = /^(?:mr|mrs|ms|miss|mx|patient|pt)$/;
const NAME_LENGTH = 6;

/** "Mrs Smith, 64, has", "Mr Smith, forty-eight,", "Ms Tran (41)": set off behind a name. */
function behindName(tokens: readonly Token[], at: number): number | undefined {
  const open = key(tokens, at - 1);
  if (open !== ',' && open !== '(') return undefined;
  const plain = tokens[at]?.kind === 'number' ? { value: numberAt(tokens, at), to: at + 1 } : spelledNumber(tokens, at);
  if (!plain || !Number.isInteger(plain.value) || key(tokens, plain.to) !== (open === ',' ? ',' : ')'))
    return undefined;
  const name = tokens.slice(Math.max(0, at - NAME_LENGTH), at - 1);
  const title = name.findLastIndex((it) => TITLE.test(it.key));
  const named = title >= 0 && name.slice(title).every((it) => it.kind === 'word' || /^[.'-]$/.test(it.key));
  return named && plain.value > 0 ? plain.value : undefined;
}

const CHILD =
  /^(?:son|daughter|child|children|baby|toddler|infant|grandson|granddaughter|twins|kids?|brother|sister|at)$/;
const PARTNER = /^(?:husband|wife|partner|spouse|boyfriend|girlfriend|fianc[eé]e?)$/;
const BEHIND = 7;

const isAnothers = (tokens: readonly Token[], at: number) => {
  const first = tokens
    .slice(at + 1, at + BEHIND)
    .find((it) => !/^(?:-|years?|yrs?|yr|y|o|yo|old|of|age|[./])$/.test(it.key));
  if (PARTNER.test(first?.key ?? '')) return true;
  const end = tokens.slice(at, at + BEHIND).findIndex((it) => /^[,.;]$/.test(it.key) && it.spaced === false);
  return tokens.slice(at + 1, at + (end < 0 ? BEHIND : end)).some((it) => CHILD.test(it.key));
};

function birthIn({ tokens, context, own }: NotePart): Day | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const birth =
      /^(?:dob|born)$/.test(key(tokens, at)) ||
      (key(tokens, at) === 'birth' && key(tokens, at - 1) === 'of') ||
      (key(tokens, at) === 'b' && key(tokens, at - 2) === 'o' && key(tokens, at - 4) === 'd');
    if (!birth || !own[at]) continue;
    for (let step = 1; step <= 3; step++) {
      const date = dateAt(tokens, at + step, context.monthFirst);
      if (date?.day.length === 10) return date.day;
    }
  }
  return undefined;
}

function yearsBetween(born: Day, on: Day): number | undefined {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
  return years >= 0 && years <= OLDEST ? years : undefined;
}
