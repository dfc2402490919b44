import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { explain } from './commands/explain';
import { insertPlan } from './commands/insert-plan';
import { restart } from './commands/restart';
import { showEvidence } from './commands/show-evidence';
import { PAGES } from './documents';
import { createPages } from './pages';
import { createSession, followTheDay, followTheLanguages, type Session } from './session';

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('JAK Notes', { log: true });
  session = createSession(context, log);
  const pages = createPages(session);
  context.subscriptions.push(
    log,
    workspace.registerTextDocumentContentProvider(PAGES, pages),
    commands.registerCommand('jakNotes.insertPlan', insertPlan(session)),
    commands.registerCommand('jakNotes.showEvidence', showEvidence(session, pages)),
    commands.registerCommand('jakNotes.explain', explain(session, pages)),
    commands.registerCommand('jakNotes.restart', restart(session)),
    followTheDay(session),
    followTheLanguages(session),
  );
  await session.restart();
}

export const deactivate = (): Promise<void> | undefined => session?.stop();
