import type { Session } from '../session';

/** Starts the server anew, also when it crashed too often for the client to do so by itself. */
export const restart = (session: Session) => (): Promise<void> => session.restart();
