import type { CompletionItem } from 'vscode-languageserver-protocol';
import { type Part, planSnippet, planText } from '../core/plan';
import type { Regimen } from '../core/types';
import { type Feature, type Snapshot, toRange } from './feature';
import { planFor, typedAt } from './plan';

const SNIPPET_KIND = 15;
const SNIPPET_FORMAT = 2;

export const completion: Feature<'textDocument/completion'> = {
  method: 'textDocument/completion',
  capabilities: { completionProvider: { triggerCharacters: ['.'] } },
  empty: [],

  provide(snapshot, { position }) {
    const offset = snapshot.document.offsetAt(position);
    return [...plansAt(offset, snapshot), ...phrasesAt(offset, snapshot)];
  },
};

function plansAt(offset: number, snapshot: Snapshot): CompletionItem[] {
  const typed = typedAt(snapshot, offset);
  if (!typed) return [];

  const plans = snapshot.analysis.regimens.flatMap((regimen) => {
    const parts = planFor(regimen, snapshot);
    return parts ? [{ regimen, parts }] : [];
  });
  return plans.map(({ regimen, parts }) => ({
    ...item(regimen, parts, snapshot, plans.length > 1),
    filterText: typed.word,
    textEdit: { range: toRange(snapshot.document, typed), newText: planSnippet(parts) },
  }));
}

/** The short words of local packs: a text each, with a place to stop at every "***". */
function phrasesAt(offset: number, { document, kb }: Snapshot): CompletionItem[] {
  const { character } = document.positionAt(offset);
  const short = SHORT.exec(document.getText().slice(offset - character, offset))?.[1];
  if (short === undefined) return [];
  const range = toRange(document, { start: offset - short.length, end: offset });
  return kb.house.phrases
    .filter(({ trigger }) => trigger.startsWith(short))
    .map(({ trigger, title, text, pack }) => ({
      label: trigger,
      kind: SNIPPET_KIND,
      detail: `${title} (local: ${pack})`,
      documentation: { kind: 'markdown', value: `\`\`\`\n${text}\n\`\`\`` },
      insertTextFormat: SNIPPET_FORMAT,
      textEdit: { range, newText: planSnippet(partsIn(text)) },
    }));
}

const SHORT = /(?:^|\s)(\.[a-z0-9]*)$/;

const partsIn = (text: string): Part[] => text.split(/(\*\*\*)/).map((it) => (it === '***' ? { value: it } : it));

function item({ concept }: Regimen, parts: readonly Part[], { kb }: Snapshot, oneOfSeveral: boolean): CompletionItem {
  const name = kb.drugs.get(concept)?.name ?? concept;
  return {
    label: oneOfSeveral ? `.jakplan ${name}` : '.jakplan',
    kind: SNIPPET_KIND,
    detail: `Monitoring plan for ${name}`,
    documentation: { kind: 'markdown', value: `\`\`\`\n${planText(parts)}\n\`\`\`` },
    insertTextFormat: SNIPPET_FORMAT,
  };
}
