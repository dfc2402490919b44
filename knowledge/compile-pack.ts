import type * as z from 'zod';
import { drugFaults, ownDoseFaults } from './check-drug';
import type { SourceFile } from './compile';
import { Drug } from './drug';
import { DotPhrase, LocalLimit, LocalMonitoring, Loudness, type Pack, PackInfo } from './pack';
import { type Problem, parse, validate, validateRows } from './read-file';
import { strangersIn } from './references';
import { Citation } from './study';

const FILES = /^(?:(?:pack|limits|monitoring|phrases|rules|citations)\.json|drugs\/[^/]+\.json)$/;

/** Reads the files of one pack. What is wrong is left out and said, all else counts. */
export function compilePack(files: readonly SourceFile[], ours: Ours, ruleIds: readonly string[]) {
  const problems: Problem[] = [];
  const values = new Map(files.map(({ file, text }) => [file, parse(file, text, problems)]));
  for (const { file } of files)
    if (!FILES.test(file)) problems.push({ file, path: '', reason: 'is no file of a pack' });
  const rowsOf = <T>(shape: z.ZodType<T>, file: string) => validateRows(shape, file, values.get(file), problems);

  const info = readInfo(values, problems);
  const citations = rowsOf(Citation, 'citations.json').map((it) => it.row);
  const known = knownTo(ours, [info, ...citations]);
  const drugs = readDrugs(values, known, problems);
  for (const it of drugs) known.drugs.set(it.id, it);

  const sound = <T extends { drug: string }>(
    shape: z.ZodType<T>,
    file: string,
    faults: (row: T, drug: Drug) => Fault[],
  ) =>
    rowsOf(shape, file).flatMap(({ row, at }) => {
      const drug = known.drugs.get(row.drug);
      const found = [...strangersIn(row, known), ...(drug ? faults(row, drug) : [])];
      problems.push(...found.map(({ path, reason }) => ({ file, path: `${at}.${path}`, reason })));
      return found.length > 0 ? [] : [row];
    });
  const pack: Pack = {
    info,
    citations,
    drugs,
    limits: sound(LocalLimit, 'limits.json', (row, drug) => ownDoseFaults(drug, row)),
    monitoring: sound(LocalMonitoring, 'monitoring.json', () => []),
    phrases: rowsOf(DotPhrase, 'phrases.json').map((it) => it.row),
    rules: readRules(values.get('rules.json'), ruleIds, problems),
  };
  return { pack, problems };
}

type Fault = Omit<Problem, 'file'>;
type Values = ReadonlyMap<string, unknown>;
type Known = ReturnType<typeof knownTo>;

/** The facts that a pack may speak of. */
export interface Ours {
  drugs: readonly Drug[];
  problems: readonly string[];
  medicines: readonly string[];
  treatments: readonly string[];
  citations: readonly string[];
  /** The drug that has a name already. */
  drugNamed(name: string): string | undefined;
}

const knownTo = (ours: Ours, own: readonly { id: string }[]) => ({
  drugs: new Map(ours.drugs.map((it) => [it.id, it])),
  problems: new Set(ours.problems),
  medicines: new Set(ours.medicines),
  treatments: new Set(ours.treatments),
  citations: new Set([...ours.citations, ...own.map((it) => it.id)]),
  drugNamed: ours.drugNamed,
});

/** A pack that does not say whose it is still works, under a name that tells so. */
function readInfo(values: Values, problems: Problem[]): Pack['info'] {
  const file = 'pack.json';
  if (!values.has(file)) problems.push({ file, path: '', reason: 'is missing; it says whose rules these are' });
  const value = values.get(file);
  const info = value === undefined ? undefined : validate(PackInfo, file, [], value, problems);
  return info ?? { id: 'house', name: 'House rules', title: 'House rules without a pack.json', date: '1970' };
}

/** Drugs that we do not have. One of ours is changed by a limit or a schedule, and not by another file. */
function readDrugs(values: Values, known: Known, problems: Problem[]): Drug[] {
  const files = [...values.keys()].filter((it) => it.startsWith('drugs/') && values.get(it) !== undefined);
  return files.flatMap((file) => {
    const drug = validate(Drug, file, [], values.get(file), problems);
    if (!drug) return [];
    const taken = drug.names.flatMap(({ text }, at) => {
      const owner = known.drugNamed(text);
      return owner ? [{ path: `names.${at}.text`, reason: `"${text}" is a name of ${owner} already` }] : [];
    });
    const twice = known.drugs.has(drug.id) ? [{ path: 'id', reason: `there is a drug "${drug.id}" already` }] : [];
    const faults = [...twice, ...taken, ...strangersIn(drug, known), ...drugFaults(drug)];
    problems.push(...faults.map((it) => ({ file, ...it })));
    return faults.length > 0 ? [] : [drug];
  });
}

function readRules(value: unknown, ruleIds: readonly string[], problems: Problem[]): Pack['rules'] {
  const file = 'rules.json';
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ file, path: '', reason: 'must be an object of rule names' });
    return {};
  }
  const rules = Object.entries(value).flatMap(([id, said]) => {
    if (!ruleIds.includes(id)) problems.push({ file, path: id, reason: `there is no rule "${id}"` });
    const loudness = ruleIds.includes(id) ? validate(Loudness, file, [id], said, problems) : undefined;
    return loudness ? [[id, loudness] as const] : [];
  });
  return Object.fromEntries(rules);
}
