import { deepEqual, equal } from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { commands } from 'vscode';
import { closeAll, cursorAfter, untitled } from './harness';

suite('the language', () => {
  teardown(closeAll);

  test('keeps a drug, a dose and a schedule whole', async () => {
    const { document } = await untitled('JAK-inhibitor tofacitinib 2.5 mg q12w, Sjögren’s, then .jakplan.');
    const words = ['JAK', 'citinib', '2.5', '12w', 'gren', 'akpl'].map((part) => {
      const range = document.getWordRangeAtPosition(document.positionAt(document.getText().indexOf(part) + 1));
      return range && document.getText(range);
    });
    deepEqual(words, ['JAK-inhibitor', 'tofacitinib', '2.5', 'q12w', 'Sjögren’s', '.jakplan']);
  });

  test('goes on with a list at Enter', async () => {
    for (const [line, next] of [
      ['- CBC', '- '],
      ['- [x] CBC', '- [ ] '],
      ['  - CBC', '  - '],
      ['Plan:', ''],
    ] as const) {
      const editor = await untitled(line);
      cursorAfter(editor, line);
      await commands.executeCommand('type', { text: '\n' });
      equal(editor.document.lineAt(1).text, next);
    }
  });
});
