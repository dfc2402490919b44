import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceFile } from '../../knowledge/compile';
import { compilePack, type Ours } from '../../knowledge/compile-pack';
import type { Pack } from '../../knowledge/pack';
import type { Problem } from '../../knowledge/read-file';
import { as, type Lexicon, termAt } from '../core/lexicon';
import type { Library } from '../core/library';
import { tokenize } from '../core/token';
import { readLexicon } from '../core/tree';

type Range = { start: { line: number; character: number }; end: { line: number; character: number } };

/** What is wrong in one file of a pack, and where; `file` is a whole path. */
export interface PackProblem {
  file: string;
  range: Range;
  message: string;
}

/** Reads a pack's folder. This is a bundle of its own: the libraries that check JSON are loaded only with a pack. */
export async function loadPack(
  folder: string,
  library: Library,
  ruleIds: readonly string[],
): Promise<{ pack: Pack; files: string[]; problems: PackProblem[] }> {
  const files = await readFiles(folder);
  const { pack, problems } = compilePack(files, oursIn(library), ruleIds);
  const texts = new Map(files.map((it) => [it.file, it.text]));
  return {
    pack,
    files: files.map((it) => path.join(folder, it.file)),
    problems: problems.map((it) => ({
      file: path.join(folder, it.file),
      range: rangeOf(texts.get(it.file) ?? '', it),
      message: it.path === '' ? it.reason : `${it.path}: ${it.reason}`,
    })),
  };
}

const oursIn = ({ core, drug, citations, lexicon, house }: Library): Ours => ({
  drugs: core.drugs.map((it) => drug(it.id)),
  problems: core.problems.map((it) => it.id),
  medicines: core.medicines.map((it) => it.id),
  treatments: core.treatments.map((it) => it.id),
  citations: citations().map((it) => it.id),
  drugNamed: namesIn(readLexicon(lexicon(), house.names)),
});

const namesIn =
  ({ words }: Lexicon) =>
  (name: string) => {
    const tokens = tokenize(name);
    const term = termAt(words, name, tokens, 0, tokens.length);
    return term?.to === tokens.length ? as(term, 'drug')?.concept : undefined;
  };

async function readFiles(folder: string): Promise<SourceFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = found
    .filter((it) => it.isFile() && it.name.endsWith('.json'))
    .map((it) => path.relative(folder, path.join(it.parentPath, it.name)).replaceAll('\\', '/'))
    .filter((it) => !/(?:^|\/)(?:\.|node_modules\/)/.test(it));
  return Promise.all(
    names.sort().map(async (file) => ({ file, text: await readFile(path.join(folder, file), 'utf8') })),
  );
}

/** Where a fault is: the value at its path, or the nearest one above it that is there, or the first fault of the text. */
function rangeOf(text: string, { path: place }: Problem): Range {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors);
  const document = TextDocument.create('', 'json', 0, text);
  const at = (start: number, length: number) => ({
    start: document.positionAt(start),
    end: document.positionAt(start + length),
  });
  const [error] = errors;
  if (error) return at(error.offset, error.length);
  const keys = place === '' ? [] : place.split('.').map((it) => (/^\d+$/.test(it) ? Number(it) : it));
  for (let depth = keys.length; tree && depth > 0; depth--) {
    const node = findNodeAtLocation(tree, keys.slice(0, depth));
    if (node) return at(node.offset, node.type === 'object' || node.type === 'array' ? 1 : node.length);
  }
  return at(0, Math.min(text.length, 1));
}
