// Runs test/editor in a real VS Code: a desktop one where there is a display, else the stand-in.
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { writeSettings } from '../lib/editor.mjs';
import { installChromium, installEditor } from '../lib/install.mjs';
import { fail, root, temporaryFolder } from '../lib/run.mjs';

const DOWNLOAD_MS = 10_000;

async function executable() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const desktop = hasDisplay && (await download());
  if (desktop) return desktop;
  await installEditor();
  await installChromium();
  return path.join(root, 'scripts/editor/stand-in.mjs');
}

/** Gives nothing where there is no network or only a slow one; the end of this process ends the download. */
async function download() {
  console.log('Looking for a desktop VS Code, 10 s at most ...');
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, DOWNLOAD_MS);
  });
  const desktop = await Promise.race([downloadAndUnzipVSCode('stable').catch(() => undefined), late]);
  clearTimeout(timer);
  return desktop;
}

async function main() {
  const vscodeExecutablePath = await executable();
  const profile = temporaryFolder();
  writeSettings(profile);
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/index.js'),
    launchArgs: [
      path.join(root, 'test/notes'),
      `--user-data-dir=${profile}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      '--disable-extensions',
    ],
  });
}

// A number is the exit code of tests that failed, and said so.
main().then(process.exit, (error) => (Number.isInteger(error.code) ? process.exit(1) : fail(error)));
