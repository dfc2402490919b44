import { splitBlocks } from '../block';
import type { KnowledgeBase } from '../kb';
import { type Term, termAt } from '../lexicon';
import { contextOf, NO_SCOPE, scopeAfter } from '../scope';
import { readSentences } from '../sentence';
import { type Token, tokenize } from '../token';
import type { SectionId } from '../types';

interface Titled {
  section: SectionId;
  heading: string;
}

/** The headings of a text in their order, with the words of each; in a plan also the problems that it goes through. */
export function readSections(text: string, kb: KnowledgeBase): Titled[] {
  let scope = NO_SCOPE;
  return splitBlocks(text).flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const tokens = tokenize(words);
    const { section } = contextOf(scope, words, { label: 'us' });
    const { headings } = readSentences(kb.lexicon, words, tokens, section);
    scope = scopeAfter(scope, { headings, dates: [], isRow: false }, words);
    const named = headings.map((it) => ({ section: it.section, heading: trimmed(words.slice(it.start, it.end)) }));
    if (named.length > 0 || !PLANS.has(section)) return named;
    const problem = problemAt(words, tokens, kb);
    return problem ? [{ section: 'problem' as const, heading: problem }] : [];
  });
}

const PLANS: ReadonlySet<SectionId> = new Set(['assessment', 'plan', 'problem']);

/** Without the marks behind its words. */
function trimmed(heading: string): string {
  let end = heading.length;
  while (end > 0 && /[\s:_*-]/.test(heading.charAt(end - 1))) end--;
  return heading.slice(0, end);
}

const NUMBER = /^\s{0,8}(?:#{1,4}\s?\d{0,2}[.):]?|\d{1,2}[.)])\s/;
const MOST_WORDS = 6;

/** "# ILD" alone in its line, "2. Osteopenia: vit D", "#1 Ulcerative colitis:". */
function problemAt(line: string, tokens: readonly Token[], kb: KnowledgeBase): string | undefined {
  const number = NUMBER.exec(line)?.[0];
  if (!number) return undefined;
  const colon = line.indexOf(':', number.length);
  const isTitle = colon < 0 && number.includes('#') && !/[.;,]/.test(line.slice(number.length));
  if (colon < 0 && !isTitle) return undefined;
  const end = colon < 0 ? line.length : colon;
  const name = line.slice(number.length, end).trim();
  const own = tokens.filter((it) => it.start >= number.length && it.end <= end);
  if (own.length === 0 || own.length > MOST_WORDS || own.some((it) => VERB.test(it.key))) return undefined;
  return own.some((it) => isDrug(termAt(kb.lexicon.words, line, tokens, tokens.indexOf(it)))) ? undefined : name;
}

const VERB =
  /^(?:continue|start|stop|hold|increase|decrease|check|repeat|follow|refer|consider|given|counsel\w*|vaccin\w*|discuss\w*|reviewed|safety|monitoring|education|labs?|imaging|contraception|prevention|maintenance|dispo|disposition|code|diet|ppx|prophylaxis)$/;

const isDrug = (term: Term | undefined) =>
  term?.entries.some(({ kind }) => kind === 'drug' || kind === 'class') === true;
