import { as } from '../lexicon';
import { numberAt, type Token } from '../token';
import type { Meant, NotePart } from './note-part';

/** Disease activity by the name of its score: the value that counts today, else the last one. */
export function readScores(parts: readonly NotePart[]): Record<string, number> {
  const scores: Record<string, number> = {};
  const now = new Set<string>();
  for (const part of parts) {
    for (const name of part.measures) {
      const score = as(name, 'score');
      if (!score || !part.own[name.from] || isWished(part, name)) continue;
      const found = scored(part, name, score.most);
      if (!found || (found.past && now.has(score.concept))) continue;
      if (!found.past) now.add(score.concept);
      scores[score.concept] = found.value;
    }
  }
  return scores;
}

const key = (tokens: readonly Token[], at: number) => tokens[at]?.key ?? '';

const WISH = /^(?:goal|target|targets|aim|if|until|unless|when|achieve|reach|requires?|needs?|should|criteria)$/;
const WISH_REACH = 5;

const isWished = ({ tokens }: NotePart, { from, sentence }: Meant) =>
  tokens.slice(Math.max(sentence.from, from - WISH_REACH), from).some((it) => WISH.test(it.key));

const LEAD =
  /^(?:[:=,(~]|of|is|was|score|scores|total|today|now|at|currently|remains|still|stable|index|to|from|fell|down|up|rose|improved|dropped|decreased|increased|worsened|has|been|absolute|crp|esr|\)|the|calculated|last|this|visit|about|current|it|came|back|->|-|>|→|week|baseline|went|only|high|low|as|by|remission|moderate|mild|severe|activity|disease)$/;
const PAST = /^(?:was|baseline|prior|previous|previously|initial|initially|before|from|last|start|starting|pre|onset)$/;
const RESPONSES = [50, 75, 90, 100];
const MOST_WORDS = 6;

interface Found {
  value: number;
  past: boolean;
}

/** The number behind a name; of "5.1 -> 3.2" and "from 24 to 6" the last. */
function scored(part: NotePart, name: Meant, most: number): Found | undefined {
  const { tokens } = part;
  let found: { value: number; at: number } | undefined;
  for (let at = name.to, words = 0; at < name.sentence.to && words < MOST_WORDS; at++, words++) {
    if (tokens[at]?.kind === 'number') {
      if (key(tokens, at - 1) === 'by') continue;
      const before = found && key(tokens, at - 1);
      if (before !== undefined && !/^(?:to|>|→|now|today)$/.test(before)) break;
      if (!isValue(tokens, name, at, most)) return found && withTime(part, name, found);
      found = { value: numberAt(tokens, at), at };
      words = 0;
    } else if (/^[<>≤≥]$/.test(key(tokens, at)) && !/^[-=]$/.test(key(tokens, at - 1))) return undefined;
    else if (!LEAD.test(key(tokens, at)) || (found && /^[.;(]$/.test(key(tokens, at)))) break;
  }
  return found && (laterThan(part, name, found.at, most) ?? withTime(part, name, found));
}

const TIMES = 9;
const NOW = /^(?:now|today|currently|this)$/;

/** "5.1 at baseline, 2.9 today", "6.1 in January, 3.0 in June": the last of those that each have a time. */
function laterThan({ tokens }: NotePart, name: Meant, from: number, most: number): Found | undefined {
  for (let at = from + 1; at < Math.min(from + TIMES, name.sentence.to); at++) {
    const [mark, behind] = [key(tokens, at - 1), key(tokens, at + 1)];
    const timed = NOW.test(behind) || (/^(?:at|in|on)$/.test(behind) && !PAST.test(key(tokens, at + 2)));
    if (tokens[at]?.kind !== 'number' || !/^(?:,|and|but)$/.test(mark)) continue;
    const dated = /^(?:at|in|on|last|before|prior|previously)$/.test(key(tokens, from + 1));
    return timed && dated && isValue(tokens, name, at, most) ? { value: numberAt(tokens, at), past: false } : undefined;
  }
  return undefined;
}

/** "PASI 90 responder", "EASI-75" are responses, "IGA 0/1" is an endpoint, "12 weeks" something else. */
function isValue(tokens: readonly Token[], name: Meant, at: number, most: number): boolean {
  const value = numberAt(tokens, at);
  const next = key(tokens, at + 1);
  if (value > most || /^(?:%|weeks?|wks?|months?|mo|days?|years?|mg)$/.test(next)) return false;
  if (next === '/' && tokens[at + 2]?.kind === 'number' && numberAt(tokens, at + 2) !== most) return false;
  if (next === '-' && !tokens[at + 1]?.spaced && tokens[at + 2]?.kind === 'number') return false;
  if (!RESPONSES.includes(value)) return true;
  const stuck = at === name.to ? !tokens[at]?.spaced : key(tokens, at - 1) === '-' && !tokens[at]?.spaced;
  return !stuck && !/^(?:respon.*|achieved|reached|improvement|at|by)$/.test(next);
}

/** "PASI 19 at start", "baseline EASI 24", "DAS28 was 5.1". */
function withTime({ tokens }: NotePart, name: Meant, { value, at }: { value: number; at: number }): Found {
  const from = Math.max(name.sentence.from, name.from - 2);
  const led = tokens.slice(from, name.from).some((it) => PAST.test(it.key));
  const between = tokens.slice(name.to, at).map((it) => it.key);
  const series = between.some((it) => /^(?:to|>|→)$/.test(it));
  const told = !series && between.some((it) => PAST.test(it));
  const behind =
    /^(?:at|before|on|in)$/.test(key(tokens, at + 1)) &&
    /^(?:start|baseline|initiation|diagnosis|onset)$/.test(key(tokens, at + 2));
  return { value, past: (led && !series) || told || behind };
}
