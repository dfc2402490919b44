// npm run bench:load: how long the facts take to be there, each time in a new process as when a server starts.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const RUNS = 21;
const dist = path.join(import.meta.dirname, '../dist');
const parts = readdirSync(path.join(dist, 'knowledge'), { recursive: true }).filter((it) => it.endsWith('.json'));
const all = ['knowledge.json', ...parts.map((it) => path.join('knowledge', it))];

/** Milliseconds from nothing to objects, in this process. */
function load(files) {
  const start = performance.now();
  for (const file of files) JSON.parse(readFileSync(path.join(dist, file), 'utf8'));
  return performance.now() - start;
}

const sets = { core: all.slice(0, 1), drug: [path.join('knowledge', 'drugs', 'baricitinib.json')], all };
const [, , asked] = process.argv;
if (asked) console.log(load(sets[asked]));
else
  for (const [name, files] of Object.entries(sets)) {
    const size = files.reduce((sum, it) => sum + statSync(path.join(dist, it)).size, 0);
    const times = Array.from({ length: RUNS }, () => Number(execFileSync(process.execPath, [process.argv[1], name])));
    const [median, slowest] = [times.sort((a, b) => a - b)[RUNS >> 1], times.at(-1)];
    console.log(
      `${name}: ${Math.round(size / 1024)} KB, median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)}`,
    );
  }
