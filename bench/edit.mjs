// npm run bench: from one edit to its new diagnostics over stdio, beside an empty server that echoes one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeNote } from './note.mjs';
import { openSession } from './session.mjs';

const EDITS = 200;
const WARM_UP = 50;
const server = path.join(import.meta.dirname, '../dist/server.js');
const echo = path.join(import.meta.dirname, 'echo-server.mjs');

/** One letter typed somewhere in each line in turn, as far from the one before as a person's next place may be. */
function* keystrokes(text) {
  const lengths = text.split('\n').map((line) => line.length);
  for (let at = 0; ; at++) {
    const line = (at * 7919) % lengths.length;
    const place = { line, character: (at * 31) % (lengths[line] + 1) };
    lengths[line] += 1;
    yield [{ range: { start: place, end: place }, text: 'e' }];
  }
}

/** Both servers get each edit before the next one, so that what else the machine does falls on both. */
async function measure(text, mode) {
  const sessions = await Promise.all([server, echo].map((it) => openSession(it, text, mode)));
  const times = sessions.map(() => []);
  const keys = keystrokes(text);
  for (let count = -WARM_UP; count < EDITS; count++) {
    const change = keys.next().value;
    for (const [index, { edit }] of sessions.entries()) {
      const milliseconds = await edit(change);
      if (count >= 0) times[index].push(milliseconds);
    }
  }
  const findings = sessions[0].findings();
  for (const { close } of sessions) close();
  return { findings, times: times.map((it) => it.sort((a, b) => a - b)) };
}

const at = (sorted, share) => sorted[Math.floor(sorted.length * share)];
const row = (cells) => console.log(cells.map((it, index) => String(it).padStart(index === 0 ? 7 : 10)).join(''));

if (!existsSync(server)) throw new Error('There is no dist/server.js: run "npm run build" first.');
console.log(`Milliseconds from an edit to its diagnostics over stdio, ${EDITS} edits; "echo" is an empty server.\n`);
row(['note', 'mode', 'findings', 'median', 'p95', 'echo', 'echo p95', 'ratio']);
for (const [size, bytes] of Object.entries({ '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 })) {
  const text = makeNote(bytes);
  for (const mode of ['pull', 'push']) {
    const { findings, times } = await measure(text, { pull: mode === 'pull' });
    const [ours, empty] = times.map((it) => [at(it, 0.5), at(it, 0.95)]);
    const figures = [...ours, ...empty].map((it) => it.toFixed(2));
    row([size, mode, findings, ...figures, (ours[0] / empty[0]).toFixed(1)]);
  }
}
