import type { Token } from '../token';
import type { Analysis, PersonReading } from '../types';
import type { NotePart } from './note-part';

const FEMALE =
  /^(?:widow|herself|hers|postmenopausal|perimenopausal|premenopausal|menopause|menopausal|hysterectomy|oophorectomy|postpartum|lmp|iud|gravida|mother-to-be|waitress|actress)$/;
const MALE = /^(?:him|himself|widower|vasectomy|prostatectomy|bph)$/;

/** As stated, else as what only one of both can have tells. */
export function readSex(
  { patient }: Analysis,
  parts: readonly NotePart[],
  { pregnant, breastFeeding }: Pick<PersonReading, 'pregnant' | 'breastFeeding'>,
): PersonReading['sex'] {
  const labelled = parts.map(labelledIn).find((it) => it);
  if (labelled ?? patient.sex) return labelled ?? patient.sex;
  if (pregnant || breastFeeding !== undefined) return 'female';
  for (const { tokens, own } of parts) {
    for (const [at, { key }] of tokens.entries()) {
      if (!own[at]) continue;
      const parity = key === 'g' && tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.key === 'p';
      if (parity || FEMALE.test(key)) return 'female';
      if (MALE.test(key)) return 'male';
    }
  }
  // Only of women is it said that they are not.
  return pregnant === undefined ? undefined : 'female';
}

/** "Sex: M", "F/45", "45 y.o. F". */
function labelledIn({ tokens, own }: NotePart): PersonReading['sex'] {
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at]?.key ?? '';
    const letter = /^(?:sex|gender)$/.test(key) ? tokens[at + (tokens[at + 1]?.key === ':' ? 2 : 1)]?.key : undefined;
    const slashed = tokens[at + 1]?.key === '/' && tokens[at + 2]?.kind === 'number' && !tokens[at + 2]?.spaced;
    const alone = slashed && Number(tokens[at + 2]?.key) >= 10 ? key : undefined;
    const found = own[at] ? (letter ?? alone ?? behindAge(tokens, at)) : '';
    if (/^(?:f|female|woman)$/.test(found)) return 'female';
    if (/^(?:m|male|man)$/.test(found)) return 'male';
  }
  return undefined;
}

/** The lone letter behind an age. */
function behindAge(tokens: readonly Token[], at: number): string {
  const key = tokens[at]?.key ?? '';
  if (!/^[fm]$/.test(key)) return '';
  const before = tokens.slice(Math.max(0, at - AGE_LENGTH), at).map((it) => it.key);
  return /\d-?(?:years?|yrs?|y)[-./]?(?:o|old)\.?$/.test(before.join('')) ? key : '';
}

const AGE_LENGTH = 6;
