import { circumstances } from '../../knowledge/circumstances';
import type { Drug } from '../../knowledge/drug';
import type { Pack } from '../../knowledge/pack';
import { acuteOf, type Library, type Source } from './library';

/** The id of a local citation begins with its pack's, so that every fact tells whether it is a house rule. */
const SEPARATOR = '/';

export const isLocal = ({ citation }: { citation: string }): boolean => citation.includes(SEPARATOR);

/** The facts with house rules over them; of two packs that say the same, the later one counts. */
export const withPacks = (library: Library, packs: readonly Pack[]): Library => packs.reduce(withPack, library);

function withPack(library: Library, pack: Pack): Library {
  const own = localised(pack);
  const added = new Map(own.drugs.map((it) => [it.id, it]));
  return {
    ...library,
    core: {
      ...library.core,
      drugs: [...library.core.drugs, ...own.drugs.map(acuteOf)],
    },
    drug: (id) => withRows(added.get(id) ?? library.drug(id), own),
    citations: () => [...library.citations(), ...localCitations(pack, library.citations())],
    house: {
      names: [
        ...library.house.names,
        ...own.drugs.flatMap(({ id, names }) => names.map((it) => ({ ...it, drug: id }))),
      ],
      phrases: [...library.house.phrases, ...pack.phrases.map((it) => ({ ...it, pack: pack.info.name }))],
      rules: new Map([
        ...library.house.rules,
        ...Object.entries(pack.rules).map(([id, loudness]) => [id, { loudness, pack: pack.info.name }] as const),
      ]),
    },
  };
}

/** A local row goes before the label's: one limit for the same circumstances, one schedule for the same tests. */
function withRows(drug: Drug, pack: Pack): Drug {
  const limits = pack.limits.flatMap(({ drug: id, ...row }) => (id === drug.id ? row : []));
  const monitoring = pack.monitoring.flatMap(({ drug: id, ...row }) => (id === drug.id ? row : []));
  if (limits.length === 0 && monitoring.length === 0) return drug;
  const ruled = new Set(limits.flatMap((row) => row.indications.map((use) => circumstances(row, use))));
  const scheduled = new Set(monitoring.flatMap((row) => row.tests.map((test) => `${row.label} ${test}`)));
  return {
    ...drug,
    limits: [
      ...limits,
      ...drug.limits.flatMap((row) => {
        const uses = row.indications.filter((use) => !ruled.has(circumstances(row, use)));
        return uses.length > 0 ? { ...row, indications: uses } : [];
      }),
    ],
    monitoring: [
      ...monitoring,
      ...drug.monitoring.flatMap((row) => {
        const tests = row.tests.filter((test) => !scheduled.has(`${row.label} ${test}`));
        return tests.length > 0 ? { ...row, tests } : [];
      }),
    ],
  };
}

/** The pack with each citation in its facts marked as its own. */
function localised(pack: Pack): Pack {
  const mark = (key: string, value: unknown) => (key === 'citation' ? `${pack.info.id}${SEPARATOR}${value}` : value);
  return JSON.parse(JSON.stringify(pack, mark)) as Pack;
}

/** What its facts may name: the pack itself, its own sources, and ours as it uses them. */
function localCitations({ info, citations }: Pack, known: readonly Source[]): Source[] {
  const itself: Source = { id: info.id, short: info.name, title: info.title, date: info.date };
  return [...known.filter((it) => !isLocal({ citation: it.id })), ...citations, itself].map((it) => ({
    ...it,
    id: `${info.id}${SEPARATOR}${it.id}`,
    short: it === itself ? it.short : `${it.short}, by ${info.name}`,
  }));
}
