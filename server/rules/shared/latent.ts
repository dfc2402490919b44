import type { KnowledgeBase } from '../../core/kb';
import type { Analysis, Mention, Statement, Text } from '../../core/types';

/** Months of treatment after which the drug may be given. */
const ENOUGH = 1;
/** A short sentence behind often ends the story: "LTBI. Completed 4 months of rifampin." */
const NEXT = 80;

/** Latent tuberculosis that nobody treats, or not for long enough: where the note says so. Nothing in any doubt. */
export function latentOf(analysis: Analysis, kb: KnowledgeBase): readonly Mention[] {
  const { patient, note } = analysis;
  const said = NAMES.flatMap((it) => (patient.problems.has(it) ? (patient.said.get(it) ?? []) : []));
  if (said.length === 0) return [];
  const stories = analysis.mentions.filter(isOurs).map((it) => around(it, note.text));
  const isUntreated = stories.some((it) => UNTREATED.test(it));
  const told = said.filter((it) => isUntreated || it.assertion.temporality !== 'historical');
  const courses = analysis.statements.filter((it) => isCourse(it, kb)).map((it) => courseOf(it, note.text));
  if (stories.some((it) => PARTIAL.test(it))) return told;
  if (courses.includes('enough')) return [];
  const isTreated = stories.some((it) => TREATED.test(it) && !SHORT.test(it));
  return isUntreated || courses.includes('short') || !isTreated ? told : [];
}

const NAMES = ['latent-tuberculosis', 'positive-tb-test'];

const isOurs = ({ kind, concept, assertion, section }: Mention) =>
  kind === 'problem' &&
  NAMES.includes(concept) &&
  assertion.existence === 'affirmed' &&
  assertion.temporality !== 'hypothetical' &&
  assertion.experiencer === 'patient' &&
  section !== 'education' &&
  section !== 'family';

/** The mention's sentence, and what follows on its line. */
function around({ sentence: { start, end } }: Mention, text: Text): string {
  const [own, next] = [text.slice(start, end), text.slice(end, Math.min(text.length, end + NEXT))];
  return `${own}${next.split('\n')[0] ?? ''}`;
}

const COURSE = String.raw`(?:INH|isoniazid|rif\w+|[3469]-?H\w?|4R|LTBI|TB|treatment|therapy|tx|course|prophylaxis|preventive|preventative)`;
const TREATED = new RegExp(
  String.raw`\b(?:(?<!never |not |un)treated|tx(?:'d|ed|,? (?:in )?(?:19|20)\d\d)|false[- ]positive|(?:received|took|had|finish\w*|complet\w+|on|under|s\/p|status post|after|post) (?:a |an |full |adequate |her |his |the )?(?:\d+ ?-?(?:mo|months?|m|wks?|weeks?)? (?:of )?)?${COURSE}|${COURSE}[^.;\n]{0,30} (?:complet\w+|finished|done|ongoing|in progress|since|started))\b`,
  'i',
);
const PARTIAL =
  /\b(?:(?:did|could|was|were) ?n[o']t (?:been )?(?:complete|finish)\w*|not (?:completed|finished)|incomplete(?:ly)?|partial(?:ly)? (?:course|treat\w+|therapy|INH))\b/i;
const UNTREATED =
  /\b(?:un-?treated|(?:never|not) (?:been |yet |yet been |previously )?(?:treated|started|taken)|never (?:took|had|received) (?:treatment|therapy|prophylaxis|INH|isoniazid|rif\w+)|no (?:prior |previous |known |documented )?(?:treatment|tx|therapy|prophylaxis)|without (?:treatment|therapy|prophylaxis)|(?:declin|refus)(?:es|ed|ing)|did ?n[o']t take)\b/i;

const isCourse = ({ mention: { kind, concept, assertion } }: Statement, kb: KnowledgeBase) =>
  kind === 'medicine' &&
  assertion.experiencer === 'patient' &&
  (kb.medicines.get(concept)?.classes.includes('tuberculosis-medicine') ?? false);

/** How far a course of its medicines went, where the note says that there is one. */
function courseOf({ status, stated, months, mention: { sentence } }: Statement, text: Text) {
  if (status === 'stopped') return 'enough';
  if (status !== 'active' && !(status === 'general' && !stated)) return undefined;
  const words = text.slice(sentence.start, sentence.end);
  if (/\bstart(?:ing)?\b/i.test(words)) return undefined;
  if (months !== undefined ? months < ENOUGH : SHORT.test(words)) return 'short';
  return status === 'active' || months !== undefined || /\bsince\b/i.test(words) ? 'enough' : undefined;
}

const SHORT =
  /\b(?:today|yesterday|tomorrow|(?:this|last|next) week|day \d+|(?:week|wk) [1-3]|(?:[1-3]|one|two|three) (?:weeks?|wks?)|\d+ days?|days ago|just (?:started|begun|starting))\b/i;
