import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings, Text } from '../core/types';
import { type Explanation, explainAt } from '../features/explain';
import { doseOf, STATUS } from '../features/render';
import { takeSnapshot } from '../features/snapshot';
import { readInputs } from './files';
import { loadKnowledge } from './knowledge';
import type { System } from './run';

/** "visit.note:5:26", the column left out for the whole line. */
const PLACE = /^(.+?):(\d+)(?::(\d+))?$/;

/** Says for each place which rules spoke of what stands there, which did not, and what decided. */
export async function explain(paths: readonly string[], settings: Settings, system: System): Promise<number> {
  const loaded = await loadKnowledge(system, settings.packs);
  if (!loaded) return 2;
  const failed = [...loaded.failed];
  for (const path of paths) {
    const [, file, line, column] = PLACE.exec(path) ?? [];
    const [input] = file ? await readInputs([file], system.stdin) : [];
    if (!input) failed.push({ file: path, message: 'name a place as FILE:LINE or FILE:LINE:COLUMN' });
    else if ('message' in input) failed.push(input);
    else {
      const document = TextDocument.create(input.file, 'clinical-note', 0, input.text);
      const snapshot = takeSnapshot(document, loaded.kb, settings);
      const offset = document.offsetAt({ line: Number(line) - 1, character: column ? Number(column) - 1 : 0 });
      const found = explainAt(snapshot, offset, !column);
      if (found) system.out(print(found, input.text));
      else failed.push({ file: path, message: 'nothing was read there' });
    }
  }
  for (const { file, message } of failed) system.err(`jak-notes: ${file}: ${message}\n`);
  return failed.length > 0 ? 2 : 0;
}

function print({ mention, regimen, checked, spoke, silent }: Explanation, text: Text): string {
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const { existence, temporality, experiencer } = mention.assertion;
  const cue = regimen ? regimen.cue : mention.assertion.cue;
  const read = regimen
    ? `${STATUS[regimen.status]}, ${regimen.sig ? doseOf(regimen.sig) : 'no dose'}${checked ? '' : ', so no rule looks at it'}`
    : `${existence}, ${temporality}, ${experiencer}`;
  const lines = [
    `${words(mention.span)}: ${read}${cue ? `; cue: ${words(cue)}` : ''}`,
    ...spoke.flatMap(({ rule, finding }) => [
      `  spoke   ${rule.id}: ${finding.summary}`,
      ...(finding.clears.length > 0 ? [`          would clear: ${finding.clears.join('; ')}`] : []),
    ]),
    ...silent.map(({ rule, why }) => `  silent  ${rule.id}: ${why}`),
  ];
  return lines.map((it) => `${it}\n`).join('');
}
