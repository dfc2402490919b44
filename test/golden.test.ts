import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { printText } from '../server/cli/print-text';
import { takeSnapshot } from '../server/features/snapshot';
import { SETTINGS } from './harness';
import { kb } from './knowledge';

const FOLDER = fileURLToPath(new URL('notes', import.meta.url));

/** A note whose name says so is written under the EU label. */
const labelOf = (file: string) => (/^(?:uk|eu)-/.test(file) ? 'eu' : 'us');

/** What we say about whole notes, in the words of the command line; `npx vitest run --update` writes them anew. */
describe('goldens', () => {
  test.each(readdirSync(FOLDER).filter((it) => it.endsWith('.note')))('%s', async (file) => {
    const document = TextDocument.create(file, 'clinical-note', 0, readFileSync(`${FOLDER}/${file}`, 'utf8'));
    const snapshot = takeSnapshot(document, kb, { ...SETTINGS, label: labelOf(file) }, undefined, (_, error) => {
      throw error;
    });
    await expect(printText({ file, snapshot })).toMatchFileSnapshot(`notes/${file.replace(/note$/, 'golden')}`);
  });
});
