// Writes dist/: the client, the server, the command line and the validated knowledge.
//   --production     minified, without source maps      --watch          again at every change
//   --editor-tests   out/ as well                       --knowledge-only validates, writes nothing
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { fail, root, temporaryFolder } from './lib/run.mjs';

const flags = ['production', 'watch', 'editor-tests', 'knowledge-only'];
const { values: is } = parseArgs({ options: Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' }])) });

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: is.production,
  sourcemap: !is.production,
  logLevel: 'warning',
};
const bundles = [
  { entryPoints: { client: 'client/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  { entryPoints: { server: 'server/node.ts' }, outdir: 'dist', plugins: [apart()] },
  // One of its libraries can be bundled as a module only.
  { entryPoints: { packs: 'server/disk/packs.ts' }, outdir: 'dist', mainFields: ['module', 'main'] },
  { entryPoints: { cli: 'server/cli.ts' }, outdir: 'dist', plugins: [apart(), executable()] },
];
const editorTests = { entryPoints: ['test/editor/*.ts'], outdir: 'out', external: ['vscode', 'mocha'] };

/** Local packs bring the libraries that check JSON: a bundle of their own, loaded when there is one. */
function apart() {
  const setup = ({ onResolve }) =>
    onResolve({ filter: /disk\/packs$/ }, () => ({ path: './packs.js', external: true }));
  return { name: 'apart', setup };
}

function executable() {
  const setup = ({ onEnd }) => onEnd(({ errors }) => errors.length || chmodSync(path.join(root, 'dist/cli.js'), 0o755));
  return { name: 'executable', setup };
}

/** Compiles the facts with their own TypeScript, prints what is wrong with them and says whether all is well. */
async function buildKnowledge() {
  const outdir = temporaryFolder();
  const entryPoints = { compile: 'knowledge/compile.ts', library: 'server/core/library.ts' };
  const outExtension = { '.js': '.mjs' };
  await esbuild.build({ ...common, entryPoints, outdir, outExtension, format: 'esm', sourcemap: false });
  const { compileKnowledge } = await import(path.join(outdir, 'compile.mjs'));
  const { servedParts } = await import(path.join(outdir, 'library.mjs'));
  const { knowledge, problems } = compileKnowledge(readKnowledge());
  for (const { file, path: place, reason } of problems) {
    console.error([`knowledge/${file}`, place, reason].filter(Boolean).join(': '));
  }
  if (!knowledge) return false;
  if (!is['knowledge-only']) writeParts(servedParts(knowledge));
  return true;
}

/** Afresh: a drug that was taken out must not stay behind. */
function writeParts(parts) {
  const dist = path.join(root, 'dist');
  rmSync(path.join(dist, 'knowledge'), { recursive: true, force: true });
  for (const [part, facts] of parts) {
    const file = path.join(dist, `${part}.json`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(facts));
  }
}

function readKnowledge() {
  const folder = path.join(root, 'knowledge');
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    file: file.split(path.sep).join('/'),
    text: readFileSync(path.join(folder, file), 'utf8'),
  }));
}

async function watchAll() {
  for (const bundle of bundles) await (await esbuild.context({ ...common, ...bundle })).watch();
  // An editor saves in several steps; the facts are read when it is done.
  let timer;
  watch(path.join(root, 'knowledge'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => buildKnowledge().then((isWell) => isWell && console.log('knowledge: written'), console.error),
      100,
    );
  });
  console.log('Watching client, server and knowledge; Ctrl-C ends it.');
}

async function main() {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const isWell = await buildKnowledge();
  if (!isWell && !is.watch) process.exit(1);
  if (is['knowledge-only']) return;
  if (is.watch) return watchAll();
  // A test that was deleted must not run again.
  rmSync(path.join(root, 'out'), { recursive: true, force: true });
  const all = is['editor-tests'] ? [...bundles, editorTests] : bundles;
  await Promise.all(all.map((bundle) => esbuild.build({ ...common, ...bundle })));
}

main().catch((error) => (error.errors ? process.exit(1) : fail(error)));
