import type { Mention } from './types';

const SAID =
  /\b(?:off[- ]?label|off[- ]licen[cs]e|un(?:approved|licen[cs]ed|labell?ed)|not (?:an? )?(?:fda[- ]|ema[- ])?(?:approved|licen[cs]ed|labell?ed)|(?:no|outside|without) (?:its |the |an? )?(?:label|licen[cs]e|marketing authori[sz]ation|approval)|investigational|compassionate|clinical trial)\b/gi;

/**
 * The medicines that a block calls off label. "Rituximab (off-label) gave nothing. Start ...": a sentence that names some
 * speaks of those, any other of "all".
 */
export function readOffLabel(text: string, mentions: readonly Mention[]): string[] {
  const named = mentions.filter(({ kind }) => kind === 'drug' || kind === 'medicine');
  const said = new Set<string>();
  for (const { index } of text.matchAll(SAID)) {
    const beside = named.filter(({ sentence }) => sentence.start <= index && index < sentence.end);
    for (const { concept } of beside.length > 0 ? beside : [{ concept: 'all' }]) said.add(concept);
  }
  return [...said];
}
