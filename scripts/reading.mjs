// npm run reading: how much of the invented texts in test/reading is read right, kind by kind, into docs/accuracy.md.
//   FILE ...   those files instead, printed only      --faults KIND   with every fault of that kind
//   --corpus FOLDER   jak-sentences.jsonl and sig.jsonl there
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { fail, root, temporaryFolder } from './lib/run.mjs';

const TEXT = { type: 'string' };
const page = path.join(root, 'docs/accuracy.md');
const TODAY = /(## The reading today\n)[\s\S]*?(?=\n## )/;

async function main() {
  const { values, positionals } = parseArgs({ options: { faults: TEXT, corpus: TEXT }, allowPositionals: true });
  const outfile = path.join(temporaryFolder(), 'reading.mjs');
  const define = { 'import.meta.url': JSON.stringify(`file://${root}/test/reading.ts`) };
  const entryPoints = [path.join(root, 'test/read-all.ts')];
  await esbuild.build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', define });
  const { scoreReading, scoreSentences, scoreInstructions } = await import(outfile);
  const print = (file, scores) => {
    for (const [kind, { right, asked, faults }] of scores) {
      console.log(`${path.basename(file)} ${kind}: ${right} of ${asked}, ${(right / asked).toFixed(3)}`);
      if (values.faults === kind) console.log(faults.map((it) => `  ${it}`).join('\n'));
    }
  };
  if (values.corpus) {
    for (const [name, score] of [
      ['jak-sentences.jsonl', scoreSentences],
      ['sig.jsonl', scoreInstructions],
    ])
      print(name, score(path.resolve(values.corpus, name)));
    return;
  }
  const folder = path.join(root, 'test/reading');
  const files = positionals.length > 0 ? positionals : readdirSync(folder).map((it) => path.join(folder, it));
  const scores = files.map((file) => [file, scoreReading(file)]);
  for (const [file, score] of scores) print(file, score);
  if (positionals.length === 0) writeTable(scores);
}

function writeTable(scores) {
  const rows = scores.flatMap(([file, score]) =>
    [...score].map(
      ([kind, { right, asked }]) =>
        `| \`${path.basename(file)}\` | ${kind} | ${right} of ${asked} | ${(right / asked).toFixed(3)} |\n`,
    ),
  );
  const table = `$1\n| set | what | right | |\n|---|---|---|---|\n${rows.join('')}`;
  writeFileSync(page, readFileSync(page, 'utf8').replace(TODAY, table));
}

main().catch(fail);
