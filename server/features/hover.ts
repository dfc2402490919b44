import type { Hover } from 'vscode-languageserver-protocol';
import { reasonsFor } from '../core/binding';
import type { Mention } from '../core/types';
import { factWords } from '../core/words';
import { covers, type Feature, type Snapshot, toRange } from './feature';
import { bold, literal, paragraphs } from './markdown';
import { drugAt, type Place, placeOf, placeOfDose } from './note-facts';
import { sourceLink, verifiedWords } from './render';
import type { Why } from './render-doses';
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
    return place ? onDose(place, snapshot) : onMedicine(offset, snapshot);
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

/** Another medicine, where there is something to know of it: a drug of the class that has no label here, or one for animals. */
function onMedicine(offset: number, { document, analysis, kb }: Snapshot): Hover | null {
  const mention = analysis.mentions.find(({ kind, span }) => kind === 'medicine' && covers(span, offset));
  const about = mention && kb.medicines.get(mention.concept)?.about;
  if (!mention || !about) return null;

  const source = `${sourceLink(about, kb)}, ${verifiedWords(about)}`;
  const value = paragraphs([`${bold(mention.concept)}: ${literal(about.says)} Nothing else is checked.`, source]);
  return { range: toRange(document, mention.span), contents: { kind: 'markdown', value } };
}

/** The patient's own words for which a limit binds; of a drug that is not this patient's, none does. */
const whyOf =
  (place: Place | undefined, { analysis: { patient, note } }: Snapshot): Why =>
  (row) => {
    const because = place?.checked ? reasonsFor(row, patient) : undefined;
    return because && because.length > 0 ? factWords(because, note.text) : undefined;
  };
