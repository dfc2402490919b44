import type { Day, Mention, Text } from '../../core/types';

/** A pregnancy, a wish for one, or breast-feeding of today, and not one that is over, far off or asked about. */
export function isExpecting({ span, sentence, year }: Mention, text: Text, today: Day | undefined): boolean {
  const before = text.slice(Math.max(sentence.start, span.start - REACH), span.start);
  const behind = text.slice(span.end, Math.min(sentence.end, span.end + REACH));
  // "EDD 3/2027" is to come.
  const isOld = year !== undefined && !(today && `${year}` >= today.slice(0, 4));
  return !isOld && !ENDED.test(before) && !OVER.test(behind);
}

const REACH = 60;
const ENDED =
  /\b(?:ectopic|tubal|molar|must not become|not become|avoid becoming|unsure if|last|previous|prior|first|second|third|every|each|any|between|since|after|before|during|for|in|if|when|until|stopped|finished|quit|weaned|done|considering|discussed|future|prevent|avoid|no longer|not|plans?|planning|lost|(?:termination|loss|end) of)\s+(?:with\s+)?(?:an?\s+|her\s+|the\s+)?$/i;
const OVER =
  /^(?:[^.;\n:?]{0,24}[:?]\s*(?:no|none|nil|n\/a|neg\w*|n|denie[sd]|not)\b(?!\s+\w)|\s*[-–]\s*(?:no|none|nil|neg\w*)\b|\s*(?:was|has|had)?\s*(?:been\s+)?(?:until|stopped|ended|finished|discontinued|completed|terminated|undesired|unwanted|prevented|lost|loss|status|intent\w*|plans|miscarried)\b|[^.;\n]{0,12}\b(?:in|next|within)\s+(?:the\s+)?(?:next\s+)?(?:(?:\d+|one|two|three|a few|few|several|couple of)(?:\s?(?:-|to)\s?\d+)?\s+)?(?:years?|yrs?)\b|[^.;\n]{0,12}\b(?:someday|one day|eventually|later|in (?:the )?future|at some point)\b)/i;
