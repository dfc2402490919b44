import type { KnowledgeBase } from '../kb';
import type { Analysis, Fact, Span } from '../types';
import { partsOf } from './note-part';
import { packYearsIn } from './pack-years';
import { saidOfSmoking } from './smoking';

/** A smoker of today, or of the past with how much and how long ago, as far as the note says. */
export interface Smoker {
  current: boolean;
  packYears?: number;
  years?: number;
  /** Years since the last cigarette. */
  since?: number;
  /** Words of degree: "heavy", "remote". */
  long: boolean;
  light: boolean;
  facts: Fact[];
}

const NAMED = /smok|tobacco|cig|pack|nicotine|\bppd\b|\btob\b/i;
const BEFORE = 60;
const BEHIND = 100;

/** Only the blocks that name tobacco are read once more. */
export function readSmoker(analysis: Analysis, kb: KnowledgeBase): Smoker | undefined {
  const { text } = analysis.note;
  const blocks = analysis.blocks.filter((it) => NAMED.test(text.slice(it.start, it.end)));
  const parts = blocks.length > 0 ? partsOf({ ...analysis, blocks }, kb) : [];
  const said = saidOfSmoking(parts);
  if (!said || said.value === 'never') return undefined;
  const around = windowOf(said.span, blocks);
  const words = text.slice(around.start, around.end);
  const packYears = parts.map(packYearsIn).find((it) => it !== undefined);
  const amount = AMOUNT.exec(words);
  const years = Number(YEARS.exec(words)?.[1]);
  const since = sinceIn(words, Number(analysis.today?.slice(0, 4)));
  // A bare count of pack-years does not say that it goes on.
  const current = said.value === 'current' && (said.strong || !amount);
  const told = packYears === undefined ? '' : `, ${packYears} pack-years`;
  const shown = current ? 'smoker' : `past smoker${told}`;
  const at = around.start + (amount?.index ?? 0);
  return {
    current,
    ...(packYears !== undefined && { packYears }),
    ...(years > 0 && { years }),
    ...(since !== undefined && { since }),
    long: LONG.test(words),
    light: LIGHT.test(words),
    facts: [
      { ...said.span, words: shown },
      ...(amount ? [{ start: at, end: at + amount[0].length, words: shown }] : []),
    ],
  };
}

const AMOUNT = /\d[\d.]*\s?\+?[- ]?(?:(?:packs?|pks?)[-/ ]?(?:years?|yrs?|y)|pyh?)\b/i;
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

function windowOf({ start, end }: Span, blocks: readonly Span[]): Span {
  const block = blocks.find((it) => it.start <= start && start < it.end) ?? { start, end };
  return { start: Math.max(block.start, start - BEFORE), end: Math.min(block.end, end + BEHIND) };
}
