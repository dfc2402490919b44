import { bindingLimit } from '../core/limit';
import { dailyOf, formOf } from '../core/order';
import type { Label } from '../core/types';
import { factWords, INDICATION, LABEL } from '../core/words';
import type { Snapshot } from './feature';
import { bold, literal, paragraphs, quote } from './markdown';
import type { Place } from './note-facts';
import { conditionWords, doseOf, labelsOf, limitWords, STATUS, sourceLink, verifiedWords } from './render';

/** The hover of a dose: what it comes to in a day, and under each label the limit that binds, and why. */
export function renderLimit({ regimen, statement, checked }: Place, snapshot: Snapshot): string | undefined {
  const { sig, cue, status } = statement;
  const { kb, settings } = snapshot;
  const drug = kb.drugs.get(regimen.concept);
  if (!drug || !sig) return undefined;

  const dose = bold(`${drug.name} ${doseOf(sig)}`);
  const why = cue ? ` (${quote(snapshot.analysis.note.text.slice(cue.start, cue.end))})` : '';
  if (!checked) return `${dose}: ${STATUS[status]}${why}, so nothing is checked here.`;
  if (sig.unit !== 'mg') return `${dose}: limits are in mg.`;
  const form = formOf(drug, sig, settings.label);
  const labels = labelsOf(drug.labels, settings.label).filter((it) => it !== 'jp');
  return paragraphs([dose, ...labels.map((it) => underLabel(it))]);

  function underLabel(label: Label): string | undefined {
    const { patient, note } = snapshot.analysis;
    const limit = bindingLimit(regimen, form, patient, kb, label);
    if (!limit || !sig) return undefined;
    const { row, indication, because, estimated } = limit;
    const facts = because.length > 0 ? `: ${literal(factWords(because, note.text))}` : '';
    const guess = estimated === undefined ? '' : `, estimated eGFR ${estimated}`;
    const verdict = dailyOf(sig) > row.dailyMax ? 'above' : 'within';
    return [
      `${bold(`${LABEL[label]}, ${INDICATION[indication]}`)}: ${limitWords(row)}, so ${bold(verdict)} the limit`,
      `(${conditionWords(row)}${facts}${guess}).`,
      `${literal(row.evidence.says)} ${sourceLink(row.evidence, kb)}, ${verifiedWords(row.evidence)}`,
    ].join(' ');
  }
}
