// Installs what is missing: the packages, the editor that stands in for desktop VS Code, and a browser for it.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem, root, run, step } from './run.mjs';

const editor = path.join(root, '.editor');
const modules = path.join(editor, 'node_modules');
const node24 = `node-linux-${process.arch}`;

// One release of each: the three were tried together, and an unpinned package would be an older one on an old node.
const pins = { 'code-server': '4.139.1', [node24]: '24.21.0', 'playwright-core': '1.65.1' };

export const vscode = path.join(modules, 'code-server/lib/vscode');
/** VS Code's server needs node 24, whatever runs this script. */
export const serverNode = path.join(modules, node24, 'bin/node');
export const playwright = path.join(modules, 'playwright-core/index.mjs');

export async function installPackages() {
  // npm writes this file last, so it is npm's own stamp: an install that was broken off has none.
  const stamp = path.join(root, 'node_modules/.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  await step('Installing the packages', () => npm(['ci', '--include=dev'], root));
}

export async function installEditor() {
  const stamp = path.join(editor, 'stamp.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === JSON.stringify(pins)) return;
  if (process.platform !== 'linux')
    throw new Problem('Put desktop VS Code (`code`) on the PATH: the stand-in is for Linux.');

  rmSync(editor, { recursive: true, force: true });
  mkdirSync(editor, { recursive: true });
  writeFileSync(path.join(editor, 'package.json'), JSON.stringify({ private: true, dependencies: pins }));
  await step('Installing the editor, 1 of 3', () => npm(['install', '--ignore-scripts'], editor));
  // Not `npm ci`: the shrinkwrap of this release is out of step with its package.json.
  await step('Installing the editor, 2 of 3', () => npm(['install', '--omit=dev', '--ignore-scripts'], vscode));
  await step('Building its two native modules, 3 of 3', buildNative);
  for (const unused of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot']) {
    rmSync(path.join(vscode, unused), { recursive: true, force: true });
  }
  writeFileSync(stamp, JSON.stringify(pins));
}

/** Without them the server works and only its own log suffers, so a missing compiler is no failure. */
async function buildNative() {
  if (!['g++', 'make', 'python3'].every(onPath)) return console.log('  left out: no C++ compiler');
  const home = path.join(modules, node24);
  const env = { ...npmEnv(), PATH: `${home}/bin:${process.env.PATH}`, npm_config_nodedir: home };
  const options = { cwd: vscode, env, stdio: 'ignore' };
  if (await run('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], options))
    console.log('  left out: no build');
}

/** The path of a Chromium; Debian's is installed where that is allowed. */
export async function installChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.map(onPath).find(Boolean);
  if (found) return found;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new Problem(
      'The tests need a browser: install Chromium (Debian: `apt-get install chromium fonts-dejavu-core`).',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await step('Installing Chromium', async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  });
  const installed = onPath('chromium');
  if (!installed)
    throw new Problem('Chromium could not be installed: try `apt-get install chromium fonts-dejavu-core`.');
  return installed;
}

export function onPath(name) {
  const files = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

async function npm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', [...args, ...quiet], { cwd, env: npmEnv() });
  if (code) throw new Problem(`npm ${args[0]} ended with ${code} in ${cwd}`);
}

/** What an outer `npm start` says about itself (its folder, its own options) is not meant for an inner npm. */
function npmEnv() {
  const own = /^npm_(package_|lifecycle_|config_(open|port|local_prefix|global_prefix|prefix)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
