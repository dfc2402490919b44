import type { Regimen, SectionId, Sig, Statement, Text } from '../../core/types';
import { inView } from './in-view';

/** A dose that the note gives as the present one. */
export interface CurrentDose {
  statement: Statement;
  sig: Sig;
  place: 'told' | 'list' | 'plan';
  /** Its own words say that it goes on. */
  kept: boolean;
}

/** The doses in mg that one drug has now by the words of the note, in its order; what an order changes is left out. */
export function currentDoses(regimen: Regimen, text: Text): CurrentDose[] {
  const said = inView(regimen).filter((it) => it.sig?.unit === 'mg' && PLACES[it.mention.section]);
  const changes = said.filter((it) => isChange(it, text));
  const current = said.flatMap((statement): CurrentDose[] => {
    const { sig, mention } = statement;
    const place = PLACES[mention.section];
    if (!sig || !place || changes.includes(statement) || !isPresent(statement, text)) return [];
    if (changes.some((it) => it.sig && !differ(it.sig, sig, text))) return [];
    const before = text.slice(Math.max(mention.sentence.start, sig.span.start - LEAD), sig.span.start);
    return [{ statement, sig, place, kept: isKept(statement, text) || NOW.test(before) }];
  });
  const turn = current.findLast((it) => it.place === 'told' && TURN.test(cueOf(it.statement, text)));
  // A story ends with the dose that it came to last.
  return current.filter((it) => it.place !== 'told' || !turn || !isBefore(it, turn) || !differ(it.sig, turn.sig, text));
}

const LEAD = 60;
/** "Current treatment: X 4 mg". */
const NOW = /\bcurrent(?:ly)? (?:on|treatment|medicat\w{1,4}|meds|therapy|dose|drugs?|dmards?)\b[^.;\n]{0,40}$/i;

const isBefore = (a: CurrentDose, b: CurrentDose) => a.sig.span.start < b.sig.span.start;

const PLACES: Partial<Record<SectionId, CurrentDose['place']>> = {
  none: 'told',
  history: 'told',
  interval: 'told',
  problem: 'told',
  other: 'told',
  medications: 'list',
  assessment: 'plan',
  plan: 'plan',
};

