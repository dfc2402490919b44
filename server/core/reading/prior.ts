import type { KnowledgeBase } from '../kb';
import type { Analysis, PersonReading, Statement, Text } from '../types';

type Outcome = PersonReading['prior'][number]['outcome'];

/** The treatments that are over and how each ended, in the order of the text. */
export function readPrior({ statements, note: { text } }: Analysis, kb: KnowledgeBase): PersonReading['prior'] {
  const own = statements.filter((it) => it.mention.kind !== 'class' && it.status !== 'other');
  const outcomes = new Map<string, Outcome>();
  own.forEach((it, index) => {
    const { concept } = it.mention;
    const outcome = kb.courses.has(concept) ? undefined : outcomeOf(it, own[index - 1], own[index + 1], text);
    const known = outcomes.get(concept);
    if (outcome && (known === undefined || WEIGHT[outcome] > WEIGHT[known])) outcomes.set(concept, outcome);
    else if (it.status === 'active' && it.stated && known && WEIGHT[known] < 2) outcomes.delete(concept);
  });
  return [...outcomes].map(([medicine, outcome]) => ({ medicine, outcome }));
}

const WEIGHT: Readonly<Record<Outcome, number>> = { unknown: 0, stopped: 1, failed: 2, intolerant: 2 };

const INTOLERANT =
  /\b(?:intoleran\w*|not tolerate\w*|n't tolerate\w*|side effects?|adverse|toxicity|hypersensitivity|allerg\w+|anaphyla\w+|reactions?|nausea|vomiting|rash|headaches?|mouth ulcers|transaminitis|hepatotoxicity|elevated (?:LFTs?|transaminases|liver enzymes)|LFT elevation|cytopenia|leu[ck]openia|could not tolerate|poorly tolerated|(?:hair|weight) loss|GI upset|diarrh\w+)\b/i;
const FAILED =
  /\b(?:fail\w*|inadequate\w*|insufficient|incomplete|non-?respon\w*|no (?:response|benefit|effect|improvement)|refractory|unresponsive|lost (?:response|efficacy|effect)|loss of (?:response|efficacy)|ineffective\w*|inefficacy|lack of (?:efficacy|response|benefit)|did(?: not|n't) (?:work|help|respond)|not (?:effective|responding)|stopped working|wore off|IR)\b|\bwithout (?:benefit|response|effect|improvement)\b/i;
const STOPPED =
  /\b(?:stop\w*|discontinu\w*|d\/?c'?e?d|ceased|came off|taken off|weaned off|withdrawn|quit|held|ended|finished|completed|switched|changed)\b/i;

function outcomeOf(it: Statement, before: Statement | undefined, next: Statement | undefined, text: Text) {
  const { mention, status, cue } = it;
  const suffix = text.slice(mention.span.end, mention.span.end + 16);
  if (/^[- ]?IR\b/.test(suffix)) return 'failed';
  if (/^[- ]?intoleran/i.test(suffix)) return 'intolerant';
  if (status === 'allergy') return 'intolerant';
  const said = cue ? text.slice(cue.start, cue.end) : '';
  if (isInResponders(it, text)) return 'failed';
  const told = status === 'stopped' || status === 'negated' ? undefined : toldOf(behindOf(it, next, text), it);
  if (told) return told;
  if (status !== 'stopped' && !(FAILED.test(said) || INTOLERANT.test(said))) return undefined;
  return judged(behindOf(it, next, text), said, aheadOf(it, before, text));
}

/** Its own words first, then the verb that governs it, then what leads to it. */
function judged(behind: string, said: string, ahead: string): Outcome {
  for (const words of [behind, said, ahead]) {
    if (INTOLERANT.test(words)) return 'intolerant';
    if (FAILED.test(words)) return 'failed';
  }
  return [behind, said].some((it) => STOPPED.test(it)) ? 'stopped' : 'unknown';
}

/** The words from a name to the next medicine, or to its sentence's end. */
const behindOf = ({ mention }: Statement, next: Statement | undefined, text: Text) => {
  const end = next && next.mention.span.start < mention.sentence.end ? next.mention.span.start : mention.sentence.end;
  const words = text.slice(mention.span.end, Math.max(mention.span.end, end));
  // What leads to the next name is not this one's: "X, failed Y".
  if (/^\s*\(/.test(words)) return words.split(')')[0] ?? '';
  return end === mention.sentence.end ? words : (words.split(/[,;]|\band\b/)[0] ?? '');
};

const aheadOf = ({ mention }: Statement, before: Statement | undefined, text: Text) => {
  const start = Math.max(mention.sentence.start, before?.mention.span.end ?? 0);
  return text.slice(Math.min(start, mention.span.start), mention.span.start).split(/[,;(]/).at(-1) ?? '';
};

const BRACKET_REACH = 60;

/** "TNF-IR (X, then Y)". */
const isInResponders = ({ mention }: Statement, text: Text) => {
  const from = Math.max(mention.sentence.start, mention.span.start - BRACKET_REACH);
  const open = text.slice(from, mention.span.start).split(')').at(-1) ?? '';
  return /\bIR \(/.test(open);
};

const LISTED = /^\s*(?:[:(–→-]|->|(?:infusion|injection)\s+reaction\b)/i;
const TURNED = /\b(?:then|but|later|subsequently|until)\b/i;

/** "MTX: rash", "responded to X then lost response": no verb says that it is over, and yet it is. */
function toldOf(behind: string, { sig }: Statement): Outcome | undefined {
  const turned = TURNED.exec(behind);
  const words = LISTED.test(behind) ? behind : turned ? behind.slice(turned.index) : '';
  if (sig || words === '') return undefined;
  return INTOLERANT.test(words) ? 'intolerant' : FAILED.test(words) ? 'failed' : undefined;
}
