import { crossCheck } from './cross-check';
import { lists, singles, tables } from './index';
import { type Knowledge, shapes } from './schema';

export { partsOf } from './library';

export interface SourceFile {
  /** Path below knowledge/, with forward slashes: "drugs/baricitinib.json". */
  file: string;
  text: string;
}

export interface Problem {
  file: string;
  path: string;
  reason: string;
}

/** Reads, validates and cross-checks all fact files. With any problem there is no knowledge. */
export function compileKnowledge(files: readonly SourceFile[]): { knowledge?: Knowledge; problems: Problem[] } {
  const problems: Problem[] = [];
  const texts = new Map(files.map((it) => [it.file, it.text]));
  const read = (table: keyof typeof shapes, file: string) => readFile(table, file, texts.get(file), problems);

  const folders = Object.entries(tables).map(([table, ids]) => [
    table,
    ids.map((id) => read(table as keyof typeof tables, `${table}/${id}.json`)),
  ]);
  const rows = lists.map((table) => [table, readList(table, texts.get(`${table}.json`), problems)]);
  const objects = singles.map((table) => [table, read(table, `${table}.json`)]);
  reportStrangers(files, problems);
  if (problems.length > 0) return { problems };

  const knowledge = Object.fromEntries([...folders, ...rows, ...objects]) as Knowledge;
  problems.push(...crossCheck(knowledge));
  return problems.length > 0 ? { problems } : { knowledge, problems };
}

function readFile(table: keyof typeof shapes, file: string, text: string | undefined, problems: Problem[]): unknown {
  const value = parse(file, text, problems);
  return value === undefined ? undefined : validate(table, file, [], value, problems);
}

function readList(table: (typeof lists)[number], text: string | undefined, problems: Problem[]): unknown[] {
  const file = `${table}.json`;
  const value = parse(file, text, problems);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((it, index) => validate(table, file, [index], it, problems));
  problems.push({ file, path: '', reason: 'must be a list' });
  return [];
}

function parse(file: string, text: string | undefined, problems: Problem[]): unknown {
  if (text === undefined) {
    problems.push({ file, path: '', reason: 'is in the table of knowledge/index.ts, but there is no such file' });
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push({ file, path: '', reason: `is not JSON: ${(error as Error).message}` });
    return undefined;
  }
}

function validate(table: keyof typeof shapes, file: string, at: PropertyKey[], value: unknown, problems: Problem[]) {
  const result = shapes[table].safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    problems.push({ file, path: [...at, ...issue.path].join('.'), reason: issue.message });
  }
  return undefined;
}

function reportStrangers(files: readonly SourceFile[], problems: Problem[]): void {
  const known = new Set([
    ...Object.entries(tables).flatMap(([table, ids]) => ids.map((id) => `${table}/${id}.json`)),
    ...[...lists, ...singles].map((it) => `${it}.json`),
  ]);
  for (const { file } of files) {
    if (!known.has(file)) problems.push({ file, path: '', reason: 'is not in the tables of knowledge/index.ts' });
  }
}
