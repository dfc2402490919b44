import type { LimitRow } from './dose';

/** When a limit of one use binds, as a key: rows with the same one speak of the same patients. `apart` is left out of it. */
export function circumstances(row: LimitRow, use: string, apart?: keyof LimitRow): string {
  const said = new Set<string>(['indications', 'dailyMax', 'doses', 'evidence', apart ?? '']);
  const when = Object.entries(row).filter(([key]) => !said.has(key));
  return JSON.stringify([use, when.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
