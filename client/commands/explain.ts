import { window } from 'vscode';
import type { Pages } from '../pages';
import { explainRequest } from '../protocol';
import type { Session } from '../session';
import { askHere } from './ask';

/** Shows which rules spoke of what stands at the cursor, which did not, and what decided. */
export const explain = (session: Session, pages: Pages) => async (): Promise<void> => {
  const asked = await askHere(session, explainRequest);
  if (!asked) return;

  if (asked.answer) await pages.show(asked.answer);
  else window.showInformationMessage('JAK Notes: nothing on this line was read.');
};
