import { readFileSync } from 'node:fs';
import { answerLine } from '../server/features/read-line';
import { SETTINGS } from './harness';
import { kb } from './knowledge';
import type { Score } from './reading';

interface Mention {
  span: [number, number];
  drug: string;
  doses: number[];
  frequency_per_day: number | null;
  route: string | null;
  status: string;
  status_alt?: string[];
}

interface Instruction {
  id: string;
  sig: string;
  agrees_with_upstream?: boolean;
  dose: number | null;
  dose_high: number | null;
  unit: string | null;
  frequency_per_day: number | null;
  route: string | null;
  prn: boolean;
}

const rowsIn = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((it) => JSON.parse(it) as T);

const answer = (text: string) => answerLine({ id: '', text, spans: [] }, kb, SETTINGS);

/** What of our statuses the annotation of a published sentence allows. */
const STATUS: Readonly<Record<string, readonly string[]>> = {
  active: ['affirmed', 'generic'],
  held: ['affirmed', 'generic'],
  general: ['affirmed', 'generic'],
  planned: ['hypothetical', 'affirmed'],
  proposed: ['hypothetical', 'affirmed'],
  stopped: ['historical'],
  negated: ['negated'],
};

/** Published sentences that name a JAK inhibitor: each mention's drug, doses, frequency, route and status. */
export function scoreSentences(file: string): Map<string, Score> {
  const scores = new Map<string, Score>();
  const add = (kind: string, isRight: boolean, fault: string) => {
    const score = scores.get(kind) ?? { right: 0, asked: 0, faults: [] };
    scores.set(kind, score);
    score.asked++;
    if (isRight) score.right++;
    else score.faults.push(fault);
  };
  for (const { id, text, mentions } of rowsIn<{ id: string; text: string; mentions: Mention[] }>(file)) {
    const ours = answer(text).mentions;
    for (const it of mentions) {
      const [start] = it.span;
      const own = ours.find(({ span }) => span[0] <= start && start < span[1]);
      const say = (what: unknown, mine: unknown) =>
        `${id} @${start} ${JSON.stringify(what)}: ours ${JSON.stringify(mine)} | ${text}`;
      const { doses } = it;
      const spurious = (own?.doses ?? []).filter((dose) => !doses.includes(dose));
      add('drug', own?.drug === it.drug, say(it.drug, own?.drug));
      add('doses', `${own?.doses ?? ''}` === `${doses}`, say(doses, own?.doses));
      add('no spurious dose', spurious.length === 0, say(doses, own?.doses));
      for (const [name, key] of [
        ['frequency', 'frequency_per_day'],
        ['route', 'route'],
      ] as const)
        add(name, (own?.[key] ?? null) === (it[key] ?? null), say(it[key], own?.[key]));
      const allowed = [it.status, ...(it.status_alt ?? [])];
      add(
        'status',
        (STATUS[own?.status ?? ''] ?? []).some((one) => allowed.includes(one)),
        say(allowed, own?.status),
      );
    }
  }
  return scores;
}

const ASKED = ['dose', 'dose_high', 'unit', 'frequency_per_day', 'route', 'prn'] as const;

/** Instructions from the test suites of other parsers; a line counts when all six fields are right. */
export function scoreInstructions(file: string): Map<string, Score> {
  const score: Score = { right: 0, asked: 0, faults: [] };
  for (const row of rowsIn<Instruction>(file)) {
    if (row.agrees_with_upstream === false) continue;
    const own: Partial<Instruction> = answer(row.sig).sigs[0] ?? {};
    const wrong = ASKED.filter((it) => !isSame(row[it] ?? null, own[it] ?? (it === 'prn' ? false : null)));
    score.asked++;
    if (wrong.length === 0) score.right++;
    else score.faults.push(`${row.id} ${wrong.map((it) => `${it} ${row[it]} not ${own[it]}`).join(', ')} | ${row.sig}`);
  }
  return new Map([['instructions', score]]);
}

const isSame = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 0.01);
