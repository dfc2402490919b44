// npm run reading: how much of the invented texts in test/reading is read right, kind by kind.
//   FILE ...   those files instead      --faults KIND   with every fault of that kind
//   --corpus FOLDER   jak-sentences.jsonl and sig.jsonl there
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { fail, root, temporaryFolder } from './lib/run.mjs';

const TEXT = { type: 'string' };

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
  for (const file of files) print(file, scoreReading(file));
}

main().catch(fail);
