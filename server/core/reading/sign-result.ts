import { as } from '../lexicon';
import type { Token } from '../token';
import type { Day, Result } from '../types';
import { dayTracker } from './day-before';
import { dayForAll } from './day-for-all';
import type { Meant, NotePart } from './note-part';
import { type Found, type Signs, signAt, walkSigns } from './sign-walk';
import { isWished } from './wished';

/** The results of a block that are words; millimetres of a skin test that no word judges are a number. */
export const readSigns = (part: NotePart, on: Day | undefined): Result[] =>
  signsIn(part, on).map(({ name, sign }) => resultOf(name, sign, part));

/** The same with the test's name, where it stands. */
export function signsIn(part: NotePart, on: Day | undefined): { name: Meant; sign: Found }[] {
  const names = part.measures.filter((it) => as(it, 'assay'));
  if (names.length === 0) return [];
  const signs = new Map(part.measures.flatMap((it) => (as(it, 'sign') ? [[it.from, it] as const] : [])));
  const days = dayTracker(part, on);
  const said = names.map((name, index) => {
    const day = days.before(name.from);
    const until = names[index + 1]?.from ?? part.tokens.length;
    const own = dayForAll(part, name.sentence, on) ?? day;
    return walkSigns({ part, name, until, signs, days, on }).map((it) => ({ ...it, day: it.day ?? own }));
  });
  share(part, names, said, signs);
  return names.flatMap((name, index) => {
    const first = said[index]?.[0];
    if (!first || name.meant.experiencer !== 'patient' || isWished(part, name, name)) return [];
    return (said[index] ?? []).map((sign) => ({ name, sign }));
  });
}

const JOIN = /^(?:[,/&+]|and|or)$/;
const MOST_JOINS = 2;

/** "HBsAg, anti-HBc and HIV all negative", "negative for HIV and HBsAg": one sign for a list. */
function share(part: NotePart, names: readonly Meant[], said: Found[][], signs: Signs): void {
  const { tokens } = part;
  const joined = (index: number) => {
    const [name, next] = [names[index], names[index + 1]];
    if (!name || !next || next.from - name.to > MOST_JOINS) return false;
    return tokens.slice(name.to, next.from).every((it) => JOIN.test(it.key));
  };
  for (let index = names.length - 2; index >= 0; index--) {
    if (said[index]?.length === 0 && joined(index)) said[index] = [...(said[index + 1] ?? [])];
  }
  const ends = new Map([...signs.values()].map((it) => [it.to, it]));
  const used = new Set(said.flat().map((it) => it.from));
  names.forEach((name, index) => {
    if (said[index]?.length !== 0) return;
    const before = signBefore(tokens, name, ends);
    if (before && !used.has(before.from)) said[index] = [before];
    else if (
      index > 0 &&
      joined(index - 1) &&
      (said[index - 1]?.[0]?.from ?? name.from) < (names[index - 1]?.from ?? 0)
    )
      said[index] = [...(said[index - 1] ?? [])];
  });
}

const ARTICLE = /^(?:for|to|a|the|his|her|serum|urine|repeat|recent|baseline|prior|screening)$/;

/** "negative QuantiFERON", "negative for HIV", "immune to varicella". */
function signBefore(tokens: readonly Token[], { from }: Meant, ends: ReadonlyMap<number, Meant>): Found | undefined {
  let at = from;
  while (at > from - 2 && ARTICLE.test(tokens[at - 1]?.key ?? '')) at--;
  return signAt(tokens, ends.get(at));
}

function resultOf(name: Meant, { value, from, to, day }: Found, { tokens }: NotePart): Result {
  return {
    span: { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 },
    test: as(name, 'assay')?.concept ?? '',
    value,
    ...(typeof value === 'number' && { unit: 'mm' }),
    ...(day && { on: day }),
  };
}
