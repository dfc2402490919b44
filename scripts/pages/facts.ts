import type { Drug } from '../../knowledge/drug';
import { frequencyWords, INDICATION } from '../../server/core/words';
import { bandWords, conditionWords, doseWords, limitWords, weeksWords } from '../../server/features/render';
import { type Row, type Sections, some, uses } from './fact-row';
import { safetyFacts } from './safety';

/** Every fact that has a source, in the order in which a label gives them. */
export const factRows = (drug: Drug): Row[] =>
  [...DOSES, ...safetyFacts].flatMap(([section, rows]) =>
    rows(drug).map((it) => ({ section, ...it, text: it.forms ? `${it.text} (${it.forms.join(', ')})` : it.text })),
  );

const DOSES: Sections = [
  [
    'Targets',
    ({ targets }) => [
      { name: 'targets', label: undefined, text: targets.names.join(', '), evidence: targets.evidence },
    ],
  ],
  ['Codes', ({ codes }) => codes.map((it) => ({ ...it, name: CODE[it.system], label: undefined, text: it.code }))],
  [
    'Forms',
    ({ forms }) =>
      forms.flatMap((it) =>
        it.labels.map((label) => ({
          name: it.form,
          label,
          text: some([
            `${it.strengths.join(', ')} ${unitOf(it.form)}`,
            it.weightKg && `weight ${bandWords(it.weightKg, ' kg')}`,
          ]),
          evidence: it.evidence,
        })),
      ),
  ],
  [
    'Indications',
    ({ indications }) =>
      indications.map((it) => ({
        ...it,
        name: INDICATION[it.indication],
        text: `${it.place} Age ${bandWords(it.ageYears)}${it.weightKg ? `, weight ${bandWords(it.weightKg, ' kg')}` : ''}.`,
      })),
  ],
  [
    'Doses',
    ({ doses }) =>
      doses.map((it) => ({
        ...it,
        name: `${INDICATION[it.indication]}, ${it.phase}`,
        text: some([
          doseWords(it),
          weeksWords(it),
          it.ageYears && `age ${bandWords(it.ageYears)}`,
          it.weightKg && `weight ${bandWords(it.weightKg, ' kg')}`,
        ]),
      })),
  ],
  [
    'On the skin',
    ({ topical = [] }) =>
      topical.map((it) => ({
        ...it,
        name: INDICATION[it.indication],
        text: some([
          `${it.strength} % ${it.form} ${frequencyWords(it.perDay)}`,
          it.bodySurface !== undefined && `at most ${it.bodySurface} % of the skin`,
          it.grams && `at most ${it.grams.map(({ amount, days }) => `${amount} g in ${days} days`).join(' or ')}`,
          it.weeks !== undefined && `look again at ${it.weeks} weeks`,
          it.ageYears && `age ${bandWords(it.ageYears)}`,
        ]),
      })),
  ],
  [
    'Limits',
    ({ limits }) =>
      limits.map((it) => ({
        ...it,
        name: `${it.basis}: ${conditionWords(it)}`,
        text: `${uses(it.indications)}: ${limitWords(it)}`,
      })),
  ],
];

const CODE = { atc: 'ATC', rxnorm: 'RxNorm', unii: 'UNII', cas: 'CAS' };

const unitOf = (form: string) => (form === 'solution' ? 'mg/mL' : form === 'cream' || form === 'ointment' ? '%' : 'mg');
