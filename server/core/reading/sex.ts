import type { Analysis, PersonReading } from '../types';
import type { Part } from './part';

const FEMALE =
  /^(?:widow|herself|hers|postmenopausal|perimenopausal|premenopausal|menopause|menopausal|hysterectomy|oophorectomy|postpartum|lmp|iud|gravida|mother-to-be|waitress|actress)$/;
const MALE = /^(?:him|himself|widower|vasectomy|prostatectomy|bph)$/;

/** As stated, else as what only one of both can have tells. */
export function readSex(
  { patient }: Analysis,
  parts: readonly Part[],
  { pregnant, breastFeeding }: Pick<PersonReading, 'pregnant' | 'breastFeeding'>,
): PersonReading['sex'] {
  const labelled = parts.map(labelledIn).find((it) => it);
  if (labelled ?? patient.sex) return labelled ?? patient.sex;
  if (pregnant || breastFeeding !== undefined) return 'female';
  for (const { tokens, own } of parts) {
    for (const [at, { key }] of tokens.entries()) {
      if (!own[at]) continue;
      if (FEMALE.test(key)) return 'female';
      if (MALE.test(key)) return 'male';
    }
  }
  // Only of women is it said that they are not.
  return pregnant === undefined ? undefined : 'female';
}

/** "Sex: M", "F/45". */
function labelledIn({ tokens, own }: Part): PersonReading['sex'] {
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at]?.key ?? '';
    const letter = /^(?:sex|gender)$/.test(key) ? tokens[at + (tokens[at + 1]?.key === ':' ? 2 : 1)]?.key : undefined;
    const slashed = tokens[at + 1]?.key === '/' && tokens[at + 2]?.kind === 'number' && !tokens[at + 2]?.spaced;
    const alone = slashed && Number(tokens[at + 2]?.key) >= 10 ? key : undefined;
    const found = own[at] ? (letter ?? alone ?? '') : '';
    if (/^(?:f|female|woman)$/.test(found)) return 'female';
    if (/^(?:m|male|man)$/.test(found)) return 'male';
  }
  return undefined;
}
