#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../knowledge/schema';
import { run } from './cli/run';

// A reader that has seen enough ("| head") is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: async () => Buffer.concat(await process.stdin.toArray()),
  knowledge: () => JSON.parse(readFileSync(join(__dirname, 'knowledge.json'), 'utf8')) as Knowledge,
  serve: async () => void (await import('./node')),
}).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