const KEPT =
  /^(?:to |will )?(?:continu|cont\b|cont['.]|c\/w|carry on|keep|stay|remain|maintain|unchanged|no change|[:-] no change|same|refill|renew|currently|current|now|still|ongoing|presently|at present)/i;
const CHANGED =
  /^(?:was |were )?(?:increas|reduc|decreas|lower|switch|chang|transition|moved|start|initiat|commenc|began|added|restart|resum|re-start)/i;

const TURN = new RegExp(`${CHANGED.source}|^now\\b|^currently\\b`, 'i');

const cueOf = ({ cue }: Statement, text: Text) => (cue ? text.slice(cue.start, cue.end) : '');

/** "Continue", or what the patient says of today. */
const isKept = (it: Statement, text: Text): boolean =>
  KEPT.test(cueOf(it, text)) ||
  /\b(?:reports?|states|confirms|confirmed) (?:\w+ ){0,2}$/i.test(
    text.slice(it.mention.sentence.start, it.mention.span.start),
  );

/** An order of another dose, or what the plan says was done today. */
function isChange(it: Statement, text: Text): boolean {
  if (it.status === 'planned' || it.status === 'proposed') return it.stated && !KEPT.test(cueOf(it, text));
  return it.status === 'active' && PLACES[it.mention.section] === 'plan' && CHANGED.test(cueOf(it, text));
}

/** Words before a dose, or right behind it, that make it another time's, a rule's, or a mistake that the note knows of. */
const ELSEWHEN =
  /\b(?:was|were|had|initial(?:ly)?|original(?:ly)?|former(?:ly)?|earlier|previous(?:ly)?|prior|before|until|till|used to|at (?:that|the) time|(?<!(?:year|yr)s?[- ])old|first|then|after|next|followed|later|once|when|if|from|starting|start|goal|target|max(?:imum)?|recommend\w*|label(?:led|ed)?|usual|standard|approved|limit|trial|study|should|could|would|consider|option|vs|versus|instead|rather|equivalent|supposed|says|letter|leaflet|template|prescribed|mistake\w*|error|wrong|actually|missed|forgot|half|split|alternat\w+|some(?:times| days)|occasionally|tried|steps?|stepped|stepping|increas\w+|decreas\w+|reduc\w+|taper\w*|titrat\w+|escalat\w+|chang\w+|switch\w*|up to|down to|up on|down on|go(?:ing)? (?:up|down)|lower\w*|rais\w+|bump\w*|cut\w*)\b|→|->/i;
/** A change that is behind: the dose after it is the present one. */
const SINCE = /^.*\b(?:now|currently|since)\b/is;
const OTHER_YEAR = /(?:\bin |\bfrom |\/ ?|^[ ,(]{1,2})(?:19|20)\d\d\b/i;
const OPEN = /\b(?:since|started|start date|as of)\b[^,;)\n]*/i;
const OLD = /\b(?:old|previous|prior|last|earlier) (?:plan|note|visit|med|list|letter|regimen|a\/p)/i;
const BEHIND =
  /^[^.;\n]{0,3}(?:instead|before|until|till|at first|initially|then|prior|previously|in (?:19|20)\d\d|for \d)/i;

function isPresent(it: Statement, text: Text): boolean {
  if (it.status !== 'active' && it.status !== 'planned') return false;
  const { sig, mention, status, period } = it;
  if (!sig || sig.amountHigh !== undefined || sig.prn || sig.single || period?.at) return false;
  if (PLACES[mention.section] === 'list' && isUnderEnded(mention.span.start, text)) return false;
  const end = sig.frequency ? Math.max(sig.frequency.end, sig.span.end) : sig.span.end;
  const before = text.slice(mention.sentence.start, Math.min(sig.span.start, mention.span.start));
  const clause = before.split(CLAUSE).at(-1) ?? '';
  const between = text.slice(Math.min(mention.span.end, sig.span.start), sig.span.start);
  const behind = text.slice(end, Math.max(end, mention.sentence.end)).slice(0, REACH);
  if (OLD.test(before) || [clause, behind].some((it) => OTHER_YEAR.test(it.replace(OPEN, '')))) return false;
  if (BEHIND.test(behind)) return false;
  const own = `${clause}${between}`.replace(CHANGED.test(cueOf(it, text)) ? cueOf(it, text) : '', '');
  if (ELSEWHEN.test(own.replace(SINCE, ''))) return false;
  // An order without a verb is a new dose where the lines around it speak of one.
  if (status !== 'planned') return true;
  return !AROUND.test(text.slice(Math.max(0, sig.span.start - 200), end + 100));
}

/** A list's own heading says that all below it is over. */
function isUnderEnded(at: number, text: Text): boolean {
  const lines = text
    .slice(Math.max(0, at - 400), at)
    .split('\n')
    .slice(0, -1);
  const heading = lines.findLast((it) => it.trimEnd().endsWith(':'));
  return heading !== undefined && /\b(?:discontinued|expired|inactive|stopped|completed|ended)\b/i.test(heading);
}

const REACH = 24;
const CLAUSE = /[,;:]|\b(?:and|but)\b/;
const AROUND =
  /\b(?:increas\w*|decreas\w*|reduc\w*|chang\w*|switch\w*|taper\w*|titrat\w*|escalat\w*|step\w*|start\w*|adjust\w*|lower\w*|higher|rais\w*|halv\w*|doubl\w*|new dose|renal\w*|hepatic|inadequate|insufficient|partial|uncontrolled|not controlled|flar\w*|worse\w*|intoleran\w*|side effects?)\b|→|->/i;

/** True for another amount, or another frequency; "10 mg a day" and "5 mg BID" are one dose. */
export function differ(a: Sig, b: Sig, text: Text): boolean {
  const [often, seldom] = [oftenOf(a), oftenOf(b)];
  if (often === seldom) return a.amount !== b.amount;
  if (often === undefined || seldom === undefined) {
    const [bare, whole] = often === undefined ? [a, b] : [b, a];
    const behind = text.slice(bare.span.end, bare.span.end + 60);
    // "15 mg tablet", but "15 mg tablet, take 1 tablet (15 mg total)".
    const isStrength = /^.?(?:tab|cap)/i.test(behind) && !/\btakes? (?:1|one)\b|mg total\)/i.test(behind);
    return !isStrength && bare.amount !== whole.amount && bare.amount !== whole.amount * (whole.perDay ?? 1);
  }
  const isDaily = [a, b].some((it) => it.perDay === 1 && TOTAL.test(wordsOf(it, text)));
  return !(isDaily && a.amount * often === b.amount * seldom) && !areParts(wordsOf(a, text), wordsOf(b, text));
}

const MOST_SELDOM = 0.5;
/** A longer interval is a test's or a visit's. */
const oftenOf = ({ perDay }: Sig) => (perDay !== undefined && perDay >= MOST_SELDOM ? perDay : undefined);

export const wordsOf = ({ frequency }: Sig, text: Text) =>
  frequency ? text.slice(frequency.start, frequency.end).toLowerCase() : '';
const TOTAL = /\/|\ba day|per day/;
const MORNING = /morning|am\b|breakfast|mane|\bom\b/;
const EVENING = /evening|night|pm\b|qhs|bed|dinner|supper|nocte/;

/** "5 mg in the morning" and "10 mg at night". */
export const areParts = (a: string, b: string): boolean =>
  (MORNING.test(a) && EVENING.test(b)) || (EVENING.test(a) && MORNING.test(b));
