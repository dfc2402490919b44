// npm run bench: from one edit to its new diagnostics over stdio, beside a server that does nothing with it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeNote } from './note.mjs';
import { openSession } from './session.mjs';

const EDITS = 200;
const WARM_UP = 50;
const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 };
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

/** Every session gets an edit in turn, so that what else the machine does falls on all. */
async function measure(notes, mode) {
  const sessions = await Promise.all(
    notes.map(({ server, text }) => openSession(server, text, { pull: mode === 'pull' })),
  );
  const keys = notes.map(({ text }) => keystrokes(text));
  const times = notes.map(() => []);
  for (let count = -WARM_UP; count < EDITS; count++) {
    for (const [index, { edit }] of sessions.entries()) {
      const milliseconds = await edit(keys[index].next().value);
      if (count >= 0) times[index].push(milliseconds);
    }
  }
  const findings = sessions.map((it) => it.findings());
  for (const { close } of sessions) close();
  return notes.map((_, index) => ({ findings: findings[index], times: times[index].sort((a, b) => a - b) }));
}

const at = (sorted, share) => sorted[Math.floor(sorted.length * share)];
const row = (cells) => console.log(cells.map((it, index) => String(it).padStart(index === 0 ? 10 : 12)).join(''));

if (!existsSync(server)) throw new Error('There is no dist/server.js: run "npm run build" first.');
console.log(
  `Milliseconds from an edit to its diagnostics over stdio, ${EDITS} edits; "empty" is a server that does nothing.\n`,
);
row(['note', 'mode', 'findings', 'median', 'p95', 'to empty', 'to 10 KB']);
const texts = Object.entries(SIZES).map(([name, bytes]) => ({ name, server, text: makeNote(bytes) }));
const notes = [{ name: 'empty', server: echo, text: texts[0].text }, ...texts];
for (const mode of ['pull', 'push']) {
  const measured = await measure(notes, mode);
  const [empty, small] = measured.map(({ times }) => at(times, 0.5));
  for (const [index, { findings, times }] of measured.entries()) {
    const median = at(times, 0.5);
    const ratios = index === 0 ? ['', ''] : [median / empty, median / small].map((it) => it.toFixed(1));
    row([notes[index].name, mode, findings, median.toFixed(2), at(times, 0.95).toFixed(2), ...ratios]);
  }
}
