import type { LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { checkedLanguages, onlyNotes, PAGES } from './documents';
import { initialSettings, withToday } from './settings';

/** The library's messages speak of connections and clients. They go to the log; a person reads one sentence of ours. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export function createClient(module: string, outputChannel: LogOutputChannel, onEnd: () => void): LanguageClient {
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client: LanguageClient = new QuietClient(
    'jakNotes',
    'JAK Notes',
    { run, debug },
    {
      documentSelector: checkedLanguages().map((language) => ({ language })),
      initializationOptions: { ...initialSettings(), manual: `${PAGES}:/rules/{rule}` },
      middleware: { ...onlyNotes, workspace: withToday },
      errorHandler: errorHandler(() => client, onEnd),
      // No second try, and no message of the library's: start() fails, and its caller says so.
      initializationFailedHandler: () => false,
      outputChannel,
    },
  );
  return client;
}

/** A server that crashes is started again, a few times. One that never came up is not: it would fail the same way. */
function errorHandler(client: () => LanguageClient, onEnd: () => void): ErrorHandler {
  let usual: ErrorHandler | undefined;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    async closed() {
      if (!client().initializeResult) return { action: CloseAction.DoNotRestart, handled: true };
      usual ??= client().createDefaultErrorHandler();
      const result = await usual.closed();
      if (result.action === CloseAction.DoNotRestart) onEnd();
      return { ...result, handled: true };
    },
  };
}
