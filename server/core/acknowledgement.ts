import { consideredIn } from './considered-line';
import type { KnowledgeBase } from './kb';
import { readBlock } from './read-block';
import { decidingWord } from './reading/smoking';
import type { Acknowledgement, Noted, Sig } from './types';

/** Reads a "Considered" line; offsets count from its start. */
export function readAcknowledgement(text: string, kb: KnowledgeBase): Acknowledgement | undefined {
  const found = consideredIn(text);
  if (!found) return undefined;
  const { lead, head, rule, facts, reason } = found;
  const from = lead.length + head.length;
  return {
    line: { start: 0, end: text.length },
    span: { start: lead.length, end: text.trimEnd().length },
    factsAt: { start: from, end: from + facts.length },
    rule: rule.toLowerCase(),
    facts,
    // A blank that is still to be filled is no reason.
    ...(reason.trim() !== '' && !reason.includes('***') && { reason: reason.trim() }),
    noted: notedIn(facts, kb),
  };
}

/** The facts that words come to: concepts, values and doses, whatever their order. */
export function notedIn(text: string, kb: KnowledgeBase): Noted[] {
  const { statements, labs, mentions, person, claims, tobacco } = readBlock(text, NOWHERE, kb);
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const stopped = new Set(statements.flatMap((it) => (it.status === 'stopped' ? [it.mention.concept] : [])));
  const smoking = decidingWord(tobacco?.said ?? []);
  return [
    // Each fact for itself: "azathioprine, adalimumab stopped" is one that is taken.
    ...text.split(',', MOST).flatMap((it) => medicinesIn(it, stopped, kb)),
    ...mentions.flatMap(({ kind, concept, span, assertion }): Noted[] => {
      const isOwn = assertion.existence !== 'negated' && assertion.experiencer === 'patient';
      return kind === 'problem' && isOwn ? [{ kind, name: concept, words: words(span) }] : [];
    }),
    ...labs.map((it): Noted => ({ kind: 'lab', name: it.test, value: it.value, words: words(it.span) })),
    ...person.flatMap((it) =>
      PERSON.flatMap((name): Noted[] => {
        const found = it[name];
        return found ? [{ kind: 'person', name, value: found.value, words: words(found.span) }] : [];
      }),
    ),
    ...claims.map((it): Noted => ({ kind: 'claim', name: it.claim, words: words(it.span) })),
    ...(smoking && smoking.value !== 'never'
      ? [{ kind: 'smoking', name: 'smoking', value: smoking.value, words: words(smoking.span) } as const]
      : []),
  ].slice(0, MOST);
}

/** More facts than any line names. */
const MOST = 99;

function medicinesIn(text: string, stopped: ReadonlySet<string>, kb: KnowledgeBase): Noted[] {
  return readBlock(text, NOWHERE, kb).statements.flatMap(({ mention: { kind, concept, span }, sig, status }) => {
    const isLeft = status === 'stopped' || status === 'negated';
    if (kind !== 'drug' && (kind !== 'medicine' || isLeft)) return [];
    return [
      {
        ...{ kind, name: concept, words: text.slice(span.start, span.end) },
        ...(sig && { dose: doseOf(sig) }),
        ...(stopped.has(concept) && { stopped: true as const }),
      },
    ];
  });
}

const doseOf = ({ amount, perDay }: Sig) => ({ amount, ...(perDay !== undefined && { perDay }) });

const NOWHERE = { section: 'none', monthFirst: true } as const;
const PERSON = ['age', 'childPugh', 'weight'] as const;
