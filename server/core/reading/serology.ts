import { as, type Lexicon } from '../lexicon';
import type { Context } from '../read-block';
import type { Sentence } from '../sentence';
import { numberAt, type Token } from '../token';
import type { Mention } from '../types';
import { type Meant, type NotePart, partOf } from './note-part';
import { signsIn } from './sign-result';
import type { Found } from './sign-walk';

/** What a positive result tells of the patient, by the test's name. */
const MEANS: Readonly<Record<string, string>> = {
  quantiferon: 'positive-tb-test',
  't-spot': 'positive-tb-test',
  igra: 'positive-tb-test',
  tst: 'positive-tb-test',
  hbsag: 'hbsag-positive',
  'hbv-dna': 'hbv-dna-detected',
  'pregnancy-test': 'pregnancy',
};
/** A negative one takes an earlier result back; that a test was negative before tells of no pregnancy of today. */
const TAKES_BACK: ReadonlySet<string> = new Set(['positive-tb-test', 'hbsag-positive', 'hbv-dna-detected']);
const NAMED =
  /hbs|hbv|hep(?:atitis)? b|surface|\bs ?ag\b|quant|qft|\bqf|qtf|spot|igra|interferon|ppd|tst|mantoux|tubercul|tb (?:gold|skin|elispot)|hcg|preg|upt|ucg/i;

/** Results of a block that tell of an infection or of a pregnancy, as problems; only the latest of each test in it. */
export function readSerology(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  context: Context,
  lexicon: Lexicon,
): Mention[] {
  if (!NAMED.test(text)) return [];
  const part = partOf(text, tokens, sentences, context, lexicon);
  const signs = signsIn(part, context.on);
  const counted = part.measures.filter((it) => as(it, 'assay')).flatMap((it) => [...load(it, part), ...size(it, part)]);
  const latest = new Map<string, Sign>();
  for (const it of [...signs, ...counted].sort((a, b) => a.name.from - b.name.from)) {
    const concept = MEANS[as(it.name, 'assay')?.concept ?? ''];
    const day = latest.get(concept ?? '')?.sign.day;
    if (concept && (!day || !it.sign.day || it.sign.day >= day)) latest.set(concept, it);
  }
  return [...latest].flatMap(([concept, it]) => mentionOf(concept, it, part));
}

interface Sign {
  name: Meant;
  sign: Found;
}

/** "HBV DNA 2,300 IU/mL", "HBV DNA <10". */
function load(name: Meant, { text, tokens }: NotePart): Sign[] {
  if (as(name, 'assay')?.concept !== 'hbv-dna') return [];
  const [, below, amount] = LOAD.exec(text.slice(name.end, name.end + LOAD_REACH)) ?? [];
  if (amount === undefined) return [];
  const value = below || Number(amount?.replaceAll(',', '')) === 0 ? 'not-detected' : 'detected';
  const at = numberBehind(name, tokens);
  return at === undefined ? [] : [{ name, sign: { value, from: at, to: at + 1 } }];
}

/** "hCG 2,300", "PPD 18 mm". */
function size(name: Meant, { text, tokens }: NotePart): Sign[] {
  const from = as(name, 'assay')?.from;
  const at = numberBehind(name, tokens);
  if (from === undefined || at === undefined) return [];
  const between = text.slice(name.end, tokens[at]?.start);
  const behind = text.slice(tokens[at]?.end, (tokens[at]?.end ?? 0) + UNIT);
  const isSize = LEAD.test(between) && ENDS.test(behind) && numberAt(tokens, at) >= from;
  return isSize ? [{ name, sign: { value: 'positive', from: at, to: at + 1 } }] : [];
}

const UNIT = 8;
const LEAD = /^[\s:=(]*(?:(?:is|was|at|of|level|quant\w*|today|result|read|measured)[\s:=(]+){0,3}$/i;
const ENDS = /^\s?(?:m?i?u\b|mm\b|[,;.)]|$)/i;

function numberBehind(name: Meant, tokens: readonly Token[]): number | undefined {
  const steps = tokens.slice(name.to, name.to + MOST_WORDS).findIndex((it) => it.kind === 'number');
  return steps < 0 ? undefined : name.to + steps;
}

const MOST_WORDS = 12;
const LOAD_REACH = 60;
const LOAD =
  /^[\s:(=]*(?:(?:is|was|at|of|level|today|now|still|quantitative|pcr)[\s:(=]+){0,3}([<≤])?\s?(\d[\d,.]{0,14})\s?(?:x|×|e\d|iu|copies|cp|log|million|k\b)/i;

function mentionOf(concept: string, { name, sign }: Sign, { tokens, text }: NotePart): Mention[] {
  const is = /^(?:positive|detected)$/.test(`${sign.value}`);
  const isNot = /^(?:negative|not-detected)$/.test(`${sign.value}`) && TAKES_BACK.has(concept);
  if (!is && !isNot) return [];
  const from = Math.min(name.from, sign.from);
  const to = Math.max(name.to, sign.to);
  const { section, start, end } = name.sentence;
  const year = Number(sign.day?.slice(0, 4));
  return [
    {
      kind: 'problem',
      concept,
      span: { start: tokens[from]?.start ?? 0, end: Math.min(tokens[to - 1]?.end ?? 0, text.length) },
      assertion: {
        existence: is ? 'affirmed' : 'negated',
        temporality: is && section === 'past-history' ? 'historical' : 'current',
        experiencer: 'patient',
      },
      section,
      degree: [],
      sentence: { start, end },
      ...(year > 0 && { year }),
    },
  ];
}
