import { Range, SnippetString, window } from 'vscode';
import { planRequest } from '../protocol';
import type { Session } from '../session';
import { askHere } from './ask';

/** Inserts the monitoring plan as a snippet, which a workspace edit could not carry. */
export const insertPlan = (session: Session) => async (): Promise<void> => {
  const asked = await askHere(session, planRequest);
  if (!asked) return;

  const { answer, editor } = asked;
  if ('message' in answer) {
    window.showInformationMessage(`JAK Notes: ${answer.message}`);
    return;
  }
  const { start, end } = answer.range;
  const range = new Range(start.line, start.character, end.line, end.character);
  await editor.insertSnippet(new SnippetString(answer.snippet), range);
};
