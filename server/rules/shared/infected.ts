import type { KnowledgeBase } from '../../core/kb';
import { isStart } from '../../core/limit';
import type { Analysis, Mention, Regimen, Text } from '../../core/types';
import { latentOf } from './latent';

export type Kind = 'serious' | 'tuberculosis' | 'latent' | 'hepatitis' | 'zoster';

/** An infection of this patient, of today, and where the note tells of it. */
export interface Infected {
  kind: Kind;
  mentions: readonly Mention[];
  /** The medicine against it is there: it is watched, not left alone. */
  covered: boolean;
}

export function infectionsOf(analysis: Analysis, kb: KnowledgeBase): Infected[] {
  const { patient, note } = analysis;
  const told = (...problems: string[]) =>
    problems.flatMap((it) => (patient.problems.has(it) ? (patient.said.get(it) ?? []) : []));
  const now = (found: readonly Mention[]) => found.filter((it) => isNow(it, note.text));
  const serious = told('infection').filter((it) => isGrave(it, note.text));
  const hepatitis = [...now(told('hepatitis-b')), ...told('hbsag-positive', 'hbv-dna-detected')];
  const found: [Kind, readonly Mention[]][] = [
    ['serious', now([...told('serious-infection', 'pneumonia'), ...serious])],
    ['tuberculosis', now(told('active-tuberculosis'))],
    ['latent', latentOf(analysis, kb)],
    ['hepatitis', hepatitis],
    ['zoster', now(told('herpes-zoster')).filter((it) => isBroken(it, note.text))],
  ];
  const onAntiviral = patient.comedicines.some(
    ({ status, classes }) => status !== 'proposed' && classes.includes('hepatitis-b-antiviral'),
  );
  return found.flatMap(([kind, mentions]) =>
    mentions.length === 0 ? [] : [{ kind, mentions, covered: kind === 'hepatitis' && onAntiviral }],
  );
}

const ELSEWHERE = /^(?:past-history|family|education|vaccines|review|prior-treatment)$/;

/** Neither over, nor a name that a vaccine or another lung disease has. */
export function isNow({ section, degree, span, sentence }: Mention, text: Text): boolean {
  if (ELSEWHERE.test(section) || degree.includes('inactive')) return false;
  const before = text.slice(sentence.start, span.start);
  const behind = text.slice(span.end, sentence.end);
  if (VAGUE.test(text.slice(span.start, span.end)) && !GRAVE.test(before + behind)) return false;
  return !OTHER.test(before) && !TALK.test(before) && !VACCINE.test(behind) && !PAST.test(before) && !PAST.test(behind);
}

/** Words of every talk about the drug. */
const VAGUE = /^(?:serious|severe|opportunistic) infection$/i;
const OTHER =
  /\b(?:organi[sz]ing|interstitial|eosinophilic|hypersensitivity|lipoid|multifocal|recurrent|frequent|any)[ -]$/i;
const TALK =
  /\b(?:report|counsel\w*|warn\w*|educat\w*|watch for|look out for|call (?:us|if|for|with)|return (?:if|for)|signs? of|symptoms? of|instruct\w*)\b/i;
const VACCINE =
  /^\s*(?:(?:so far )?(?:no growth|NGTD|contamin\w*)|vacc?in\w*|vax|shots?|jabs?|immuni[sz]\w*|booster|educat\w*|counsel\w*|prevent\w*|prophyl\w*|risks?|titers?|titres?)\b/i;
const PAST =
  /\b(?:resolved|recovered|healed|cleared|cured|completed?|finished|hospitali[sz]ed in|admitted in|last (?:year|month|winter|spring|summer|autumn|fall)|(?:months?|mos?|years?|yrs?) ago|(?:[3-9]|\d\d|several|few) (?:weeks?|wks?) ago|(?:since|in) (?:19|20)\d\d|in (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|earlier this year|restarted|resumed|post-?herpetic|risks?|prone)\b/i;

/** A local infection counts where it needs a hospital. */
const isGrave = ({ degree, sentence }: Mention, text: Text): boolean =>
  degree.includes('severe') || GRAVE.test(text.slice(sentence.start, sentence.end));

const GRAVE =
  /\b(?:IV|intravenous(?:ly)?|admitted|admission|inpatient|hospitali[sz]ed|in hospital|on the ward|ICU|ITU|OPAT|PICC|drain(?:ed|age)?|I&D)\b/i;

/** Zoster counts where something tells that it is there today. */
function isBroken({ degree, span, sentence }: Mention, text: Text): boolean {
  if (degree.includes('active')) return true;
  const around = text.slice(Math.max(0, sentence.start), Math.min(text.length, sentence.end + NEXT));
  const own = around.slice(0, around.indexOf('\n', sentence.end - sentence.start) + 1 || around.length);
  return BROKEN.test(own) && !/\bshingrix\b/i.test(text.slice(sentence.start, span.start));
}

const NEXT = 90;
const BROKEN =
  /\b(?:acute|current(?:ly)?|now|today|yesterday|this (?:week|morning)|rash|vesic\w*|dermatom\w*|blister\w*|lesions?|new|onset|days?|since (?:mon|tues?|wed|thurs?|fri|sat|sun|yesterday)\w*|started|presents?|eruption|outbreak|flank|trunk|(?:val)?a(?:cyclo|ciclo)vir|valtrex|famciclovir|[TLC]\d{1,2}|V1|ophthalmicus)\b/i;

/** "Start Rinvoq once the cellulitis has cleared", "after a month of INH". */
export function waits(regimen: Regimen, text: Text): boolean {
  if (!isStart(regimen)) return false;
  const { start, end } = regimen.drug.sentence;
  return WAITS.test(text.slice(start, end));
}

const WAITS =
  /\b(?:after|once|until|when|following|as soon as|then|before|prior to|pending)\b[^.;\n]{0,60}\b(?:INH|isoniazid|rif\w+|LTBI|TB|treat\w*|therap\w+|complet\w*|courses?|resol\w+|clear\w*|heal\w*|recover\w*|antibiotics?|abx|infection|months?|weeks?|antivirals?|entecavir|tenofovir|DNA|start)\b/i;
