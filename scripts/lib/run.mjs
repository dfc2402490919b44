// Child processes and temporary folders: nothing outlives the script that made it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

// The outermost script gives each child a process group, so that one signal reaches grandchildren of any depth.
// A script inside such a group stays in it.
const NESTED = 'JAK_NOTES_NESTED';
const isOutermost = !process.env[NESTED];

const children = new Set();
let scratch;

// An 'exit' handler and not a finally: it also runs after a signal, EPIPE or an error that nobody caught.
process.on('exit', () => {
  for (const child of children) end(child);
  if (scratch && isOutermost) rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(1));

export function end({ pid }) {
  try {
    process.kill(isOutermost ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Starts a process that ends with this one, and whose temporary files go with ours. */
export function start(command, args, { env = process.env, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    env: { ...env, TMPDIR: ownTemp(), [NESTED]: '1' },
    detached: isOutermost,
  });
  if (child.pid) children.add(child);
  return child;
}

/** Runs a command to its end and gives its exit code; 127 where there is no such command. */
export function run(command, args, options) {
  const child = start(command, args, options);
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => {
      if (children.delete(child)) end(child);
      resolve(code ?? 1);
    });
  });
}

/** A temporary folder that goes when the outermost script ends. */
export const temporaryFolder = () => mkdtempSync(path.join(ownTemp(), 'jak-notes-'));

function ownTemp() {
  scratch ??= isOutermost ? mkdtempSync(path.join(tmpdir(), 'jak-notes-')) : tmpdir();
  return scratch;
}

/** Says what is being done, and every ten seconds that it still is. */
export async function step(title, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`${title} ...`);
  const timer = setInterval(() => console.log(`  still at it, ${seconds()} s`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (seconds() > 2) console.log(`  ${seconds()} s`);
  }
}

/** An error whose message is all that a person needs. */
export class Problem extends Error {}

export function fail(error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exit(1);
}
