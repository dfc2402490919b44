import type { Hover } from 'vscode-languageserver-protocol';
import type { Mention } from '../core/types';
import { bindingWords } from './bindings';
import { type Feature, type Snapshot, toRange } from './feature';
import { drugAt, type Place, placeOf, placeOfDose } from './note-facts';
import { renderDrug } from './render-drug';
import { renderLimit } from './render-limit';

export const hover: Feature<'textDocument/hover'> = {
  method: 'textDocument/hover',
  capabilities: { hoverProvider: true },
  empty: null,

  provide(snapshot, { position }) {
    const { document, analysis } = snapshot;
    const offset = document.offsetAt(position);
    const mention = drugAt(offset, analysis);
    if (mention) return onDrug(mention, snapshot);

    const place = placeOfDose(offset, analysis);
    return place ? onDose(place, snapshot) : null;
  },
};

function onDrug(mention: Mention, snapshot: Snapshot): Hover | null {
  const { document, analysis, kb, settings } = snapshot;
  const drug = kb.drugs.get(mention.concept);
  if (!drug) return null;

  const place = placeOf(mention, analysis);
  const why = bindingWords(place, snapshot);
  return {
    range: toRange(document, mention.span),
    contents: { kind: 'markdown', value: renderDrug(drug, place, analysis, kb, settings, why) },
  };
}
