import { equal, match, ok } from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { commands, type TextEditor } from 'vscode';
import { closeAll, cursorAfter, finding, note, pause, until, untitled } from './harness';

const ORDER = 'mg daily.\n';

suite('the monitoring plan', () => {
  teardown(closeAll);

  test('comes by completion, and Tab goes through its stops', async () => {
    const editor = await untitled(note());
    await finding(editor.document, 'dose-renal');
    cursorAfter(editor, ORDER);
    await commands.executeCommand('type', { text: '.jakplan' });
    await until('the plan', async () => {
      await commands.executeCommand('editor.action.triggerSuggest');
      await pause(300);
      await commands.executeCommand('acceptSelectedSuggestion');
      return !editor.document.getText().includes('.jakplan');
    });
    match(editor.document.getText().split(ORDER)[1] ?? '', /\S.*\n.*\S/);
    ok((await stops(editor)) >= 2, 'it has at least two stops');
  });

  test('comes by command, at the cursor', async () => {
    const editor = await untitled(note());
    await finding(editor.document, 'dose-renal');
    cursorAfter(editor, ORDER);
    await commands.executeCommand('jakNotes.insertPlan');
    match(editor.document.getText().split(ORDER)[1] ?? '', /\S.*\n.*\S/);
    ok((await stops(editor)) >= 2, 'it has at least two stops');
  });

  test('leaves a note alone that has none of our drugs', async () => {
    const editor = await untitled('Plan:\nContinue metformin.\n');
    const before = editor.document.getText();
    // Not awaited: the command ends when the person has read the message.
    commands.executeCommand('jakNotes.insertPlan');
    await pause(1000);
    equal(editor.document.getText(), before);
  });
});

/** How many places Tab visits before it comes to rest. */
async function stops(editor: TextEditor): Promise<number> {
  const places = new Set<number>();
  for (let presses = 0; presses < 30; presses++) {
    places.add(editor.document.offsetAt(editor.selection.start));
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    await pause(30);
  }
  return places.size;
}
