import { readDrugMentions } from '../core/reading/drug-mention';
import { readInstructions } from '../core/reading/instruction';
import { readPersonOf } from '../core/reading/person-reading';
import { readResults } from '../core/reading/result';
import { readSections } from '../core/reading/section';
import { readTime } from '../core/reading/time';
import type { CoMedicine, Mention, Regimen, Span } from '../core/types';
import type { Snapshot } from './feature';
import { instructionJson, mentionJson, pair } from './read-line';

/** All that was read of a note and why, as plain data: spans are UTF-16 offsets, `cue` the words that decided or null. */
export function readNote({ document, analysis, kb }: Snapshot) {
  const text = document.getText();
  const words = (span: Span | undefined) => (span ? text.slice(span.start, span.end) : null);
  const { regimens, others, patient } = analysis;
  return {
    version: 1,
    sections: readSections(text, kb),
    mentions: analysis.mentions.map((it) => mentioned(it, words)),
    drugs: readDrugMentions(analysis, kb).map(mentionJson),
    sigs: readInstructions(text, kb).map(instructionJson),
    results: readResults(analysis, kb).map(({ span, on, ...it }) => ({ span: pair(span), ...it, date: on ?? null })),
    person: readPersonOf(analysis, kb),
    time: readTime(analysis),
    regimens: [
      ...regimens.map((it) => regimenJson(it, true, words)),
      ...others.map((it) => regimenJson(it, false, words)),
    ],
    other_medicines: patient.comedicines.map((it) => medicineJson(it, words)),
  };
}

type Words = (span: Span | undefined) => string | null;

const mentioned = ({ kind, concept, span, assertion, section, degree }: Mention, words: Words) => ({
  span: pair(span),
  text: words(span),
  kind,
  concept,
  existence: assertion.existence,
  temporality: assertion.temporality,
  experiencer: assertion.experiencer,
  cue: words(assertion.cue),
  section,
  degree,
});

const regimenJson = ({ concept, status, cue, sig, form, indications }: Regimen, checked: boolean, words: Words) => ({
  drug: concept,
  status,
  cue: words(cue),
  dose: sig?.amount ?? null,
  dose_high: sig?.amountHigh ?? null,
  unit: sig?.unit ?? null,
  frequency_per_day: sig?.perDay ?? null,
  form: form ?? null,
  indications: indications.map((it) => it.concept),
  /** False for what is stopped, denied, someone else's or general: no rule looks at it. */
  checked,
});

const medicineJson = ({ concept, status, mention, classes, topical }: CoMedicine, words: Words) => ({
  medicine: concept,
  text: words(mention.span),
  status,
  topical: topical ?? false,
  classes,
});
