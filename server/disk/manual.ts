import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the pages of the rules are that come with this bundle, for a client that shows none of its own. */
export function builtManual(): string | undefined {
  const folder = join(__dirname, '../docs/rules');
  return existsSync(folder) ? `${pathToFileURL(folder).href}/{rule}.md` : undefined;
}
