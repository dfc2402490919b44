import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { DEFAULTS, readSettings } from './core/settings';
import type { Settings } from './core/types';

const SECTION = 'jakNotes';
const PAGES = /^(?:jak-notes|file|https):/;

/** The settings of each document: what the client started us with, and over it what it says for that document. */
export interface Configuration {
  /** A client that shows the rules' pages itself says where, and no setting of a workspace does. */
  start(params: InitializeParams, manual?: string): void;
  /** Asks the client to tell of changes. */
  follow(): void;
  /** Says each thing once. */
  warn(message: string): void;
  /** Of one document, or those that hold for all. */
  of(uri?: string): Promise<Settings>;
  forget(uri: string): void;
}

export function createConfiguration(
  connection: Connection,
  ruleIds: readonly string[],
  onChange: () => void,
): Configuration {
  let client: ClientCapabilities['workspace'];
  let initial = DEFAULTS;
  let base = DEFAULTS;
  const known = new Map<string, Promise<Settings>>();
  const warned = new Set<string>();

  const read = (sent: unknown, over: Settings) => {
    const { settings, warnings } = readSettings(sent, over, ruleIds);
    for (const message of warnings) warn(message);
    return settings;
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    if (!client?.configuration) base = read(settings?.[SECTION], initial);
    known.clear();
    onChange();
  });

  return {
    warn,
    follow() {
      if (!client?.didChangeConfiguration?.dynamicRegistration) return;
      connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(() => undefined);
    },
    start({ capabilities, initializationOptions }, manual) {
      client = capabilities.workspace;
      const own: unknown = initializationOptions?.manual;
      const pages = typeof own === 'string' && PAGES.test(own) ? own : manual;
      initial = { ...read(initializationOptions, DEFAULTS), ...(pages && { manual: pages }) };
      base = initial;
    },
    of,
    forget: (uri) => known.delete(uri),
  };

  function warn(message: string): void {
    if (warned.size === warned.add(message).size) return;
    // The library's showWarningMessage() is a request, and a client that does not know it would end the server.
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  async function of(uri = ''): Promise<Settings> {
    const asked = known.get(uri) ?? ask(uri);
    known.set(uri, asked);
    const settings = await asked;
    // What changed while the client looked it up is out of date already.
    return known.get(uri) === asked ? settings : of(uri);
  }

  async function ask(uri: string): Promise<Settings> {
    if (!client?.configuration) return base;
    try {
      return read(
        await connection.workspace.getConfiguration({ ...(uri !== '' && { scopeUri: uri }), section: SECTION }),
        base,
      );
    } catch {
      return base;
    }
  }
}
