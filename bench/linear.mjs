// npm run bench:linear: time per byte to read and check notes of 10 KB to 10 MB, each the median of five.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root, temporaryFolder } from '../scripts/lib/run.mjs';
import { makeNote } from './note.mjs';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const RUNS = 5;

const outfile = path.join(temporaryFolder(), 'linear.mjs');
const define = { 'import.meta.url': JSON.stringify(`file://${root}/test/knowledge.ts`) };
const entryPoints = [path.join(root, 'test/harness.ts')];
await esbuild.build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', define });
const { findingsOf } = await import(outfile);

/** Milliseconds for one reading of this text. */
function once(text) {
  const start = performance.now();
  findingsOf(text);
  return performance.now() - start;
}

// The first readings warm the compiler up and grow the lexicon.
for (let at = 0; at < 300; at++) once(makeNote(SIZES[0]));
const rates = SIZES.map((size) => {
  const text = makeNote(size);
  const times = Array.from({ length: RUNS }, () => once(text)).sort((a, b) => a - b);
  const rate = (times[RUNS >> 1] / text.length) * 1e6;
  console.log(`${size / 1000} KB: ${times[RUNS >> 1].toFixed(1)} ms, ${rate.toFixed(0)} ns a byte`);
  return rate;
});
console.log(`largest / smallest rate: ${(Math.max(...rates) / Math.min(...rates)).toFixed(2)}`);
