import { window } from 'vscode';
import type { Pages } from '../pages';
import { evidenceRequest } from '../protocol';
import type { Session } from '../session';
import { askHere } from './ask';

/** Shows the studies behind the drug at the cursor, or behind the note's first one. */
export const showEvidence = (session: Session, pages: Pages) => async (): Promise<void> => {
  const asked = await askHere(session, evidenceRequest);
  if (!asked) return;

  if (asked.answer) await pages.show(asked.answer);
  else window.showInformationMessage('JAK Notes: this note names no JAK inhibitor that we have evidence for.');
};
