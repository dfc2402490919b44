import { as, type Term } from '../lexicon';
import { isPlain, isSigWord, type View } from './dose-words';
import type { Place } from './mention-frequency';

/** The way that the words at a medicine or its dose say it is given; absent where they say none. */
export function routeAt({ drug, doses, end }: Place, view: View): string | undefined {
  const first = Math.min(drug.from, doses[0]?.from ?? drug.from);
  return named(drug, view) ?? before(first, view) ?? inside(first, drug, view) ?? behind({ drug, doses, end }, view);
}

/** "ruxolitinib cream" is one name. */
function named({ from, to }: Term, { tokens }: View): string | undefined {
  const words = tokens.slice(from, to).map((it) => it.key);
  return words.some((it) => /^(?:cream|ointment|topical)$/.test(it))
    ? 'topical'
    : words.includes('oral')
      ? 'oral'
      : undefined;
}

/** "oral tofacitinib", "a single oral 400-mg dose", "oral JAK inhibitor INCB18424". */
function before(first: number, view: View): string | undefined {
  for (let at = first - 1; at >= Math.max(view.sentence.from, first - BEFORE); at--) {
    const term = view.at(at);
    if (routeOf(term, view)) return routeOf(term, view);
    if (!isSigWord(term) && !as(term, 'class') && !/^(?:a|single|the|-|")$/.test(view.tokens[at]?.key ?? ''))
      return undefined;
  }
  return undefined;
}

const BEFORE = 5;

/** Between a dose and the name behind it. */
function inside(first: number, drug: Term, view: View): string | undefined {
  for (let at = first; at < drug.from; at++) {
    const route = routeOf(view.at(at), view);
    if (route) return route;
  }
  return undefined;
}

const STRANGERS = 2;
const REACH = 14;

function behind({ drug, doses, end }: Place, view: View): string | undefined {
  const last = doses.at(-1);
  const reach = Math.min(end, Math.max(drug.to, last?.to ?? 0) + REACH);
  let strangers = 0;
  let depth = 0;
  for (let at = drug.to; at < reach; ) {
    const list = doses.find((it) => it.from === at);
    if (list) [at, strangers] = [list.to, 0];
    const term = view.at(at);
    const route = routeOf(term, view);
    if (route && term) return describesOther(term, view) ? undefined : route;
    const key = view.tokens[at]?.key ?? '';
    depth += key === '(' ? 1 : key === ')' ? -1 : 0;
    if (/^(?:and|or|then|but|plus|versus|vs|with|;|\.|\+)$/.test(key)) return undefined;
    if (depth <= 0 && !isPlain(view, at) && ++strangers > STRANGERS) return undefined;
    at = term?.to ?? at + 1;
  }
  return undefined;
}

/** "oral placebo", "topical steroids": the word stands before what it describes. */
function describesOther({ from, to }: Term, view: View): boolean {
  return /^(?:oral|topical|iv|intravenous)$/.test(view.tokens[from]?.key ?? '') && !isPlain(view, to);
}

function routeOf(term: Term | undefined, { tokens }: View): string | undefined {
  if (!term) return undefined;
  const isOral = as(term, 'form') && tokens[term.from]?.key === 'oral';
  return as(term, 'route')?.route ?? (isOral ? 'oral' : undefined);
}
