// node scripts/mutate.mjs facts|code: changes each number of the drugs' tables, or each comparison in the rules, and says which change no test sees.
//   --each N   every Nth of them only
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'acorn';
import * as esbuild from 'esbuild';
import { root, temporaryFolder } from './lib/run.mjs';

const { values, positionals } = parseArgs({
  options: { each: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const each = Number(values.each);
const folder = temporaryFolder();
const define = { 'import.meta.url': JSON.stringify(`file://${root}/test/mutants.ts`) };
const entryPoints = [path.join(root, 'test/mutants.ts')];
const bundle = (outfile, plugins = []) =>
  esbuild.build({ entryPoints, outfile, plugins, define, bundle: true, platform: 'node', format: 'esm' });

/** Prints what nobody saw, and the share that somebody did. */
function report(mutants) {
  const unseen = mutants.filter((it) => !it.seen);
  for (const { name } of unseen) console.log(`unseen  ${name}`);
  console.log(
    `${mutants.length - unseen.length} of ${mutants.length} seen, ${(1 - unseen.length / mutants.length).toFixed(3)}`,
  );
}

async function mutateFacts() {
  const outfile = path.join(folder, 'mutants.mjs');
  await bundle(outfile);
  const { factMutants } = await import(outfile);
  report([...factMutants(each)]);
}

const OTHER = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' };

/** Every comparison of a file, as the JavaScript with that one turned into its neighbour. */
function* comparisons(file) {
  const { code } = esbuild.transformSync(readFileSync(path.join(root, file), 'utf8'), { loader: 'ts' });
  const found = [];
  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    if (node.type === 'BinaryExpression' && OTHER[node.operator]) found.push(node);
    for (const value of Object.values(node)) visit(value);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  for (const { left, right, operator } of found) {
    const at = code.indexOf(operator, left.end);
    const line = code.slice(code.lastIndexOf('\n', left.start) + 1, code.indexOf('\n', right.end)).trim();
    yield {
      name: `${file}: ${operator} in ${line}`,
      code: code.slice(0, at) + OTHER[operator] + code.slice(at + operator.length),
    };
  }
}

const sources = () => [
  'server/core/limit.ts',
  'server/core/binding.ts',
  ...readdirSync(path.join(root, 'server/rules'), { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.ts') && it !== 'index.ts')
    .map((it) => `server/rules/${it}`),
];

const RUN = 'const m = await import(process.argv[2]); console.log(m.seenBy() ?? m.scoreLine());';
const LONGEST_MS = 120_000;

/** What the tests say of a bundle: the name of one that fails, or the score of the vignettes. A change that never ends is seen. */
const verdictOf = (outfile) =>
  new Promise((resolve) => {
    const runner = path.join(folder, 'run.mjs');
    writeFileSync(runner, RUN);
    const child = spawn(process.execPath, [runner, outfile], { timeout: LONGEST_MS });
    let said = '';
    child.stdout.on('data', (it) => {
      said += it;
    });
    child.on('close', (code) => resolve(code === 0 ? said.trim() : 'broken'));
  });

async function mutateCode() {
  const plain = path.join(folder, 'plain.mjs');
  await bundle(plain);
  const usual = await verdictOf(plain);
  if (!usual.startsWith('[')) throw new Error(`The tests fail as they are: ${usual}`);
  const waiting = sources()
    .flatMap((file) => [...comparisons(file)].map((it) => ({ ...it, file })))
    .filter((_, at) => at % each === 0);
  const mutants = [];
  const work = async (id) => {
    for (let it = waiting.shift(); it; it = waiting.shift()) {
      const { name, code, file } = it;
      const outfile = path.join(folder, `mutant-${id}.mjs`);
      const setup = (build) =>
        build.onLoad({ filter: /\.ts$/ }, (args) =>
          args.path === path.join(root, file) ? { contents: code, loader: 'js' } : undefined,
        );
      await bundle(outfile, [{ name: 'mutant', setup }]);
      const verdict = await verdictOf(outfile);
      mutants.push({ name, seen: verdict === usual ? undefined : verdict.startsWith('[') ? 'vignettes' : verdict });
    }
  };
  await Promise.all([work(1), work(2)]);
  report(mutants);
}

await (positionals[0] === 'code' ? mutateCode() : mutateFacts());
