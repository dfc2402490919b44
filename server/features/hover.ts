import type { Hover } from 'vscode-languageserver-protocol';
import { reasonsFor } from '../core/binding';
import type { Mention } from '../core/types';
import { factWords } from '../core/words';
import { covers, type Feature, type Snapshot, toRange } from './feature';
import { drugAt, type Place, placeOf, placeOfDose } from './note-facts';
import type { Why } from './render-doses';
import { renderDrug } from './render-drug';
import { renderFact } from './render-fact';
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
    return place ? onDose(place, snapshot) : onFact(offset, snapshot);
  },
};

function onDrug(mention: Mention, snapshot: Snapshot): Hover | null {
  const { document, analysis, kb, settings } = snapshot;
  const drug = kb.drugs.get(mention.concept);
  if (!drug) return null;

  const place = placeOf(mention, analysis);
  return {
    range: toRange(document, mention.span),
    contents: { kind: 'markdown', value: renderDrug(drug, place, analysis, kb, settings, whyOf(place, snapshot)) },
  };
}

function onDose(place: Place, snapshot: Snapshot): Hover | null {
  const { sig } = place.statement;
  const value = renderLimit(place, snapshot);
  if (!sig || !value) return null;

  return { range: toRange(snapshot.document, sig.span), contents: { kind: 'markdown', value } };
}

/** Any other word that was read. */
function onFact(offset: number, snapshot: Snapshot): Hover | null {
  const mention = snapshot.analysis.mentions.find(({ kind, span }) => kind !== 'class' && covers(span, offset));
  if (!mention) return null;
  const range = toRange(snapshot.document, mention.span);
  return { range, contents: { kind: 'markdown', value: renderFact(mention, snapshot) } };
}

/** The patient's own words for which a limit binds; of a drug that is not this patient's, none does. */
const whyOf =
  (place: Place | undefined, { analysis: { patient, note } }: Snapshot): Why =>
  (row) => {
    const because = place?.checked ? reasonsFor(row, patient) : undefined;
    return because && because.length > 0 ? factWords(because, note.text) : undefined;
  };
