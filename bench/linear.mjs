// npm run bench:linear: time per byte to read and check notes of 10 KB to 10 MB, each the median of five.
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root, temporaryFolder } from '../scripts/lib/run.mjs';
import { makeNote } from './note.mjs';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const RUNS = 5;
const AT_LEAST = 1_000_000;

const outfile = path.join(temporaryFolder(), 'linear.mjs');
const define = { 'import.meta.url': JSON.stringify(`file://${root}/test/knowledge.ts`) };
const entryPoints = [path.join(root, 'test/harness.ts')];
await esbuild.build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', define });
const { findingsOf } = await import(outfile);

/** Nanoseconds a byte, over as many notes of this size as make a megabyte: a short note alone is over in no time. */
function rateOf(text) {
  const times = Math.max(1, Math.round(AT_LEAST / text.length));
  const start = performance.now();
  for (let at = 0; at < times; at++) findingsOf(text);
  return ((performance.now() - start) / (text.length * times)) * 1e6;
}

const texts = SIZES.map(makeNote);
// The first readings warm the compiler up and grow the lexicon.
rateOf(texts[0]);
rateOf(texts[1]);
const rounds = Array.from({ length: RUNS }, () => texts.map(rateOf));
const medians = SIZES.map((_, size) => rounds.map((it) => it[size]).sort((a, b) => a - b)[RUNS >> 1]);
for (const [index, size] of SIZES.entries()) console.log(`${size / 1000} KB: ${medians[index].toFixed(0)} ns a byte`);
console.log(`largest / smallest: ${(Math.max(...medians) / Math.min(...medians)).toFixed(2)}`);
