import type { Feature, Snapshot } from './feature';
import { drugAt, placeOf, usesOf } from './note-facts';
import { studiedUses, studiesOf } from './render-evidence';
import { renderEvidencePage } from './render-page';

export const evidence: Feature<'jakNotes/evidence'> = {
  method: 'jakNotes/evidence',
  capabilities: {},
  empty: null,

  provide(snapshot, { position }) {
    const { document, analysis, kb } = snapshot;
    const mention = drugAt(document.offsetAt(position), analysis) ?? firstDrug(snapshot);
    const drug = mention && kb.drugs.get(mention.concept);
    if (!drug) return null;

    const wanted = usesOf(placeOf(mention, analysis)?.regimen, analysis, kb);
    const found = wanted.filter((use) => studiesOf(drug.id, use, kb).length > 0);
    return renderEvidencePage(drug, found.length > 0 ? found : studiedUses(drug.id, kb), kb);
  },
};

const firstDrug = ({ analysis }: Snapshot) =>
  analysis.regimens[0]?.drug ?? analysis.mentions.find(({ kind }) => kind === 'drug');
