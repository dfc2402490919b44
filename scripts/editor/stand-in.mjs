#!/usr/bin/env node
// Stands in for the desktop `code` executable: takes what @vscode/test-electron passes, runs the tests
// in VS Code's server shown by a headless Chromium, and exits with their code.
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { openPage } from '../lib/browser.mjs';
import { serveEditor } from '../lib/editor.mjs';
import { fail, Problem } from '../lib/run.mjs';

const LIMIT_MS = 180_000;

// The workbench's own log comes through the same door as the tests' console.log.
const NOISE = new RegExp(
  `^(${[
    '\\[[A-Z][\\w :-]*\\]',
    '\\[reconnection-grace-time\\]',
    '(Resolving|Resolved) connection token',
    'Creating a socket',
    'Updating additional builtin',
    'getaddrinfo ENOTFOUND',
    'Ignoring fetching additional',
    'Creation of workbench contribution',
    'Timed out waiting for authentication provider',
    'Canceled: Canceled',
    'DialogService: Dialog requested during smoke test',
  ].join('|')})`,
);

async function runTests() {
  // Not strict: --no-sandbox, --skip-welcome and the like are meant for a desktop and mean nothing here.
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const editor = await serveEditor({
    userData: values['user-data-dir'],
    extensions: values['extensions-dir'],
    // Without it a built workbench ignores, silently, the extension and the tests that the address names.
    flags: ['--enable-smoke-test-driver'],
  });
  const { page, close } = await openPage();
  page.on('pageerror', ({ message }) => console.error(`in the workbench: ${message}`));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    if (!NOISE.test(text)) (type === 'error' ? process.stderr : process.stdout).write(`${text}\n`);
  });
  const ended = new Promise((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve);
    page.on('crash', () => reject(new Problem('The browser crashed.')));
    setTimeout(() => reject(new Problem(`The tests did not end within ${LIMIT_MS / 1000} s.`)), LIMIT_MS);
  });
  await page.goto(
    editor.address({
      folder: path.resolve(positionals[0]),
      extensionDevelopmentPath: values.extensionDevelopmentPath,
      extensionTestsPath: values.extensionTestsPath,
    }),
  );
  const code = await Promise.race([ended, editor.dead]);
  await close();
  return code;
}

runTests().then((code) => process.exit(code), fail);
