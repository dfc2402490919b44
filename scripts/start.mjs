// npm start: installs what is missing, builds, and opens the sample notes in a real VS Code with the extension running.
//   --port N   serve on that port      --no-open   serve, and open no window of any kind
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serveEditor } from './lib/editor.mjs';
import { installEditor, installPackages, onPath } from './lib/install.mjs';
import { fail, Problem, root, run } from './lib/run.mjs';
import { notes, sample, sampleAtFinding } from './lib/sample.mjs';

/** `npm start --no-open` without `--` gives the options to npm, which hands them on as variables. */
function readOptions() {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { npm_config_port: npmPort, npm_config_open: npmOpen } = process.env;
  const port = values.port ?? positionals[0] ?? (npmPort === 'true' ? undefined : npmPort);
  if (port && !/^\d{1,5}$/.test(port)) throw new Problem(`--port wants a number, not ${port}.`);
  return { port: Number(port ?? 0), noOpen: values['no-open'] ?? npmOpen === '' };
}

async function node(...args) {
  const code = await run(process.execPath, args);
  if (code) throw new Problem(`${path.basename(args[0])} ended with ${code}.`);
}

/** The `code` of an editor's own terminal opens files in that editor, and knows no extension under development. */
const desktop = () => !process.env.VSCODE_IPC_HOOK_CLI && onPath('code');

async function serve(port, noOpen) {
  await installEditor();
  const editor = await serveEditor({ port });
  const address = editor.address({ folder: notes, openFile: sampleAtFinding() });
  console.log(`\nJAK Notes: ${address}\nCtrl-C ends it.`);
  const opener = onPath('xdg-open');
  if (!noOpen && opener && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) {
    // A browser may be the person's own: it does not end with us.
    spawn(opener, [address], { detached: true, stdio: 'ignore' }).unref();
  }
  await editor.dead;
}

async function main() {
  const { port, noOpen } = readOptions();
  await installPackages();
  console.log('Building ...');
  await node('scripts/build.mjs');
  console.log(`\nWhat JAK Notes says about ${path.relative(root, sample)}:\n`);
  await node('dist/cli.js', 'lint', '--fail-on', 'never', path.relative(root, sample));

  const code = !port && !noOpen && desktop();
  if (!code) return serve(port, noOpen);
  console.log('\nOpening VS Code; close its window or press Ctrl-C to end.');
  // Not one of our own processes: the window is the person's, and may outlive this script with all that it has open.
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, notes, '--goto', sampleAtFinding()];
  spawn(code, args, { stdio: 'inherit' }).on('exit', (it) => process.exit(it ?? 1));
}

main().catch(fail);
