import { DEFAULTS, isCount, isDay, isLabel } from '../core/settings';
import type { Severity } from '../core/types';
import type { LintOptions } from './lint';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
export const OPTIONS = {
  format: TEXT,
  label: TEXT,
  today: TEXT,
  'fail-on': TEXT,
  'max-info': TEXT,
  pack: { ...TEXT, multiple: true },
  ndjson: FLAG,
  stdio: FLAG,
  help: { ...FLAG, short: 'h' },
  version: FLAG,
} as const;

export type Values = Readonly<Record<string, unknown>> & { stdio?: unknown; ndjson?: unknown };

const FAIL_ON: readonly (Severity | 'never')[] = ['error', 'warning', 'info', 'hint', 'never'];

/** The options, or one sentence on what is wrong with them: a note is never checked against a label nobody asked for. */
export function lintOptions(values: Values, paths: readonly string[]): LintOptions | string {
  const {
    format = 'text',
    label = DEFAULTS.label,
    today,
    'fail-on': failOn = 'error',
    'max-info': most,
    pack = [],
  } = values;
  const severity = FAIL_ON.find((it) => it === failOn);
  if (format !== 'text' && format !== 'json') return '--format must be text or json';
  if (!isLabel(label)) return '--label must be us or eu';
  if (today !== undefined && !isDay(today)) return '--today must be a day such as 2026-05-12';
  if (!severity) return `--fail-on must be one of ${FAIL_ON.join(', ')}`;
  const maxInfo = most === undefined ? undefined : Number(most === '' ? Number.NaN : most);
  if (maxInfo !== undefined && !isCount(maxInfo)) return '--max-info must be a whole number, 0 or more';
  if (paths.length === 0) return 'name a file, a folder, or - for standard input';
  const packs = [pack].flat().filter((it) => typeof it === 'string');
  const settings = {
    ...{ ...DEFAULTS, label, packs },
    ...(maxInfo !== undefined && { maxInfo }),
    ...(today !== undefined && { today }),
  };
  return { format, settings, failOn: severity, paths: [...new Set(paths)] };
}
