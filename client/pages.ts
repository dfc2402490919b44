import { commands, type TextDocumentContentProvider, Uri, window } from 'vscode';
import { PAGES } from './documents';
import { type Page, ruleRequest } from './protocol';
import type { Session } from './session';

/** Read-only documents that the server writes: a rule's page under /rules/ID, the evidence by its title. */
export interface Pages extends TextDocumentContentProvider {
  show(page: Page): Promise<void>;
}

export function createPages(session: Session): Pages {
  const shown = new Map<string, string>();

  return {
    async provideTextDocumentContent({ path }) {
      const id = /^\/rules\/([a-z-]+)$/.exec(path)?.[1];
      if (!id) return shown.get(path);
      const page = await session.client()?.sendRequest(ruleRequest, { id });
      return page?.markdown ?? `JAK Notes has no rule \`${id}\`.`;
    },

    async show({ title, markdown }) {
      const uri = Uri.from({ scheme: PAGES, path: `/${title.replaceAll('/', ' ')}.md` });
      shown.set(uri.path, markdown);
      try {
        await commands.executeCommand('markdown.showPreview', uri);
      } catch {
        // The preview is an extension as well, and can be off.
        await window.showTextDocument(uri, { preview: true });
      }
    },
  };
}
