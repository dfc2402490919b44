import { workspace } from 'vscode';
import type { ConfigurationMiddleware } from 'vscode-languageclient';

const SECTION = 'jakNotes';

/** The day on this person's calendar. The server has no clock: what it says of a date follows from what it is given. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, '0')).join('-');
}

/** What the server starts with. It asks for each note later; a number that is taken back is not among what it falls back to. */
export function initialSettings() {
  const settings = workspace.getConfiguration(SECTION);
  return {
    label: settings.get('label'),
    rules: settings.get('rules'),
    minCertainty: settings.get('minCertainty'),
    onType: settings.get('onType'),
    languages: settings.get('languages'),
    packs: settings.get('packs'),
    today: today(),
  };
}

/** What it is told later, when it asks for the settings of one document. */
export const withToday: ConfigurationMiddleware = {
  configuration: async (params, token, next) => {
    const answers = await next(params, token);
    if (!Array.isArray(answers)) return answers;
    return answers.map((answer, index) =>
      params.items[index]?.section === SECTION ? { ...answer, today: today() } : answer,
    );
  },
};
