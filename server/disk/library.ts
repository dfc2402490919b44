import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, openLibrary } from '../core/library';

/** The facts that the build wrote beside this bundle. It has validated them, so they are parsed and trusted. */
export const builtLibrary = (): Library =>
  openLibrary((part) => JSON.parse(readFileSync(join(__dirname, `${part}.json`), 'utf8')));
