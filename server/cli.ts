#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { run } from './cli/run';
import { builtLibrary } from './disk/library';

// A reader that has seen enough ("| head") is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  write: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  bytes: (path) => (path === '-' ? process.stdin : createReadStream(path)),
  stdin: async () => Buffer.concat(await process.stdin.toArray()),
  library: builtLibrary,
  serve: async () => void (await import('./node')),
}).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
