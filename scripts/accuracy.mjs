// npm run accuracy: precision and recall of each rule on the invented vignettes, into docs/accuracy.md.
//   FILE ...   those files instead, with every fault, printed only
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { installPackages } from './lib/install.mjs';
import { fail, root, temporaryFolder } from './lib/run.mjs';

const page = path.join(root, 'docs/accuracy.md');
const TODAY = '## Today\n';

async function main() {
  await installPackages();
  const outfile = path.join(temporaryFolder(), 'accuracy.mjs');
  const entryPoints = [path.join(root, 'test/accuracy.ts')];

  await esbuild.build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',

    // The facts are read from where they are, not from the temporary folder.
    define: { 'import.meta.url': JSON.stringify(`file://${root}/test/accuracy.ts`) },
  });
  const { accuracyTable, faults, vignetteFiles } = await import(outfile);

  const named = process.argv.slice(2);
  if (named.length > 0) return console.log([accuracyTable(named), ...faults(named)].join('\n'));
  const folder = path.join(root, 'test/vignettes');
  const files = vignetteFiles(folder).map((it) => path.join(folder, it));
  const table = accuracyTable(files);
  const [story] = readFileSync(page, 'utf8').split(TODAY);
  writeFileSync(page, `${story}${TODAY}\n${files.map((it) => `\`${path.basename(it)}\``).join(', ')}:\n\n${table}\n`);
  console.log([table, ...faults(files)].join('\n'));
}

main().catch(fail);
