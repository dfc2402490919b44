import type { Drug } from '../../knowledge/drug';
import { rowsOf } from '../core/forms';
import type { KnowledgeBase } from '../core/kb';
import { isLocal } from '../core/overlay';
import type { Analysis, Indication, Settings, Text } from '../core/types';
import { INDICATION, LABEL, listWords } from '../core/words';
import { bold, link, literal, paragraphs, quote } from './markdown';
import { type Place, usesOf } from './note-facts';
import { addressOf, doseOf, labelsOf, STATUS } from './render';
import { doseTable, labelledUses, type Why } from './render-doses';
import { evidenceTable, studiesOf } from './render-evidence';

/** More would push the doses off the screen; the evidence page has them all. */
const SHOWN_STUDIES = 4;

/** The hover of a drug's name. */
export function renderDrug(
  drug: Drug,
  place: Place | undefined,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
  why: Why,
): string {
  const uses = usesOf(place?.regimen, analysis, kb);
  const labelled = labelledUses(drug, uses);
  return paragraphs([
    heading(drug),
    inNote(place, uses, analysis.note.text),
    unlabelled(drug, uses),
    doseTable(drug, labelled, settings.label, why),
    ...boxedWarning(drug, place, kb, settings.label),
    ...uses.map((use) => evidenceOf(drug, use, kb)),
    sources(drug, kb, settings),
  ]);
}

function heading(drug: Drug): string {
  const products = listWords([...new Set(drug.labels.map((it) => it.product))]);
  const local = isLocal(drug.targets.evidence) ? ' · local' : '';
  return `${bold(drug.name)} (${literal(products)}) · ${drug.class}: ${drug.targets.names.join(', ')}${local}`;
}

function inNote(place: Place | undefined, uses: readonly Indication[], text: Text): string {
  if (!place) return 'In this note: only named, so nothing is checked here.';

  const { status, cue, sig, mention } = place.statement;
  const decided = cue ?? mention.assertion.cue;
  const words = decided ? quote(text.slice(decided.start, decided.end)) : placeWords(mention.section);
  const parts = [`${bold(STATUS[status])} (${words})`, sig && doseOf(sig), uses.length > 0 && `for ${names(uses)}`];
  return `In this note: ${parts.filter((it) => it).join(', ')}${place.checked ? '' : '. Not checked.'}`;
}

const placeWords = (section: string) =>
  section === 'none' ? 'no word in the note says otherwise' : `by its place: ${section.replaceAll('-', ' ')}`;

const names = (uses: readonly Indication[]) => listWords(uses.map((it) => INDICATION[it]));

function unlabelled(drug: Drug, uses: readonly Indication[]): string | undefined {
  const missing = uses.filter((use) => !drug.doses.some((it) => it.indication === use));
  return missing.length > 0 ? `Not labelled for ${names(missing)}. Its labelled uses:` : undefined;
}

function boxedWarning(drug: Drug, place: Place | undefined, kb: KnowledgeBase, chosen: Settings['label']): string[] {
  return labelsOf(drug.boxedWarning, chosen).flatMap((label) => {
    const rows = drug.boxedWarning.filter((it) => it.label === label);
    const own = place ? rowsOf(drug, label, place.regimen, kb)(rows) : rows;
    return own.map(({ items, forms }) => {
      const of = [LABEL[label], ...(forms ?? [])].join(', ');
      const name = bold(label === 'us' ? `Boxed warning (${of})` : `Special warnings (${of})`);
      const words = items.map((it) => (it === 'mace' ? 'MACE' : it.replaceAll('-', ' ')));
      return `${name}: ${words.length > 0 ? listWords(words) : 'none'}`;
    });
  });
}

function evidenceOf(drug: Drug, use: Indication, kb: KnowledgeBase): string | undefined {
  const studies = studiesOf(drug.id, use, kb);
  if (studies.length === 0) return undefined;
  const more = studies.length - SHOWN_STUDIES;
  return paragraphs([
    `Evidence in ${INDICATION[use]}`,
    evidenceTable(studies.slice(0, SHOWN_STUDIES), kb),
    more > 0 ? `${more} more with the command “JAK Notes: Show Evidence”` : undefined,
  ]);
}

function sources({ labels }: Drug, kb: KnowledgeBase, settings: Settings): string {
  const words = labelsOf(labels, settings.label).flatMap((label) =>
    labels
      .filter((it) => it.label === label)
      .map(({ product, citation, date }) => {
        const url = addressOf(citation, kb);
        const name = `${product} ${LABEL[label]} label, ${date}`;
        return url ? link(name, url) : literal(name);
      }),
  );
  return words.join(' · ');
}
