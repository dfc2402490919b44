import { MONITORING, SCREENING } from '../../server/core/words';
import { classWords } from '../../server/features/render';
import { type Sections, some, uses } from './fact-row';

const classes = (ids: readonly Parameters<typeof classWords>[0][]) => ids.map(classWords).join(' and ');

/** What a label says beside its doses. */
export const safetyFacts: Sections = [
  [
    'Contraindications',
    ({ contraindications }) =>
      contraindications.map((it) => ({
        ...it,
        name:
          it.problem?.replaceAll('-', ' ') ??
          (it.childPugh ? `Child-Pugh ${it.childPugh.join(', ')}` : classes(it.medicines ?? [])),
        text: it.evidence.says,
      })),
  ],
  [
    'Interactions without a dose',
    ({ interactions = [] }) =>
      interactions.map((it) => ({ ...it, name: classes(it.medicines), text: it.evidence.says })),
  ],
  [
    'Combinations',
    ({ combinations }) =>
      combinations.map((it) => ({
        ...it,
        name: some([it.medicines.map(classWords).join(', '), it.indications && `in ${uses(it.indications)}`]),
        text: it.evidence.says,
      })),
  ],
  [
    'Laboratory limits',
    ({ labLimits }) =>
      labLimits.map((it) => ({
        ...it,
        name: `${it.action.replaceAll('-', ' ')}: ${it.test.toUpperCase()}`,
        text: some([
          it.below === undefined ? `fall by more than ${it.fall} ${it.unit}` : `below ${it.below} ${it.unit}`,
          it.indications && uses(it.indications),
        ]),
      })),
  ],
  [
    'Boxed warning',
    ({ boxedWarning }) => boxedWarning.map((it) => ({ ...it, name: 'items', text: it.items.join(', ') || 'none' })),
  ],
  [
    'Before the start',
    ({ screening }) =>
      screening.map((it) => ({ ...it, name: 'items', text: it.items.map((item) => SCREENING[item].title).join(', ') })),
  ],
  [
    'Monitoring',
    ({ monitoring }) =>
      monitoring.map((it) => ({ ...it, name: it.tests.map((one) => MONITORING[one]).join(', '), text: it.when })),
  ],
  [
    'Warnings',
    ({ warnings = [] }) =>
      warnings.map((it) => ({ ...it, name: it.topic.replaceAll('-', ' '), text: it.evidence.says })),
  ],
  [
    'Reproduction',
    ({ reproduction = [] }) => reproduction.map((it) => ({ ...it, name: it.topic, text: it.evidence.says })),
  ],
  [
    'Vaccines',
    ({ vaccination = [] }) => vaccination.map((it) => ({ ...it, name: 'live vaccines', text: it.evidence.says })),
  ],
  [
    'Surgery',
    ({ perioperative = [] }) =>
      perioperative.map((it) => ({ ...it, label: it.label, name: 'hold', text: it.evidence.says })),
  ],
  ['Stopping', ({ taper = [] }) => taper.map((it) => ({ ...it, name: 'taper', text: it.evidence.says }))],
  ['Other', ({ notes }) => notes.map((it) => ({ ...it, name: it.topic, text: it.evidence.says }))],
];
