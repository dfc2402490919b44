import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import type { Library } from '../core/library';
import { explain } from './explain';
import { HELP } from './help';
import { lint } from './lint';
import { lintOptions, OPTIONS, type Values } from './options';
import { read } from './read';

/** What the command line may touch of the world around it. */
export interface System {
  out(text: string): void;
  err(text: string): void;
  /** Like out, done when the reader has it: a long answer is never piled up. */
  write(text: string): Promise<void>;
  stdin(): Promise<Buffer>;
  /** A file, or standard input for "-", piece by piece. */
  bytes(path: string): AsyncIterable<Uint8Array>;
  library(): Library;
  serve(): Promise<void>;
}

/** Runs one command; the exit code, or undefined while a server keeps running. */
export async function run(args: readonly string[], system: System): Promise<number | undefined> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [command, ...paths] = positionals;
  if (values.help) return say(system, HELP);
  if (values.version) return say(system, `${version}\n`);

  const unknown = tokens.flatMap((it) =>
    it.kind === 'option' && !Object.hasOwn(OPTIONS, it.name) ? [it.rawName] : [],
  );
  for (const name of unknown) system.err(`jak-notes: unknown option ${name}\n`);
  const failure = unknown.length > 0 ? 2 : 0;
  if (command === 'lsp' && values.stdio) return failure || void (await system.serve());
  return Math.max(failure, await dispatch(command, values, paths, system));
}

async function dispatch(command: string | undefined, values: Values, paths: readonly string[], system: System) {
  if (command === 'lsp') return refuse(system, 'lsp needs --stdio');
  if (command !== 'lint' && command !== 'read' && command !== 'explain')
    return refuse(system, command ? `unknown command ${command}` : 'a command is missing');
  const options = lintOptions(values, paths);
  if (typeof options === 'string') return refuse(system, options);
  if (command === 'lint') return lint(options, system);
  if (command === 'explain') return explain(options.paths, options.settings, system);
  return read({ ...options, ndjson: values.ndjson === true }, system);
}

function say(system: System, text: string): number {
  system.out(text);
  return 0;
}

function refuse(system: System, message: string): number {
  system.err(`jak-notes: ${message}; see jak-notes --help\n`);
  return 2;
}
