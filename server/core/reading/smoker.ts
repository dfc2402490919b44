import type { Facts } from '../note-facts';
import { placed, worded } from '../place';
import type { Placed } from '../placed-block';
import type { Sentence } from '../sentence';
import type { Token } from '../token';
import type { Day, Smoker, Tobacco } from '../types';
import { ownTokens } from './note-part';
import { packYearsIn } from './pack-years';
import { decidingWord, saidIn } from './smoking';

const NAMED = /smok|tobacco|cig|pack|nicotine|\bppd\b|\btob\b/i;
const BEFORE = 60;
const BEHIND = 100;

/** What a block says of tobacco; nothing where it does not name it. */
export function readTobacco(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Tobacco | undefined {
  if (!NAMED.test(text)) return undefined;
  const words = { start: 0, tokens, sentences, own: ownTokens(sentences, tokens.length) };
  const packYears = packYearsIn(words);
  return { said: saidIn(words), ...(packYears !== undefined && { packYears }) };
}

/** The patient as a smoker, where the note says more than never. */
export function foldSmoker({ blocks, recall }: Facts, today: Day | undefined): Smoker | undefined {
  const places = blocks.ledger.of('has', 'tobacco');
  return recall('smoker', [places, today], () => smokerIn(places, today));
}

function smokerIn(places: readonly Placed[], today: Day | undefined): Smoker | undefined {
  const said = decidingWord(places.flatMap((it) => it.facts.tobacco?.said ?? []));
  const block = places.findLast((it) => said && it.facts.tobacco?.said.includes(said));
  if (!said || !block || said.value === 'never') return undefined;
  const at = said.span.start - block.at.start;
  const from = Math.max(0, at - BEFORE);
  const words = block.text.slice(from, said.span.end - block.at.start + BEHIND);
  const packYears = places.map((it) => it.facts.tobacco?.packYears).find((it) => it !== undefined);
  const amount = AMOUNT.exec(words);
  const years = Number(YEARS.exec(words)?.[1]);
  const since = sinceIn(words, Number(today?.slice(0, 4)));
  // A bare count of pack-years does not say that it goes on.
  const current = said.value === 'current' && (said.strong || !amount);
  const shown = current ? 'smoker' : `past smoker${packYears === undefined ? '' : `, ${packYears} pack-years`}`;
  const start = from + (amount?.index ?? 0);
  return {
    current,
    ...(packYears !== undefined && { packYears }),
    ...(years > 0 && { years }),
    ...(since !== undefined && { since }),
    long: LONG.test(words),
    light: LIGHT.test(words),
    facts: [
      worded(said.span, shown),
      ...(amount ? [placed({ start, end: start + amount[0].length, words: shown }, block.at)] : []),
    ],
  };
}

const AMOUNT = /\d{1,3}(?:\.\d)?\s?\+?[- ]?(?:(?:packs?|pks?)[-/ ]?(?:years?|yrs?|y)|pyh?)\b/i;
const YEARS = /(?:for|x|×|over|smoked) ?(?:about |~|> ?)?(\d{1,2}) ?\+? ?(?:years|yrs)\b(?! ?ago)/i;
const YEAR = /\b(?:quit|stopped|ceased|gave up|until|ended|since|ago)\b[^.;\d]{0,20}((?:19|20)\d\d)\b/i;
const AGO = /\b(\d{1,2}) ?\+? ?(?:years?|yrs?|y) ago\b/i;
const LONG = /\b(?:long[- ]?(?:time|term|standing)|heavy|heavily)\b/i;
const LIGHT =
  /\b(?:remote(?:ly)?|distant|light(?:ly)?|socially|social smok\w+|occasional(?:ly)?|brief(?:ly)?|college|high school|decades ago|at parties|as a teen\w*)\b/i;

function sinceIn(words: string, now: number): number | undefined {
  const ago = AGO.exec(words)?.[1];
  if (ago) return Number(ago);
  const year = YEAR.exec(words)?.[1];
  return year && now > 0 ? now - Number(year) : undefined;
}
