// The note that start and pictures show, opened where its first finding is.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './run.mjs';

export const notes = path.join(root, 'test/notes');
export const sample = path.join(notes, 'lupus-clinic.note');

/** The sample with line and column of its first finding, counted from 1: "lupus-clinic.note:60:61". */
export function sampleAtFinding() {
  const lint = ['dist/cli.js', 'lint', '--format', 'json', '--fail-on', 'never', sample];
  const { files } = JSON.parse(execFileSync(process.execPath, lint, { cwd: root, encoding: 'utf8' }));
  const start = files[0]?.findings[0]?.range.start;
  return start ? `${sample}:${start.line + 1}:${start.character + 1}` : sample;
}
