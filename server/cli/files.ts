import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';

/** A note as it was read, or why it could not be. */
export type Input = { file: string; text: string } | { file: string; message: string };

const NOTE = /\.(?:note|txt|md)$/;

/** All notes that the given paths mean, in the order given. */
export async function readInputs(paths: readonly string[], stdin: () => Promise<Buffer>): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const path of paths) {
    const found = path === '-' ? [{ file: path, text: undefined }] : await list(path);
    for (const it of found) inputs.push('message' in it ? it : await read(it.file, stdin));
  }
  return inputs;
}

type Found = { file: string } | { file: string; message: string };

async function list(path: string): Promise<Found[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ file: path }];
  } catch (error) {
    return [{ file: path, message: reason(error) }];
  }
  const found = await walk(withoutSlash(path));
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** "notes//" and "notes" name the same folder, and "/" names its own. */
function withoutSlash(path: string): string {
  let end = path.length;
  while (end > 1 && /[/\\]/.test(path.charAt(end - 1))) end--;
  return path.slice(0, end);
}

async function walk(folder: string): Promise<Found[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return (await Promise.all(entries.map((it) => visit(folder, it)))).flat();
  } catch (error) {
    return [{ file: folder, message: reason(error) }];
  }
}

function visit(folder: string, entry: Dirent): Found[] | Promise<Found[]> {
  const file = `${folder === '/' ? '' : folder}/${entry.name}`;
  if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : walk(file);
  return entry.isFile() && NOTE.test(entry.name) ? [{ file }] : [];
}

async function read(file: string, stdin: () => Promise<Buffer>): Promise<Input> {
  try {
    const bytes = file === '-' ? await stdin() : await readFile(file);
    // Editors hide a byte-order mark, so positions do not count it; the decoder takes it away.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { file, message: 'not text' } : { file, text };
  } catch (error) {
    return { file, message: reason(error) };
  }
}

/** Why something on the disk could not be read, in words that hold none of its text. */
export function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'not text';
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `cannot be read (${code ?? (error as Error).name})`;
}
