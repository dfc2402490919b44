import type { KnowledgeBase } from '../kb';
import type { Analysis, PersonReading, Statement } from '../types';

type Outcome = PersonReading['prior'][number]['outcome'];

/** The treatments that are over and how each ended, in the order of the text. */
export function readPrior({ statements, note }: Analysis, kb: KnowledgeBase): PersonReading['prior'] {
  const text = String(note.text);
  const own = statements.filter((it) => it.mention.kind !== 'class' && it.status !== 'other');
  const tabled = OUTCOMES.test(text);
  const together = sharedOf(own, text);
  const outcomes = new Map<string, Outcome>();
  own.forEach((it, index) => {
    const { concept } = it.mention;
    const [before, next] = [own[index - 1], own[index + 1]];
    const outcome = kb.courses.has(concept)
      ? undefined
      : (together[index] ?? outcomeOf(it, before, next, { text, tabled }));
    const known = outcomes.get(concept);
    if (outcome && (known === undefined || WEIGHT[outcome] > WEIGHT[known])) outcomes.set(concept, outcome);
    else if (it.status === 'active' && it.stated && known && WEIGHT[known] < 2) outcomes.delete(concept);
  });
  return [...outcomes].map(([medicine, outcome]) => ({ medicine, outcome }));
}

/** "X, Y and Z all failed": what is said of all of a list. */
function sharedOf(own: readonly Statement[], text: string): (Outcome | undefined)[] {
  const shared: (Outcome | undefined)[] = own.map(() => undefined);
  for (let index = own.length - 1; index >= 0; index--) {
    const { mention } = own[index] as Statement;
    const next = own[index + 1];
    const behind = text.slice(mention.span.end, next?.mention.span.start ?? mention.sentence.end);
    if (/^\s*(?:have\s|had\s|were\s)?(?:both|all)\s+failed\b/i.test(behind)) shared[index] = 'failed';
    else if (/^\s*(?:,|and|&|, and)\s*$/i.test(behind)) shared[index] = shared[index + 1];
  }
  return shared;
}

const WEIGHT: Readonly<Record<Outcome, number>> = { unknown: 0, stopped: 1, failed: 2, intolerant: 2 };

