/** Names by the letter that they begin with, to find the one that a misspelt word means. */
export type Speller = (word: string) => string | undefined;

interface Name {
  name: string;
  letters: string;
  set: number;
}

const SHORTEST = 5;
/** No name is longer by more than this than a word that means it. */
const MOST_GAP = 3;

/**
 * What a word in lower case means that no lexicon has: the nearest name, when it is near enough. Only names that begin
 * with the same sound are looked at, so a word costs a few comparisons.
 */
export function createSpeller(names: readonly string[]): Speller {
  const byFirst = new Map<string, Name[]>();
  for (const name of names) {
    const letters = name.toLowerCase();
    for (const first of soundsOf(letters.charAt(0))) {
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name, letters, set: setOf(letters) }]);
    }
  }
  return (word) => {
    const near = word.length < SHORTEST ? undefined : byFirst.get(word.charAt(0));
    if (!near) return undefined;
    const set = setOf(word);
    let best: { name: string; distance: number } | undefined;
    for (const { name, letters, set: own } of near) {
      if (Math.abs(word.length - letters.length) > MOST_GAP || word === `${letters}s`) continue;
      const most = Math.min(roomOf(letters), (best?.distance ?? Number.POSITIVE_INFINITY) - 1);
      // Each letter that only one of them has is a mistake: most words are told apart by that.
      if (Math.max(count(set & ~own), count(own & ~set)) * softOf(letters) > most) continue;
      const distance = distanceOf(word, letters, most);
      if (distance <= most) best = { name, distance };
    }
    return best?.name;
  };
}

/** The letters of a word as bits; those beyond the alphabet share theirs. */
function setOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

function count(set: number): number {
  let many = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) many++;
  return many;
}

/** The name that a misspelling is nearest to, however far that is. */
export const nearestName = (word: string, names: readonly string[]): string | undefined =>
  names
    .map((name) => ({ name, distance: distanceOf(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0]?.name;

const FIRST = ['xzs', 'ck', 'gj'];

/** The letters that a first letter is taken for, itself first. */
const soundsOf = (letter: string): string[] => [
  ...new Set([letter, ...FIRST.filter((it) => it.includes(letter)).join('')]),
];

/** What the least mistake costs. Generic names share their endings with many other drugs, so there all cost the same. */
const softOf = (name: string) => (name.length >= 10 ? 2 : 1);

/** How far a word may be from a name, in half letters. A short name is soon another word. */
function roomOf({ length }: string): number {
  if (length <= 6) return 1;
  if (length <= 9) return 2;
  return length < 14 ? 4 : 6;
}

const ALIKE = ['aeiouy', 'ckqg', 'csxz', 'gjy', 'fpv', 'bp', 'dt', 'mn'];
const isAlike = (a: string, b: string) => ALIKE.some((it) => it.includes(a) && it.includes(b));

/** In half letters: two for each that is missing, too much or wrong; in a brand one where it sounds the same. */
function distanceOf(word: string, name: string, most = Number.POSITIVE_INFINITY): number {
  const soft = softOf(name);
  const swap = (a: string, b: string) => (a === b ? 0 : isAlike(a, b) ? soft : 2);
  const drop = (of: string, at: number) => (of[at] === of[at - 1] || 'aeiouyh'.includes(of[at] ?? '') ? soft : 2);
  let before: number[] = [];
  let last = [0];
  for (let j = 1; j <= name.length; j++) last[j] = (last[j - 1] ?? 0) + drop(name, j - 1);
  for (let i = 1; i <= word.length; i++) {
    const row = [(last[0] ?? 0) + drop(word, i - 1)];
    const at = (list: readonly number[], j: number) => list[j] ?? Number.POSITIVE_INFINITY;
    for (let j = 1; j <= name.length; j++) {
      const [a, b] = [word.charAt(i - 1), name.charAt(j - 1)];
      const turned = a === name[j - 2] && word[i - 2] === b ? at(before, j - 2) + soft : Number.POSITIVE_INFINITY;
      row[j] = Math.min(
        at(last, j - 1) + swap(a, b),
        at(last, j) + drop(word, i - 1),
        at(row, j - 1) + drop(name, j - 1),
        turned,
      );
    }
    // Two letters that changed places are cheap only once both are read.
    if (Math.min(...row, ...last) > most) return Number.POSITIVE_INFINITY;
    [before, last] = [last, row];
  }
  return last[name.length] ?? Number.POSITIVE_INFINITY;
}
