import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../server/rules';
import { FAMILIES, ratio, type Score, score, type Vignette } from './score';

/** The vignettes of a JSON Lines file. */
export const readVignettes = (file: string): Vignette[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((it) => JSON.parse(it) as Vignette);

export const vignetteFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((it) => it.endsWith('.jsonl'))
    .sort();

const known = new Set(rules.map((it) => it.id));

export const scoreFile = (file: string): Score => score(readVignettes(file), known);

/** Precision and recall of each rule in some files, as a Markdown table. */
export function accuracyTable(files: readonly string[]): string {
  const scores = files.map(scoreFile);
  const all = (key: keyof Score) => scores.flatMap((it) => it[key]);
  const row = (name: string, is: (rule: string) => boolean) => {
    const [met, missed, extra] = (['met', 'missed', 'extra'] as const).map(
      (key) => all(key).filter((it) => is(it.rule)).length,
    ) as [number, number, number];
    return `| ${name} | ${met} | ${missed} | ${extra} | ${ratio(met, extra).toFixed(3)} | ${ratio(met, missed).toFixed(3)} |`;
  };
  return [
    '| rule | met | missed | extra | precision | recall |',
    '|---|---|---|---|---|---|',
    ...rules.map(({ id }) => row(id, (it) => it === id)),
    ...Object.entries(FAMILIES)
      .filter(([, family]) => rules.some(({ id }) => family.test(id)))
      .map(([name, family]) => row(`*${name}*`, (it) => family.test(it))),
    row('**all**', () => true),
  ].join('\n');
}

/** Every miss and every extra finding, one a line. */
export const faults = (files: readonly string[]): string[] =>
  files.flatMap((file) => {
    const { missed, extra } = scoreFile(file);
    return [
      ...missed.map((it) => `missed ${it.id} ${it.rule}`),
      ...extra.map((it) => `extra  ${it.id} ${it.rule}: ${it.words}`),
    ];
  });
