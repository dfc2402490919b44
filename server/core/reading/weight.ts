import { numberAt, type Token } from '../token';
import type { NotePart } from './note-part';

const POUND = 0.45359;
const STONE = 6.35029;
const KILOGRAM: Readonly<Record<string, number>> = {
  kg: 1,
  kgs: 1,
  kilos: 1,
  kilograms: 1,
  lb: POUND,
  lbs: POUND,
  pounds: POUND,
  st: STONE,
  stone: STONE,
};
const CHANGED =
  /^(?:lost|lose|loss|losing|down|gained|gain|up|by|of|another|over|under|above|below|<|>|≥|≤|-|to|least|from|was|goal|target|ideal|previously|max|than|per|\/|birth)$/;
/** Someone's or something's other than the patient's today. */
const OTHERS = /^(?:goal|target|ideal|desired|dry|ibw|newborn|baby|infant|birth|max|maximum|lowest)$/;
const AWAY = /^(?:down|up|lost|loss|gain|gained|lighter|heavier|more|less)$/;
const LABEL = /^(?:wt|weight|weighs|weighing|weighed|wgt|bw)$/;
const LABEL_REACH = 5;

/** Kilograms: the last weight with its label, else the last one. */
export function readWeight(parts: readonly NotePart[]): number | undefined {
  const found = parts.flatMap(weightsIn);
  return (found.findLast((it) => it.labelled) ?? found.at(-1))?.value;
}

function weightsIn({ tokens, own }: NotePart): { value: number; labelled: boolean }[] {
  const found: { value: number; labelled: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const factor = tokens[at]?.kind === 'number' && own[at] ? KILOGRAM[tokens[at + 1]?.key ?? ''] : undefined;
    if (factor === undefined || /^(?:\/|per)$/.test(tokens[at + 2]?.key ?? '') || isChange(tokens, at)) continue;
    const pounds = factor === STONE ? poundsAt(tokens, at + 2) : factor === POUND ? ouncesAt(tokens, at + 2) : 0;
    const value = numberAt(tokens, at) * factor + pounds * POUND;
    const before = tokens.slice(Math.max(0, at - LABEL_REACH), at);
    found.push({ value: Math.round(value * 10) / 10, labelled: before.some((it) => LABEL.test(it.key)) });
    if (pounds > 0) at += 2;
  }
  return found;
}

/** "from 61 kg to 58 kg", "84 -> 81 kg", "down to 180 lb": the last is the weight. */
function isReached(tokens: readonly Token[], at: number): boolean {
  const key = (back: number) => tokens[at - back]?.key ?? '';
  if (key(1) === '>' || key(1) === '→') return true;
  if (key(1) !== 'to') return false;
  const number = tokens[at - 2]?.kind === 'number' ? 2 : 3;
  return /^(?:down|up|now)$/.test(key(2)) || (tokens[at - number]?.kind === 'number' && key(number + 1) === 'from');
}

/** "weight of 80 kg" and "weight was 80 kg" are weights, "loss of 3 kg" is none. */
function isChange(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.key ?? '';
  if (AWAY.test(tokens[at + 2]?.key ?? '') || beforeLabel(tokens, at)) return true;
  if (isReached(tokens, at)) return false;
  if (/^(?:of|was)$/.test(before) && LABEL.test(tokens[at - 2]?.key ?? '')) return false;
  return CHANGED.test(before) || /^(?:lost|gained|lose|gain)$/.test(tokens[at - 2]?.key ?? '');
}

/** "goal weight 60 kg", "newborn weighed 3.2 kg". */
const beforeLabel = (tokens: readonly Token[], at: number) =>
  tokens.slice(Math.max(0, at - LABEL_REACH + 1), at).some((it) => OTHERS.test(it.key));

const OUNCES = 16;

/** The ounces over the pounds, in pounds. */
const ouncesAt = (tokens: readonly Token[], at: number) =>
  /^(?:oz|ounces?)$/.test(tokens[at + 1]?.key ?? '') && tokens[at]?.kind === 'number'
    ? numberAt(tokens, at) / OUNCES
    : 0;

const MOST_POUNDS = 13;

/** The pounds over the stones: "11 st 4 lb", "14 st 2". */
function poundsAt(tokens: readonly Token[], at: number): number {
  const pounds = tokens[at]?.kind === 'number' ? numberAt(tokens, at) : 0;
  return pounds <= MOST_POUNDS ? pounds : 0;
}
