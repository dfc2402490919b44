// A real VS Code without a desktop: its server, whose web workbench any Chromium can open.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { serverNode, vscode } from './install.mjs';
import { Problem, root, start, temporaryFolder } from './run.mjs';

// Quiet and offline: what a visitor sees is the note, and trying out a fix does not change the file.
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Settings that are already there win. */
export function writeSettings(userData, more) {
  const file = path.join(userData, 'User/settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...settings, ...more }, undefined, 2));
}

/** Starts the server on 127.0.0.1 and gives the maker of its addresses, and the error that ends it. */
export async function serveEditor({ port: wanted = 0, userData, extensions, flags = [] } = {}) {
  const folder = temporaryFolder();
  const log = path.join(folder, 'server.log');
  const profile = userData ?? path.join(folder, 'user-data');
  writeSettings(profile);
  const port = await freePort(wanted);
  const token = randomBytes(16).toString('hex');
  const options = {
    host: '127.0.0.1',
    port,
    'connection-token': token,
    'server-data-dir': path.join(folder, 'server'),
    'user-data-dir': profile,
    'extensions-dir': extensions ?? installedHere(folder),
    'telemetry-level': 'off',
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const server = start(
    serverNode,
    [
      path.join(vscode, 'out/server-main.js'),
      ...args,
      '--accept-server-license-terms',
      '--disable-workspace-trust',
      ...flags,
    ],
    { env: serverEnv(), stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')] },
  );
  const dead = new Promise((_, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Problem(`The editor ended with ${code}.\n${readFileSync(log, 'utf8')}`)));
  });
  await Promise.race([answers(port), dead]);
  dead.catch(() => {});
  return { dead, address: (what) => address({ ...what, port, token }) };
}

/** A folder of extensions with this one in it, as if it had been installed. */
function installedHere(folder) {
  const extensions = path.join(folder, 'extensions');
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  mkdirSync(extensions);
  symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`));
  return extensions;
}

/** The address that opens a folder, maybe with a file at a line, or with an extension under development and its tests. */
function address({ port, token, folder, ...files }) {
  const payload = Object.entries(files).map(([name, file]) => [
    name,
    `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`,
  ]);
  payload.push(['gotoLineMode', 'true']);
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) })}`;
}

/** An outer editor's or npm's variables would change the inner editor; those of test runners are meant for it. */
function serverEnv() {
  // XDG_RUNTIME_DIR: its sockets belong into our temporary folder, with which they go.
  const foreign = /^(ELECTRON_|VSCODE_(?!TEST_)|NODE_OPTIONS$|npm_|XDG_RUNTIME_DIR$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  // An empty gallery keeps the editor from looking for extensions on the network.
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}' };
}

async function answers(port) {
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Problem('The editor did not answer within 30 s.');
}

function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', () => reject(new Problem(`Port ${wanted} is in use.`)));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
