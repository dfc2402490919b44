import type { Token } from '../token';
import type { PersonReading, Span } from '../types';
import type { NotePart } from './note-part';
import { packYearsIn } from './pack-years';

type Smoking = Pick<PersonReading, 'smoking' | 'packYears'>;
/** "strong" where the words themselves tell of today or of an end. */
interface Told {
  value: NonNullable<PersonReading['smoking']>;
  strong: boolean;
}
type Words = Pick<NotePart, 'start' | 'tokens' | 'own' | 'sentences'>;
/** What a word for tobacco tells, and where it stands in the note. */
export type Saying = Told & { span: Span };

/** Whether the patient smokes and how much it has been; what is said of today counts before what was. */
export function readSmoking(parts: readonly NotePart[]): Smoking {
  const smoking = decidingWord(parts.flatMap(saidIn))?.value;
  const packYears = smoking === 'never' ? undefined : parts.map(packYearsIn).find((it) => it !== undefined);
  return { ...(smoking && { smoking }), ...(packYears !== undefined && { packYears }) };
}

/** Of all that is said of tobacco what counts: the last clear word, else the last. */
export const decidingWord = (said: readonly Saying[]): Saying | undefined =>
  said.findLast((it) => it.strong) ?? said.at(-1);

const TOBACCO = /^(?:smok.*|tobacco|cigarettes?|cigs?|nicotine|nonsmoker|tob|ppd|pack|packs)$/;
const NO = /^(?:never|non|not|no|denies|denied|nonsmoker|doesn't|lifelong|none|nil)$/;
const QUIT = /^(?:quit|stopped|former|ex|formerly|gave|previously|previous|past|prior|until|free|cessation)$/;
const BEFORE = 4;
const BEHIND = 14;

/** What each word for tobacco is said with. */
export function saidIn({ start, tokens, own, sentences }: Words): Saying[] {
  return sentences.flatMap(({ to }, index) => {
    // With the heading before it: "Tobacco: never".
    const from = sentences[index - 1]?.to ?? 0;
    const said: Saying[] = [];
    let smokers = false;
    const add = (at: number, told: Told) => {
      const { start: first = 0, end = 0 } = tokens[at] ?? {};
      said.push({ ...told, span: { start: start + first, end: start + end } });
    };
    for (let at = from; at < to; at++) {
      const key = tokens[at]?.key ?? '';
      // "Husband smokes; she never has."
      if (key === 'never' && own[at] && /^(?:has|did)$/.test(tokens[at + 1]?.key ?? '') && spokenOf(tokens, at))
        add(at, NEVER_SMOKED);
      if (!TOBACCO.test(key) || !own[at] || (/^(?:ppd|packs?)$/.test(key) && (smokers || !isCount(tokens, at))))
        continue;
      const value = valueAt(tokens, at, from, to);
      if (value) add(at, value);
      smokers = true;
    }
    return said;
  });
}

const SPOKEN_REACH = 10;

const spokenOf = (tokens: readonly Token[], at: number) =>
  tokens.slice(Math.max(0, at - SPOKEN_REACH), at).some((it) => /^smok/.test(it.key));

const isCount = (tokens: readonly Token[], at: number) =>
  tokens[at - 1]?.kind === 'number' ||
  /^(?:a|half|pack)$/.test(tokens[at - 1]?.key ?? '') ||
  tokens[at + 1]?.key === 'history';

/** "advised to quit smoking", "if he smokes": no fact. */
const TALK = /^(?:if|advised|counselled|counseled|discussed|avoid|encouraged|secondhand|passive|lives)$/;
const NEVER = /^(?:never|non|nonsmoker)$/;
const CURRENT = /^(?:current|currently|active|still|continues|remains|restarted|resumed|relapsed)$/;
/** "smoking cessation discussed". */
const OFFERED =
  /^(?:discussed|counsel.*|advi[cs]ed?|offered|encouraged|recommended|referr.*|support|clinic|resources)$/;
const YOUTH = /^(?:college|youth|teens|teenager|twenties|school)$/;

function valueAt(tokens: readonly Token[], at: number, from: number, to: number): Told | undefined {
  const key = tokens[at]?.key ?? '';
  const before = wordsOf(tokens, Math.max(from, at - BEFORE), at);
  const behind = wordsOf(tokens, at + 1, Math.min(to, at + BEHIND));
  const [first = '', second = ''] = behind;
  if (before.some((it) => TALK.test(it)) || /^(?:marijuana|cannabis|weed|pot)$/.test(first)) return undefined;
  if (first === 'cessation' && behind.some((it) => OFFERED.test(it))) return undefined;
  const has = (words: RegExp) => before.some((it) => words.test(it));
  if (has(NEVER) || key === 'nonsmoker' || first === 'never' || second === 'never') return NEVER_SMOKED;
  if (before.includes('longer') || before.join(' ').endsWith('used to')) return QUITTED;
  if (has(NO) || /^(?:no|none|denies|nil)$/.test(first)) return { value: 'never', strong: false };
  const again = behind.some((it) => /^(?:restarted|resumed|relapsed)$/.test(it));
  if (key === 'smokes' || has(CURRENT) || again) return { value: 'current', strong: true };
  if (first === 'free' || quits([...before, ...behind])) return QUITTED;
  if (key === 'smoked' && /^(?:has|have)$/.test(before.at(-1) ?? '') && behind.includes('for'))
    return { value: 'current', strong: false };
  if (key === 'smoked' || before.includes('smoked') || behind.some((it) => YOUTH.test(it)))
    return { value: 'former', strong: false };
  const counted = isCount(tokens, at) || tokens.slice(at + 1, at + BEFORE).some((it) => it.kind === 'number');
  const told = key === 'smoker' || behind.some((it) => /^(?:current|currently|daily|yes)$/.test(it));
  return counted || told ? { value: 'current', strong: false } : undefined;
}

const NEVER_SMOKED: Told = { value: 'never', strong: true };
const QUITTED: Told = { value: 'former', strong: true };

/** "Not ready to quit" is none. */
const quits = (words: readonly string[]) => words.some((it, index) => QUIT.test(it) && words[index - 1] !== 'to');

const wordsOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).flatMap((it) => (it.kind === 'word' ? [it.key] : []));
