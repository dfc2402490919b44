import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import type { Library } from '../core/library';
import { DEFAULTS, isDay, isLabel } from '../core/settings';
import type { Severity } from '../core/types';
import { HELP } from './help';
import { type LintOptions, lint } from './lint';

/** What the command line may touch of the world around it. */
export interface System {
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<Buffer>;
  library(): Library;
  serve(): Promise<void>;
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  format: TEXT,
  label: TEXT,
  today: TEXT,
  'fail-on': TEXT,
  pack: { ...TEXT, multiple: true },
  stdio: FLAG,
  help: { ...FLAG, short: 'h' },
  version: FLAG,
} as const;
const FAIL_ON: readonly (Severity | 'never')[] = ['error', 'warning', 'info', 'hint', 'never'];

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

  if (command === 'lsp' && !values.stdio) return refuse(system, 'lsp needs --stdio');
  if (command === 'lsp') return failure || void (await system.serve());
  if (command !== 'lint') return refuse(system, command ? `unknown command ${command}` : 'a command is missing');
  const options = readOptions(values, paths);
  if (typeof options === 'string') return refuse(system, options);
  return Math.max(failure, await lint(options, system));
}

function say(system: System, text: string): number {
  system.out(text);
  return 0;
}

function refuse(system: System, message: string): number {
  system.err(`jak-notes: ${message}; see jak-notes --help\n`);
  return 2;
}

/** The options, or one sentence on what is wrong with them: a note is never checked against a label nobody asked for. */
function readOptions(values: Readonly<Record<string, unknown>>, paths: readonly string[]): LintOptions | string {
  const { format = 'text', label = DEFAULTS.label, today, 'fail-on': failOn = 'error', pack = [] } = values;
  const severity = FAIL_ON.find((it) => it === failOn);
  if (format !== 'text' && format !== 'json') return '--format must be text or json';
  if (!isLabel(label)) return '--label must be us or eu';
  if (today !== undefined && !isDay(today)) return '--today must be a day such as 2026-05-12';
  if (!severity) return `--fail-on must be one of ${FAIL_ON.join(', ')}`;
  if (paths.length === 0) return 'name a file, a folder, or - for standard input';
  const packs = [pack].flat().filter((it) => typeof it === 'string');
  const settings = { ...DEFAULTS, label, packs, ...(today !== undefined && { today }) };
  return { format, settings, failOn: severity, paths: [...new Set(paths)] };
}
