import { type Range, RequestType, type TextDocumentPositionParams } from 'vscode-languageclient';

/** A page that the server writes and the client shows, in markdown. */
export interface Page {
  title: string;
  markdown: string;
}

/** Where to put the monitoring plan, or why there is none. */
export type Plan = { snippet: string; range: Range } | { message: string };

export const planRequest = new RequestType<TextDocumentPositionParams, Plan, void>('jakNotes/plan');
export const evidenceRequest = new RequestType<TextDocumentPositionParams, Page | null, void>('jakNotes/evidence');
export const explainRequest = new RequestType<TextDocumentPositionParams, Page | null, void>('jakNotes/explain');
export const ruleRequest = new RequestType<{ id: string }, Page | null, void>('jakNotes/rule');
