// npm run knowledge: the pages in docs/ for a person who checks the facts and the rules, and the JSON Schemas that help to edit them.
//   --check   says whether they are as the facts would make them, and writes nothing
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { installPackages } from './lib/install.mjs';
import { fail, Problem, root, temporaryFolder } from './lib/run.mjs';

async function main() {
  await installPackages();
  const outfile = path.join(temporaryFolder(), 'pages.mjs');
  const define = { 'import.meta.url': JSON.stringify(`file://${root}/test/knowledge.ts`) };
  const entryPoints = [path.join(root, 'scripts/pages/index.ts')];
  await esbuild.build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', define });
  const { pages } = await import(outfile);
  const made = Object.entries(pages).filter(([file, text]) => write(path.join(root, file), text));
  const stale = [...made.map(([file]) => file), ...leftOver(pages)];
  for (const file of stale) console.log(file);
  if (process.argv.includes('--check') && stale.length > 0) throw new Problem('Run "npm run knowledge".');
}

/** Takes away the pages of rules that are no more. */
function leftOver(pages) {
  const folder = 'docs/rules';
  const files = readdirSync(path.join(root, folder)).map((it) => `${folder}/${it}`);
  const gone = files.filter((file) => !Object.hasOwn(pages, file));
  if (!process.argv.includes('--check')) for (const file of gone) rmSync(path.join(root, file));
  return gone;
}

/** Says whether the file was another one. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  if (process.argv.includes('--check')) return true;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}

main().catch(fail);
