// npm test: everything. With --quick (npm run check): all but the editor, in seconds. Ends with `N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './lib/install.mjs';
import { fail, root, run, temporaryFolder } from './lib/run.mjs';

const bin = (name) => path.join(root, 'node_modules/.bin', name);
const script = (name, ...args) => [process.execPath, [path.join(root, 'scripts', name), ...args]];
const isQuick = process.argv.includes('--quick');
const results = temporaryFolder();

const types = () => whole(bin('tsc'), []);
const lint = () => whole(bin('biome'), ['ci', '--error-on-warnings', '--colors=off']);
const build = () => whole(...script('build.mjs', '--editor-tests'));

async function unit() {
  const file = path.join(results, 'unit.json');
  const code = await run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return counted(code, file, (it) => ({ passed: it.numPassedTests, failed: it.numFailedTests }));
}

async function editor() {
  const file = path.join(results, 'editor.json');
  const env = { ...process.env, JAK_NOTES_RESULTS: file };
  const code = await run(...script('editor/run-tests.mjs'), { env });
  return counted(code, file, (it) => it);
}

/** A stage without tests of its own counts as one. */
async function whole(command, args) {
  const code = await run(command, args);
  return { passed: code ? 0 : 1, failed: code ? 1 : 0 };
}

/** A runner that broke off, or failed outside its tests, is a failure as well. */
function counted(code, file, read) {
  const { passed, failed } = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  return { passed, failed: code ? Math.max(failed, 1) : failed };
}

async function main() {
  await installPackages();
  const total = { passed: 0, failed: 0 };
  for (const stage of [types, lint, build, unit, ...(isQuick ? [] : [editor])]) {
    console.log(`\n== ${stage.name} ==`);
    const { passed, failed } = await stage();
    total.passed += passed;
    total.failed += failed;
    if (failed) console.log(`== ${stage.name} failed ==`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed ? 1 : 0);
}

main().catch(fail);
