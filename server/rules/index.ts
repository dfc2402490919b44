import { consider } from '../core/considered';
import type { KnowledgeBase } from '../core/kb';
import type { Analysis, Finding, Rule, Settings } from '../core/types';
import { abbreviation } from './abbreviation';
import { blank } from './blank';
import { boxedRisk } from './boxed-risk';
import { claim } from './claim';
import { combination } from './combination';
import { contraindication } from './contraindication';
import { decimal } from './decimal';
import { doseAge } from './dose-age';
import { doseForm } from './dose-form';
import { doseFrequency } from './dose-frequency';
import { doseHepatic } from './dose-hepatic';
import { doseInteraction } from './dose-interaction';
import { doseMax } from './dose-max';
import { dosePlatelets } from './dose-platelets';
import { doseRenal } from './dose-renal';
import { doseUnlabelled } from './dose-unlabelled';
import { drugName } from './drug-name';
import { evidenceDose } from './evidence-dose';
import { evidencePopulation } from './evidence-population';
import { labThreshold } from './lab-threshold';
import { monitoringMissing } from './monitoring-missing';
import { offLabel } from './off-label';
import { screeningMissing } from './screening-missing';

/** All rules, in the order in which people read their findings. A rule is one file here and one line there. */
export const rules: readonly Rule[] = [
  doseMax,
  doseUnlabelled,
  doseFrequency,
  doseForm,
  doseRenal,
  doseHepatic,
  doseInteraction,
  doseAge,
  dosePlatelets,
  contraindication,
  combination,
  labThreshold,
  boxedRisk,
  offLabel,
  evidencePopulation,
  evidenceDose,
  claim,
  screeningMissing,
  monitoringMissing,
  abbreviation,
  decimal,
  drugName,
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
  const findings = rules.flatMap((rule) => run(rule, analysis, kb, settings, onFailure));
  return consider(findings, analysis, kb).sort(
    (a, b) => a.span.start - b.span.start || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0),
  );
}

function run(
  rule: Rule,
  analysis: Analysis,
  kb: KnowledgeBase,
  settings: Settings,
  onFailure: (rule: string, error: unknown) => void,
): Finding[] {
  const house = settings.rules[rule.id] ? undefined : kb.house.rules.get(rule.id);
  const chosen = settings.rules[rule.id] ?? house?.loudness;
  if (chosen === 'off') return [];
  try {
    return [...rule.check(analysis, kb, settings)].map((it) => ({
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
