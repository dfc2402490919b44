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
    const typed = typedAt(snapshot, snapshot.document.offsetAt(position));
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
  },
};

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
