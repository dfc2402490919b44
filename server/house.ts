import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Connection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type InitializeParams,
} from 'vscode-languageserver';
import type { Pack } from '../knowledge/pack';
import type { Library } from './core/library';
import { withPacks } from './core/overlay';
import type { PackProblem } from './disk/packs';
import { SOURCE } from './features/diagnostics';

/** The house rules of this workspace: packs of JSON in folders that a setting names. */
export interface House {
  start(params: InitializeParams): void;
  /** The facts with these packs over them; what is wrong in a pack is shown in its own file. Nothing where there never was one. */
  load(folders: readonly string[]): Promise<Library | undefined>;
}

export function createHouse(
  connection: Connection,
  library: Library,
  ruleIds: readonly string[],
  warn: (message: string) => void,
  onFileChange: () => void,
): House {
  let base = process.cwd();
  let canWatch = false;
  let watched: string | undefined;
  let watch: Promise<Disposable> | undefined;
  let told: readonly string[] = [];
  connection.onDidChangeWatchedFiles(onFileChange);

  return {
    start({ capabilities, workspaceFolders, rootUri }) {
      const root = workspaceFolders?.[0]?.uri ?? rootUri;
      if (root?.startsWith('file:')) base = fileURLToPath(root);
      const { dynamicRegistration, relativePatternSupport } = capabilities.workspace?.didChangeWatchedFiles ?? {};
      canWatch = (dynamicRegistration && relativePatternSupport) ?? false;
    },

    async load(names) {
      if (names.length === 0 && watched === undefined) return undefined;
      const folders = names.map((it) => path.resolve(base, it.replace(/^~(?=$|[/\\])/, homedir())));
      follow(folders);
      const packs: Pack[] = [];
      const problems: PackProblem[] = [];
      for (const folder of folders) {
        const found = await read(folder);
        if (found) packs.push(found.pack);
        problems.push(...(found?.problems ?? []));
      }
      tell(problems);
      return withPacks(library, packs);
    },
  };

  async function read(folder: string) {
    try {
      const { loadPack } = await import('./disk/packs');
      return await loadPack(folder, library, ruleIds);
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      warn(`jakNotes.packs: ${folder} cannot be read (${code ?? name}).`);
      return undefined;
    }
  }

  /** Each file gets all that is wrong in it; one that is mended gets an empty list. */
  function tell(problems: readonly PackProblem[]): void {
    const files = [...new Set(problems.map((it) => it.file))];
    for (const file of new Set([...told, ...files])) {
      const diagnostics = problems
        .filter((it) => it.file === file)
        .map(({ range, message }) => ({
          range,
          message,
          severity: DiagnosticSeverity.Error,
          source: SOURCE,
          code: 'pack',
        }));
      void connection.sendDiagnostics({ uri: pathToFileURL(file).href, diagnostics });
    }
    told = files;
  }

  function follow(folders: readonly string[]): void {
    const wanted = folders.join('\n');
    if (watched === wanted) return;
    watched = wanted;
    void watch?.then((it) => it.dispose()).catch(() => undefined);
    const watchers = folders.map((it) => ({ globPattern: { baseUri: pathToFileURL(it).href, pattern: '**/*.json' } }));
    watch =
      canWatch && watchers.length > 0
        ? connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
        : undefined;
    watch?.catch(() => undefined);
  }
}
