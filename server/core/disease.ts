import type { KnowledgeBase } from './kb';
import type { Sentence } from './sentence';
import type { Mention, SectionId } from './types';

const NOT_OURS: ReadonlySet<SectionId> = new Set(['family', 'education', 'review']);
/** What one of these drugs is tried in, beyond the uses that have a name of their own in our facts. */
const DISEASE =
  /\b(?:arthriti\w*|rheumati\w*|rheumatoid|spondyl\w*|\w*colitis|ileitis|pouchitis|inflammatory bowel|dermatitis|dermatosis|dermatoses|eczema\w*|psoria\w*|alopecia|hair loss|vitiligo|lupus|graft|myelofibrosis|polycyth\w*|myeloproliferative|arteritis|vasculitis|\w*myositis|uveitis|scleritis|synovitis|lichen|morphea|scleroderma|sj[oö]gren\w*|sarcoid\w*|pemphig\w*|prurigo|pruritus|itch\w*|leuka?emia|lymphohistiocytosis|autoimmune|auto-?inflammatory|connective tissue disease|eosinophili[ac]\w*|granuloma annulare|polymyalgia|down syndrome|hidradenitis|for (?:(?:her|his|the|their) )?(?:joints?|skin|hair|bowels?|gut))\b/gi;
/** Abbreviations, scores that one disease alone has, and codes of diagnoses. */
const SHORT =
  /\b(?:axSpA|SpA|IBD|GV[Hh]D|GvHD|MPN|JDM|HLH|UCTD|MCTD|VEXAS|CMML|LGL|PMR|HS|DAS-?28|CDAI|SDAI|BASDAI|ASDAS|EASI|SCORAD|PASI|SALT|SLEDAI|[A-TV-Z]\d\d\.\d{1,4})\b/g;
const DENIED =
  /\b(?:no|not|denies|denied|without|negative for|mother|father|sister|brother|daughter|son|aunt|uncle|cousin|grand\w+|family|fhx?|husband|wife)\b[^.;]*$/i;
const BEFORE = 50;

/** Whether a block names a disease of the patient that one of our drugs may be meant for: in doubt, it does. */
export function namesDisease(
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  text: string,
  kb: KnowledgeBase,
): boolean {
  return mentions.some((it) => isUse(it, kb)) || [DISEASE, SHORT].some((it) => isTold(it, sentences, text));
}

const isUse = ({ kind, concept, assertion, section }: Mention, kb: KnowledgeBase): boolean =>
  kind === 'problem' &&
  kb.problems.get(concept)?.indication !== undefined &&
  assertion.experiencer === 'patient' &&
  assertion.existence !== 'negated' &&
  !NOT_OURS.has(section);

function isTold(pattern: RegExp, sentences: readonly Sentence[], text: string): boolean {
  let at = 0;
  for (const { index } of text.matchAll(pattern)) {
    while ((sentences[at]?.end ?? text.length) <= index) at++;
    const sentence = sentences[at];
    if (!sentence || NOT_OURS.has(sentence.section)) continue;
    if (!DENIED.test(text.slice(Math.max(sentence.start, index - BEFORE), index))) return true;
  }
  return false;
}
