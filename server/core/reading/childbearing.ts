import type { Analysis, Mention, PersonReading, Text } from '../types';
import type { NotePart } from './note-part';

type Childbearing = Pick<PersonReading, 'pregnant' | 'breastFeeding'>;

/** Whether the patient is pregnant or breast-feeds, where the note says so; the last word on it counts. */
export function readChildbearing({ mentions, note }: Analysis, parts: readonly NotePart[]): Childbearing {
  const pregnant =
    parts.map(deliveredOrDue).findLast((it) => it !== undefined) ?? saidOf('pregnancy', mentions, note.text);
  const breastFeeding =
    saidOf('breast-feeding', mentions, note.text) ?? parts.map(nursesNot).findLast((it) => it !== undefined);
  return {
    ...(pregnant !== undefined && { pregnant }),
    ...(breastFeeding !== undefined && { breastFeeding }),
  };
}

const NOT_NOW =
  /\b(?:planned|planning|desired|future|last|previous|prior|prevent|avoid|unplanned|first|during|her|plans|wants|wishes|hopes|hoping|considering|contemplating|discussed|after|before|since|for|between|delay|postpone)(?:\s+a)?\s+$/i;
const ENDED = /\b(?:no longer|stopped|finished|not|never|isn't|denies|quit)\s+(?:currently\s+)?$/i;
/** "breast-feeding stopped in May". */
const OVER = /^\s+(?:was\s|has\s)?(?:stopped|ended|finished|discontinued|completed)\b/i;
/** "Not pregnant, breastfeeding": the denial ends at the comma unless a list goes on. */
const ALONE = /\bnot\s+(?:currently\s+)?pregnant[,;]\s*(?:is\s+|currently\s+|still\s+)?$/i;
const GOES_ON = /^\s*(?:,|or\b|nor\b)/i;
const REACH = 36;

function saidOf(concept: string, mentions: readonly Mention[], text: Text): boolean | undefined {
  let said: boolean | undefined;
  for (const { concept: own, kind, assertion, span, year } of mentions) {
    if (kind !== 'problem' || own !== concept || assertion.experiencer !== 'patient' || year !== undefined) continue;
    const before = text.slice(Math.max(0, span.start - REACH), span.start);
    const { existence, temporality } = assertion;
    const behind = text.slice(span.end, span.end + REACH);
    if (concept === 'breast-feeding' && ALONE.test(before) && !GOES_ON.test(behind)) said = true;
    else if (OVER.test(behind) || ENDED.test(before) || (existence === 'negated' && temporality !== 'hypothetical'))
      said = false;
    else if (existence === 'affirmed' && temporality === 'current' && !NOT_NOW.test(before)) said = true;
  }
  return said;
}

/** "not nursing", "formula feeding". */
function nursesNot({ tokens, own }: NotePart): false | undefined {
  const said = tokens.some(({ key }, at) => {
    const before = tokens[at - 1]?.key ?? '';
    const denied = key === 'nursing' && /^(?:not|longer|stopped|never)$/.test(before);
    return own[at] && (denied || (/^(?:feeding|fed|feeds)$/.test(key) && /^(?:formula|bottle)$/.test(before)));
  });
  return said ? false : undefined;
}

const PARITY_REACH = 8;

/** "G1P0 at 22 wks", "34w2d", "6 weeks postpartum". */
function deliveredOrDue({ tokens, own }: NotePart): boolean | undefined {
  let parity = Number.NEGATIVE_INFINITY;
  let said: boolean | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const key = tokens[at]?.key ?? '';
    if (!own[at]) continue;
    const post =
      key === 'post' && /^(?:partum|natal)$/.test(tokens[tokens[at + 1]?.key === '-' ? at + 2 : at + 1]?.key ?? '');
    if (/^(?:postpartum|postnatal)$/.test(key) || post) said = false;
    if (key === 'g' && tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.key === 'p') parity = at;
    if (tokens[at]?.kind !== 'number' || at - parity > PARITY_REACH || at - parity < 4) continue;
    if (/^(?:w|wk|wks|weeks?)$/.test(tokens[at + 1]?.key ?? '') && !/^(?:ago|post.*)$/.test(tokens[at + 2]?.key ?? ''))
      said = true;
  }
  return said;
}
