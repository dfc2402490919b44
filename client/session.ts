import { existsSync } from 'node:fs';
import { type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import { DidChangeConfigurationNotification } from 'vscode-languageclient';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client';
import { today } from './settings';

/** The running server, which a restart replaces. */
export interface Session {
  client(): LanguageClient | undefined;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function createSession(context: ExtensionContext, log: LogOutputChannel): Session {
  const module = context.asAbsolutePath('dist/server.js');
  let client: LanguageClient | undefined;
  // One start or stop at a time, in the order in which they were asked for.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(work, work);
    return turn;
  };

  async function stop(): Promise<void> {
    const old = client;
    client = undefined;
    // A server that cannot be stopped is dead already; the next one must start all the same.
    await old?.dispose().catch(() => log.warn('The server did not stop in good order.'));
  }

  async function restart(): Promise<void> {
    await stop();
    try {
      if (!existsSync(module)) throw new Error(`There is no ${module}: build the extension with "npm run build".`);
      client = createClient(module, log, () => report('stopped working'));
      await client.start();
    } catch (error) {
      log.error(error instanceof Error ? error.message : String(error));
      report('could not start');
    }
  }

  function report(what: string): void {
    const show = 'Show log';
    window.showErrorMessage(`JAK Notes ${what}, so this note is not checked.`, show).then((choice) => {
      if (choice === show) log.show();
    });
  }

  return { client: () => client, restart: () => inTurn(restart), stop: () => inTurn(stop) };
}

/** An editor may stay open for days: after midnight the server hears of the new date with the next look at the window. */
export function followTheDay(session: Session) {
  let known = today();
  return window.onDidChangeWindowState(({ focused }) => {
    if (!focused || known === today()) return;
    known = today();
    void session.client()?.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  });
}

/** The client takes its languages when it is made, so other languages want another client. */
export const followTheLanguages = (session: Session) =>
  workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('jakNotes.languages')) void session.restart();
  });
