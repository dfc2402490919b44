import type { Analysis, Finding, Mention, Regimen, Rule, Span } from '../core/types';
import { rules } from '../rules';
import { isGraded } from '../rules/shared/certainty';
import { covers, type Feature, type Snapshot } from './feature';
import { renderExplanation } from './render-explanation';

/** What the rules say of one mention, what they do not say, and why. */
export interface Explanation {
  mention: Mention;
  /** The regimen that the mention is part of; `checked` is false for what is stopped, denied or someone else's. */
  regimen?: Regimen;
  checked: boolean;
  spoke: readonly { rule: Rule; finding: Finding }[];
  silent: readonly { rule: Rule; why: string }[];
}

export const explain: Feature<'jakNotes/explain'> = {
  method: 'jakNotes/explain',
  capabilities: {},
  empty: null,

  provide(snapshot, { position }) {
    const found = explainAt(snapshot, snapshot.document.offsetAt(position));
    return found ? renderExplanation(found, snapshot) : null;
  },
};

/**
 * The mention or dose at an offset, else the first drug of its line, else its first mention; of a whole line the drug goes
 * first. Nothing where the line names nothing that we read.
 */
export function explainAt(snapshot: Snapshot, offset: number, wholeLine = false): Explanation | undefined {
  const { analysis } = snapshot;
  const mention = (wholeLine ? undefined : mentionUnder(snapshot, offset)) ?? mentionOnLine(snapshot, offset);
  if (!mention) return undefined;
  const regimen = [...analysis.regimens, ...analysis.others].find((it) =>
    it.statements.some(({ mention: own }) => own.span.start === mention.span.start),
  );
  const checked = regimen !== undefined && analysis.regimens.includes(regimen);
  const spans = regimen ? spansOf(regimen) : [mention.span];
  const spoke = rules.flatMap((rule) =>
    snapshot.findings
      .filter((it) => it.rule === rule.id && [it.span, ...it.because].some((span) => touches(span, spans)))
      .map((finding) => ({ rule, finding })),
  );
  const said = new Set(spoke.map((it) => it.rule.id));
  const silent = regimen ? rules.filter((it) => !said.has(it.id)) : [];
  return {
    mention,
    ...(regimen && { regimen }),
    checked,
    spoke,
    silent: checked && regimen ? silent.map((rule) => ({ rule, why: whyNot(rule, regimen, snapshot) })) : [],
  };
}

const mentionUnder = ({ analysis }: Snapshot, offset: number): Mention | undefined =>
  analysis.mentions.find(({ span }) => covers(span, offset)) ?? mentionOfDose(analysis, offset);

function mentionOnLine({ analysis, document }: Snapshot, offset: number): Mention | undefined {
  const { line } = document.positionAt(offset);
  const near = analysis.mentions.filter(({ span }) => document.positionAt(span.start).line === line);
  return near.find((it) => it.kind === 'drug') ?? near[0];
}

const mentionOfDose = ({ regimens, others }: Analysis, offset: number): Mention | undefined =>
  [...regimens, ...others].flatMap((it) => it.statements).find(({ sig }) => sig && covers(sig.span, offset))?.mention;

const spansOf = ({ statements }: Regimen): Span[] =>
  statements.flatMap(({ mention, sig }) => [mention.span, ...(sig ? [sig.span] : [])]);

const touches = (span: Span, spans: readonly Span[]) =>
  spans.some((it) => span.start <= it.end && it.start <= span.end);

function whyNot(rule: Rule, regimen: Regimen, snapshot: Snapshot): string {
  const { analysis, kb, settings } = snapshot;
  const chosen = settings.rules[rule.id] ?? kb.house.rules.get(rule.id)?.loudness;
  if (chosen === 'off') return 'It is switched off.';
  if (regimen.status === 'held' && rule.id !== 'lab-threshold') return 'The drug is on hold.';
  if (isHidden(rule, regimen, snapshot))
    return 'Its evidence is less certain than the setting jakNotes.minCertainty asks.';
  return rule.silence?.(regimen, analysis, kb, settings) ?? 'Nothing in the note meets it.';
}

function isHidden(rule: Rule, regimen: Regimen, { analysis, kb, settings }: Snapshot): boolean {
  if (settings.minCertainty === 'any' || !isGraded(rule.id)) return false;
  const found = [...rule.check(analysis, kb, settings, [])];
  return found.some((it) => touches(it.span, spansOf(regimen)));
}