const INTOLERANT =
  /\b(?:intoleran\w*|rxns?|hives|urticaria|angio-?o?edema|pruritus|pancreatitis|nause(?:ous|ated)|deranged LFTs?|(?:raised|abnormal) (?:LFTs?|ALT|transaminases|liver enzymes)|(?:neutro|thrombocyto|pancyto)penia|forced (?:us|him|her|them|me) to (?:stop|quit)|not tolerate\w*|n't tolerate\w*|side effects?|adverse|toxicity|hypersensitivity|allerg\w+|anaphyla\w+|reactions?|nausea|vomiting|rash|headaches?|mouth ulcers|transaminitis|hepatotoxicity|elevated (?:LFTs?|transaminases|liver enzymes)|LFT elevation|cytopenia|leu[ck]openia|could not tolerate|poorly tolerated|(?:hair|weight) loss|GI upset|diarrh\w+)\b/i;
const FAILED =
  /\b(?:fail\w*|inadequate\w*|insufficient|incomplete|non-?respon\w*|no (?:response|benefit|effect|improvement)|refractory|unresponsive|lost (?:response|efficacy|effect)|loss of (?:response|efficacy)|ineffective\w*|inefficacy|lack of (?:efficacy|response|benefit)|did(?: not|n't) (?:work|help|respond)|not (?:effective|responding)|stopped working|wore off|IR|LOR|PNR|SNR|(?:primary|secondary) loss|no help|progress(?:ed|ion) (?:on|through))\b|\bwithout (?:benefit|response|effect|improvement)\b/i;
/** What ended for a reason that nobody knows. */
const UNKNOWN = /\b(?:why|reason unknown|unclear why|unknown reason)\b/i;
const STOPPED =
  /\b(?:stop\w*|discontinu\w*|d\/?c'?e?d|ceased|came off|off|weaned off|withdrawn|quit|held|ended|finished|completed|switched|changed)\b/i;

interface Note {
  text: string;
  /** It has a table of treatments and their outcomes. */
  tabled: boolean;
}

function outcomeOf(
  it: Statement,
  before: Statement | undefined,
  next: Statement | undefined,
  { text, tabled }: Note,
): Outcome | undefined {
  const { mention, status, cue } = it;
  const suffix = text.slice(mention.span.end, mention.span.end + 16);
  if (/^[- ]?IR\b/.test(suffix)) return 'failed';
  if (/^[- ]?intoleran/i.test(suffix)) return 'intolerant';
  if (status === 'allergy') return isTaken(it, text) ? undefined : 'intolerant';
  if (isNewOne(it, before, text)) return undefined;
  const said = cue ? text.slice(cue.start, cue.end) : '';
  if (isInResponders(it, text)) return 'failed';
  const told = status === 'stopped' || status === 'negated' ? undefined : toldOf(behindOf(it, next, text), it, tabled);
  if (told) return told;
  const led = LEADS.exec(aheadOf(it, before, text))?.[0];
  if (status !== 'stopped' && !led && !(FAILED.test(said) || INTOLERANT.test(said))) return undefined;
  return judged(behindOf(it, next, text), said, aheadOf(it, before, text));
}

/** Its own words first, then the verb that governs it, then what leads to it. */
function judged(behind: string, said: string, ahead: string): Outcome {
  for (const words of [behind, said, ahead]) {
    if (INTOLERANT.test(words)) return 'intolerant';
    if (FAILED.test(words)) return 'failed';
  }
  if (UNKNOWN.test(behind)) return 'unknown';
  return [behind, said].some((it) => STOPPED.test(it)) ? 'stopped' : 'unknown';
}

/** "refractory to X", "progressed on X". */
const LEADS = /\b(?:refractory|resistant|unresponsive|intolerant) to\s+$|\bprogress(?:ed|ion) (?:on|through)\s+$/i;

/** "Allergies: NKDA. Tolerates X": on the line of allergies, and yet taken. */
const isTaken = ({ mention, sig }: Statement, text: string) =>
  sig !== undefined || TAKEN.test(text.slice(mention.sentence.start, mention.span.start));

const TAKEN =
  /^\W*(?:(?:is|now|currently|still|pt|patient|she|he)\s)?on\b|\b(?:takes|taking|tolerat\w+|continues|started|using|uses|currently)\b/i;

/** "switched from X to Y due to": what follows tells of X. */
function isNewOne({ mention }: Statement, before: Statement | undefined, text: string): boolean {
  if (!before || before.mention.span.start < mention.sentence.start) return false;
  const between = text.slice(before.mention.span.end, mention.span.start);
  const lead = text.slice(mention.sentence.start, before.mention.span.start);
  return /\bto\s+$/i.test(between) && /\b(?:switch\w*|chang\w*|transition\w*|convert\w*|moved)\b/i.test(lead);
}

/** The words from a name to the next medicine, or to its sentence's end. */
const behindOf = ({ mention }: Statement, next: Statement | undefined, text: string) => {
  const end = next && next.mention.span.start < mention.sentence.end ? next.mention.span.start : mention.sentence.end;
  const words = text.slice(mention.span.end, Math.max(mention.span.end, end));
  // What leads to the next name is not this one's: "X, failed Y".
  if (next && isNewOne(next, { mention } as Statement, text))
    return text.slice(next.mention.span.end, mention.sentence.end);
  if (/^\s*\(/.test(words)) return words.split(')')[0] ?? '';
  return end === mention.sentence.end ? words : (words.split(/[,;]|\band\b/)[0] ?? '');
};

const aheadOf = ({ mention }: Statement, before: Statement | undefined, text: string) => {
  const start = Math.max(mention.sentence.start, before?.mention.span.end ?? 0);
  return text.slice(Math.min(start, mention.span.start), mention.span.start).split(/[,;(]/).at(-1) ?? '';
};

const BRACKET_REACH = 60;

/** "TNF-IR (X, then Y)". */
const isInResponders = ({ mention }: Statement, text: string) => {
  const from = Math.max(mention.sentence.start, mention.span.start - BRACKET_REACH);
  const open = text.slice(from, mention.span.start).split(')').at(-1) ?? '';
  return /\bIR \(/.test(open);
};

const LISTED = /^\s*(?:[:(–→-]|->|(?:infusion|injection)\s+reaction\b)/i;
const TURNED = /\b(?:then|but|later|subsequently|until|forced)\b|\b(?:both|all) (?=failed)/i;
const VERB = /^\s*(?:caused|causing|gave|made|resulted in|led to|failed)\b/i;
/** The head of a table of treatments. */
const OUTCOMES = /\|[ \t]*(?:outcome|response|reason|result)/i;

/** "MTX: rash", "responded to X then lost response": no verb says that it is over, and yet it is. */
function toldOf(behind: string, { sig }: Statement, isOutcomes: boolean): Outcome | undefined {
  const turned = TURNED.exec(behind);
  const listed = LISTED.test(behind) || (isOutcomes && /^\s*\|/.test(behind));
  const words = listed || VERB.test(behind) ? behind : turned ? behind.slice(turned.index) : '';
  if (sig || words === '') return undefined;
  return INTOLERANT.test(words) ? 'intolerant' : FAILED.test(words) ? 'failed' : undefined;
}
