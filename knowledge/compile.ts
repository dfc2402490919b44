import { crossCheck } from './cross-check';
import { lists, singles, tables } from './index';
import { type Problem, parse, validate, validateRows } from './read-file';
import { type Knowledge, shapes } from './schema';

export interface SourceFile {
  /** Path below knowledge/, with forward slashes: "drugs/baricitinib.json". */
  file: string;
  text: string;
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
  const value = textIn(file, text, problems);
  return value === undefined ? undefined : validate<unknown>(shapes[table], file, [], value, problems);
}

function readList(table: (typeof lists)[number], text: string | undefined, problems: Problem[]): unknown[] {
  const file = `${table}.json`;
  const value = textIn(file, text, problems);
  return validateRows<unknown>(shapes[table], file, value, problems).map((it) => it.row);
}

function textIn(file: string, text: string | undefined, problems: Problem[]): unknown {
  if (text !== undefined) return parse(file, text, problems);
  problems.push({ file, path: '', reason: 'is in the table of knowledge/index.ts, but there is no such file' });
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
