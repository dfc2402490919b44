import type { KnowledgeBase } from './kb';
import type { Sentence } from './sentence';
import type { SectionId, Span, Statement, Status } from './types';

/** Which treatments a block shows as taken until now, or as out of the question for this patient. */

const TAKEN: ReadonlySet<Status> = new Set(['active', 'held', 'stopped', 'allergy']);
const NOT_OURS: ReadonlySet<SectionId> = new Set(['family', 'education']);

/** The medicines that it names so, and the treatments that it speaks of without a name, each by its id. */
export function readTreated(
  statements: readonly Statement[],
  sentences: readonly Sentence[],
  text: string,
  kb: KnowledgeBase,
): string[] {
  const treated = new Set<string>();
  for (const it of statements) if (isTreated(it, text)) treated.add(it.mention.concept);
  const spoken = [...text.matchAll(kb.treatments.words)];
  let at = 0;
  for (const { 0: word, index } of spoken) {
    while ((sentences[at]?.end ?? text.length) <= index) at++;
    const sentence = sentences[at];
    const span = { start: index, end: index + word.length };
    if (!sentence || NOT_OURS.has(sentence.section) || !isTried(span, sentence, text, true)) continue;
    for (const id of kb.treatments.spokenOf(word)) treated.add(id);
  }
  return [...treated];
}

const SKIP = /^(?:skip|omit|bypass)/i;

function isTreated({ mention, status, stated, cue }: Statement, text: string): boolean {
  const isOurs = mention.kind === 'drug';
  // "Prefers to skip hydrea": a pause of what was never taken.
  const isSkipped = status === 'held' && cue !== undefined && SKIP.test(text.slice(cue.start, cue.end));
  if (isSkipped) return isTried(mention.span, mention.sentence, text, false);
  if (TAKEN.has(status)) return !isOurs || status !== 'active' || stated;
  if (isOurs || mention.kind !== 'medicine' || status === 'other') return false;
  // What is ordered now comes before what waits for it.
  if (status === 'planned') return true;
  const bare = status === 'general' && !stated;
  return !(status === 'general' && stated) && isTried(mention.span, mention.sentence, text, bare);
}

const BEFORE = 80;
const BEHIND = 60;
/** "no response to", "not a candidate for": a denial that tells that it was tried, or that it cannot be. */
const TRIED =
  /\b(?:(?:no|not|n't|never|without|poor|partial|little|minimal|lack of|loss of|lost)(?: (?:a|an|any|much|sustained|adequate|good|real|clinical|currently|felt to be|considered)){0,3} (?:respon\w*|tolerat\w*|benefit\w*|improve\w*|effect\w*|relief|help\w*|control\w*|candidate(?: for)?|suitable|appropriate|efficac\w*)|fail\w*|respon\w*|tolerat\w*|intoler\w*|inadequate\w*|insufficient\w*|refractory|resistant|despite|after|s\/p|prior|previous\w*|past|tried|trial\w*|expos\w*|received|used|taken|treated|stopped|discontinued|d\/c'?d?|off|on|from|lost|loss|reaction\w*|allerg\w*|contraindicat\w*|contra-indicat\w*|avoid\w*|unable|cannot|can't|unsuitable|multiple|several|two|three|both|cycled|history|h\/o|hx|had)\b/gi;
const UNTRIED =
  /\b(?:(?:no|not|n't|never|without|nor|non)(?: (?:yet|been|had|any|a|an|prior|previous|past|ever|other|tried|on|exposure to|exposed to|trial of|trials of|history of|h\/o|failed|received|used|taken|started)){0,4}|na[iï]ve|pre|before|prior to|instead of|rather than|over|vs|versus|than|declin\w*|refus\w*|prefer\w*|discuss\w*|review\w*|consider\w*|offer\w*|option\w*|alternativ\w*|requir\w*|recommend\w*|skip\w*|omit\w*|bypass\w*|(?:rather|wants?|prefer\w*|likes?|asks?|asked|hop(?:es|ed|ing)|keen|request\w*|wish\w*) (?:to )?avoid\w*|candidate for|hesitant|reluctant|den(?:y|ies|ied)|start\w*|wants?|if|or|label\w*|fda|insur\w*|payer\w*|guideline\w*)\b/gi;
const NOUNS =
  /^(?:[-\s/(]{0,2}(?:alpha|α|inhibitors?|inhibition|blockers?|antagonists?|agents?|therap(?:y|ies)|treatments?|drugs?|medications?|class)\b){0,3}/i;
/** "Biologics clinic", "pre-biologic screen": a word of the house. */
const HOUSE = /^[-\s]{0,2}(?:clinic\b|nurse|service|team|screen|work-?up|blood|coordinator|registry|mdt|pathway)/i;
const UNTRIED_BEHIND =
  /^[-\s:,(]{0,3}(?:(?:was|were|is|are|but|also|currently|have|has|been) ){0,3}(?:na[iï]ve|declin|refus|not (?:yet |been |ever )?(?:tried|used|started|given|required|needed|necessary|wanted|taken|failed|trialled|covered)|never|untried|none|no\b(?! (?:longer|response|benefit|effect|help|improvement))|vs\b|or\b|versus|discuss|offer|consider|requir|prefer|first\b|deferred|denied|option|before|prior auth)/i;
const TRIED_BEHIND =
  /^[-\s:,(]{0,3}(?:(?:was|were|is|are|but|also|relatively|absolutely|currently|have|has|been|both|all|primary|secondary) ){0,3}(?:IR\b|fail|experienced|expos|refractory|respon|inadequate|non-?respon|contraindicat|contra-indicat|inadvis|not (?:tolerat|appropriate|suitable|advis|an? |safe|effective|respon|work|help|indicated|recommended)|unsuitable|preclud|avoid|stopp|intoler|tried|lost|LOR\b|(?:month \d+ |trial )?shows? (?:nothing|no\b)|no (?:longer|response|benefit|effect|help|improvement)|ineffective|x ?\d|without (?:benefit|response|effect))/i;

/** "requires TNF failure", "no prior TNF exposure": what stands behind it is somebody's rule, or denied. */
const WANTED = /\b(?:requir|label|fda|insur|payer|until|unless)/i;
const DENIED = /(?:\b(?:no|not|never|without)|n't)(?: (?:prior|previous|any|past|a|an|known)){0,2}\s+$/i;

/** Whether what stands beside a name tells that it was tried; the words behind it count before those that lead to it. */
function isTried({ start, end }: Span, sentence: Span, text: string, otherwise: boolean): boolean {
  if (/na[iï]ve$/i.test(text.slice(start, end))) return false;
  const behind = text.slice(end, Math.min(end + BEHIND, sentence.end)).replace(NOUNS, '');
  const before = text.slice(Math.max(sentence.start, start - BEFORE), start);
  if (HOUSE.test(behind) || UNTRIED_BEHIND.test(behind)) return false;
  if (TRIED_BEHIND.test(behind)) return !WANTED.test(before) && !DENIED.test(before);
  const [tried, untried] = [lastOf(TRIED, before), lastOf(UNTRIED, before)];
  return tried === untried ? otherwise : tried > untried;
}

/** Where the last match ends; of two that end together the longer one counts. */
function lastOf(pattern: RegExp, text: string): number {
  const last = [...text.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length + last[0].length / (2 * BEFORE) : 0;
}
