import { consider } from '../core/considered';
import type { KnowledgeBase } from '../core/kb';
import type { Analysis, Finding, Rule, Settings } from '../core/types';
import { abbreviation } from './abbreviation';
import { acknowledgementStale } from './acknowledgement-stale';
import { allergy } from './allergy';
import { blank } from './blank';
import { boxedRisk } from './boxed-risk';
import { claim } from './claim';
import { combination } from './combination';
import { contradiction } from './contradiction';
import { contraindication } from './contraindication';
import { decimal } from './decimal';
import { doseAge } from './dose-age';
import { doseDuration } from './dose-duration';
import { doseForm } from './dose-form';
import { doseFrequency } from './dose-frequency';
import { doseHepatic } from './dose-hepatic';
import { doseInteraction } from './dose-interaction';
import { doseMax } from './dose-max';
import { doseMissing } from './dose-missing';
import { dosePlatelets } from './dose-platelets';
import { doseRenal } from './dose-renal';
import { doseUnit } from './dose-unit';
import { doseUnlabelled } from './dose-unlabelled';
import { drugName } from './drug-name';
import { evidenceDose } from './evidence-dose';
import { evidencePopulation } from './evidence-population';
import { indicationMissing } from './indication-missing';
import { infection } from './infection';
import { interaction } from './interaction';
import { labThreshold } from './lab-threshold';
import { liveVaccine } from './live-vaccine';
import { monitoringMissing } from './monitoring-missing';
import { monitoringOverdue } from './monitoring-overdue';
import { offLabel } from './off-label';
import { perioperative } from './perioperative';
import { placeInTherapy } from './place-in-therapy';
import { precaution } from './precaution';
import { pregnancy } from './pregnancy';
import { screeningMissing } from './screening-missing';
import { isCertain } from './shared/certainty';
import { stopAbrupt } from './stop-abrupt';

/** All rules, in the order in which people read their findings. A rule is one file here and one line there. */
export const rules: readonly Rule[] = [
  doseMax,
  doseUnlabelled,
  doseFrequency,
  doseForm,
  doseRenal,
  doseHepatic,
  doseInteraction,
  doseDuration,
  doseAge,
  dosePlatelets,
  doseMissing,
  doseUnit,
  contradiction,
  contraindication,
  interaction,
  combination,
  liveVaccine,
  pregnancy,
  infection,
  labThreshold,
  boxedRisk,
  precaution,
  allergy,
  stopAbrupt,
  perioperative,
  offLabel,
  placeInTherapy,
  evidencePopulation,
  evidenceDose,
  claim,
  indicationMissing,
  screeningMissing,
  monitoringMissing,
  monitoringOverdue,
  abbreviation,
  decimal,
  drugName,
  acknowledgementStale,
  blank,
];

/** All findings of a note, by place and then by rule. A rule that breaks is reported by name, and the others speak. */
export function check(
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
  onFailure: (rule: string, error: unknown) => void = () => {},
): Finding[] {
  if (!analysis.isAbout) return [];
  const order = new Map(rules.map((it, index) => [it.id, index]));
  const findings: Finding[] = [];
  for (const rule of rules) findings.push(...run(rule, analysis, kb, settings, findings, onFailure));
  return consider(findings, analysis, kb)
    .filter((it) => isCertain(it, settings.minCertainty, kb))
    .sort((a, b) => a.span.start - b.span.start || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
}

function run(
  rule: Rule,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
  found: readonly Finding[],
  onFailure: (rule: string, error: unknown) => void,
): Finding[] {
  const house = settings.rules[rule.id] ? undefined : kb.house.rules.get(rule.id);
  const chosen = settings.rules[rule.id] ?? house?.loudness;
  if (chosen === 'off') return [];
  try {
    return [...rule.check(analysis, kb, settings, found)].map((it) => ({
      rule: rule.id,
      ...it,
      ...(chosen && { severity: chosen }),
      ...(house && { house: house.pack }),
    }));
  } catch (error) {
    onFailure(rule.id, error);
    return [];
  }
}
