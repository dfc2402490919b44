import type { Dose, DoseRow, LimitRow } from '../../knowledge/dose';
import type { KnowledgeBase } from '../core/kb';
import { isLocal } from '../core/overlay';
import type { Band, Evidence, Form, Label, MedicineClass, Regimen, Sig } from '../core/types';
import { frequencyWords, listWords } from '../core/words';
import { link } from './markdown';

/** Facts in words, the same in a hover, on a page and on the command line. */

const FORM: Readonly<Record<Form, string>> = {
  tablet: '',
  capsule: '',
  'extended-release': ' XR',
  solution: ' (oral solution)',
  cream: ' (cream)',
  ointment: ' (ointment)',
};

export const STATUS: Readonly<Record<Regimen['status'], string>> = {
  active: 'active',
  planned: 'planned',
  proposed: 'proposed',
  held: 'held',
  stopped: 'stopped',
  negated: 'not taken',
  allergy: 'allergy',
  other: "someone else's",
  general: 'general text',
};

export const doseWords = ({ amount, perDay, form }: Dose): string =>
  `${amount} mg${FORM[form]} ${frequencyWords(perDay)}`;

/** "8 weeks, at most 16", "up to 2 weeks". */
export function weeksWords({ weeks, longestWeeks }: Pick<DoseRow, 'weeks' | 'longestWeeks'>): string | undefined {
  if (weeks === undefined) return undefined;
  return longestWeeks === undefined ? `up to ${weeks} weeks` : `${weeks} weeks, at most ${longestWeeks}`;
}

/** The dose as the note has it. */
export const doseOf = ({ amount, unit, perDay }: Sig): string =>
  `${amount} ${unit} ${perDay === undefined ? '(no frequency)' : frequencyWords(perDay)}`;

/** "30 to below 60", "below 30 kg", "65 and over". */
export function bandWords({ atLeast, above, below, atMost }: Band, unit = ''): string {
  const low = atLeast ?? above;
  const high = below ?? atMost;
  const start = above === undefined ? `${low}${high === undefined ? unit : ''}` : `above ${low}${unit}`;
  const end = below === undefined ? `${high}${unit}` : `below ${high}${unit}`;
  if (low === undefined) return below === undefined ? `${end} or less` : end;
  if (high === undefined) return above === undefined ? `${start} and over` : start;
  return `${start} to ${end}`;
}

/** "strong-cyp3a4-inhibitor" as people write it. */
export const classWords = (id: MedicineClass): string =>
  id.replaceAll('-', ' ').replace(/\b(cyp\w+|oat3|tnf|jak)\b/g, (it) => it.toUpperCase());

/** When a limit binds. */
export function conditionWords(row: LimitRow): string {
  const { basis, clearance, range, childPugh, medicines, ageYears, weightKg, platelets, problem, atStart } = row;
  const { medicineIds, medicineDaily, without, phase } = row;
  const parts = [
    range && `${clearance === 'crcl' ? 'CrCl' : 'eGFR'} ${bandWords(range)}`,
    platelets && `platelets ${bandWords(platelets)}`,
    childPugh && `Child-Pugh ${listWords(childPugh)}`,
    medicines && `with a ${listWords(medicines.map(classWords))}`,
    medicineIds && `with ${listWords(medicineIds, 'or')}`,
    medicineDaily && `${bandWords(medicineDaily, ' mg')} a day`,
    problem?.replaceAll('-', ' '),
    without && `without ${without.replaceAll('-', ' ')}`,
    phase,
    ageYears && `age ${bandWords(ageYears)}`,
    weightKg && `weight ${bandWords(weightKg, ' kg')}`,
    atStart && 'at the start',
  ].filter((it) => it !== undefined);
  return parts.length > 0 ? parts.join(', ') : basis;
}

/** What a limit allows. */
export function limitWords({ dailyMax, doses }: Pick<LimitRow, 'dailyMax' | 'doses'>): string {
  if (dailyMax === 0) return 'not recommended';
  return doses.length > 0 ? doses.map(doseWords).join(' or ') : `at most ${dailyMax} mg a day`;
}

/** "Olumiant US label 2.3 (2022-06)". */
export function sourceWords({ citation, at }: Pick<Evidence, 'citation' | 'at'>, kb: KnowledgeBase): string {
  const found = kb.citations.get(citation);
  if (!found) return citation;
  const local = isLocal({ citation }) ? ', local' : '';
  return `${found.short}${at ? ` ${at}` : ''} (${found.date.slice(0, 7)}${local})`;
}

export const verifiedWords = (evidence: Pick<Evidence, 'verified'>): string =>
  evidence.verified ? 'verified' : 'unverified';

/** The same, leading to the source's own text where we know its address. */
export function sourceLink(evidence: Evidence, kb: KnowledgeBase): string {
  const words = sourceWords(evidence, kb);
  const url = addressOf(evidence.citation, kb);
  return url ? link(words, url) : words;
}

export function addressOf(citation: string, kb: KnowledgeBase): string | undefined {
  const { doi, url, pmid } = kb.citations.get(citation) ?? {};
  if (doi) return `https://doi.org/${doi}`;
  return url ?? (pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`);
}

export const labelsOf = (labels: readonly { label: Label }[], chosen: Label): Label[] => [
  ...new Set([chosen, ...labels.map((it) => it.label)].filter((it) => labels.some(({ label }) => label === it))),
];
