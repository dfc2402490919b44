import type { Token } from '../token';
import type { PersonReading } from '../types';
import type { NotePart } from './note-part';
import { packYearsIn } from './pack-years';

type Smoking = Pick<PersonReading, 'smoking' | 'packYears'>;
type Said = NonNullable<PersonReading['smoking']>;

/** Whether the patient smokes and how much it has been; what is said of today counts before what was. */
export function readSmoking(parts: readonly NotePart[]): Smoking {
  const said = parts.flatMap(saidIn);
  const strong = said.findLast((it) => it.strong)?.value;
  const smoking = strong ?? said.at(-1)?.value;
  const packYears = smoking === 'never' ? undefined : parts.map(packYearsIn).find((it) => it !== undefined);
  const known = smoking ?? (packYears === undefined ? undefined : 'current');
  const plain = smoking === undefined && packYears !== undefined && !parts.some(isRate);
  return { ...(known && !plain && { smoking: known }), ...(packYears !== undefined && { packYears }) };
}

const isRate = ({ tokens, own }: NotePart) =>
  tokens.some((it, at) => it.key === 'ppd' && own[at] && tokens[at - 1]?.kind === 'number');

const TOBACCO = /^(?:smok.*|tobacco|cigarettes?|cigs?|nicotine|nonsmoker|tob|ppd|pack|packs)$/;
const NO = /^(?:never|non|not|no|denies|denied|nonsmoker|doesn't|lifelong|none|nil)$/;
const QUIT = /^(?:quit|stopped|former|ex|formerly|gave|previously|previous|past|prior|until|used|free|cessation)$/;
const BEFORE = 4;
const BEHIND = 14;

/** What each word for tobacco is said with; "strong" where the words themselves tell of today. */
function saidIn({ tokens, own, sentences }: NotePart): { value: Said; strong: boolean }[] {
  return sentences.flatMap(({ to }, index) => {
    // With the heading before it: "Tobacco: never".
    const from = sentences[index - 1]?.to ?? 0;
    const said: { value: Said; strong: boolean }[] = [];
    let smokers = false;
    for (let at = from; at < to; at++) {
      const key = tokens[at]?.key ?? '';
      // "Husband smokes; she never has."
      if (key === 'never' && own[at] && /^(?:has|did)$/.test(tokens[at + 1]?.key ?? '') && spokenOf(tokens, at))
        said.push({ value: 'never', strong: true });
      if (!TOBACCO.test(key) || !own[at] || (/^(?:ppd|packs?)$/.test(key) && (smokers || !isCount(tokens, at))))
        continue;
      const value = valueAt(tokens, at, from, to);
      if (value) said.push(value);
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

function valueAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  to: number,
): { value: Said; strong: boolean } | undefined {
  const key = tokens[at]?.key ?? '';
  const before = wordsOf(tokens, Math.max(from, at - BEFORE), at);
  const behind = wordsOf(tokens, at + 1, Math.min(to, at + BEHIND));
  const near = behind.slice(0, BEFORE);
  // "advised to quit smoking", "if he smokes", "smoking cessation discussed": no fact.
  if (
    before.some((it) => /^(?:if|advised|counselled|counseled|discussed|avoid|encouraged|secondhand|passive)$/.test(it))
  )
    return undefined;
  const quits = [...before, ...behind].some(
    (it, index, all) => QUIT.test(it) && all[index - 1] !== 'to' && it !== 'used',
  );
  if (
    before.some((it) => /^(?:never|non|nonsmoker)$/.test(it)) ||
    key === 'nonsmoker' ||
    near[0] === 'never' ||
    near[1] === 'never'
  )
    return { value: 'never', strong: true };
  if (before.includes('longer') || before.join(' ').endsWith('used to')) return { value: 'former', strong: true };
  if (before.some((it) => NO.test(it)) || /^(?:no|none|denies|nil)$/.test(near[0] ?? ''))
    return { value: 'never', strong: false };
  if (key === 'smokes' || before.some((it) => /^(?:current|currently|active|still|continues)$/.test(it)))
    return { value: 'current', strong: true };
  if (quits || near[0] === 'free') return { value: 'former', strong: true };
  if (key === 'smoked') return { value: 'former', strong: false };
  if (behind.some((it) => /^(?:current|currently|daily|yes)$/.test(it)) || key === 'smoker')
    return { value: 'current', strong: false };
  return isCount(tokens, at) || tokens.slice(at + 1, at + BEFORE).some((it) => it.kind === 'number')
    ? { value: 'current', strong: false }
    : undefined;
}

const wordsOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).flatMap((it) => (it.kind === 'word' ? [it.key] : []));
