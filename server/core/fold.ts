/**
 * A fold over a list that keeps the state behind each of its values. Of another list only what differs is folded, and
 * on from there until the states are what they were.
 */
export function createFold<T, S>(
  start: S,
  step: (state: S, value: T) => S,
  same: (a: S, b: S) => boolean = Object.is,
): (list: readonly T[]) => S {
  let known: readonly T[] = [];
  const states: S[] = [];
  return (list) => {
    if (list !== known) {
      const [above, below] = alike(list, known);
      let state = states[above - 1] ?? start;
      const fresh = list.slice(above, list.length - below).map((it) => {
        state = step(state, it);
        return state;
      });
      replaceIn(states, above, states.length - above - below, fresh);
      for (let at = list.length - below; at < list.length; at++) {
        state = step(state, list[at] as T);
        if (same(state, states[at] as S)) break;
        states[at] = state;
      }
      known = list;
    }
    return states.at(-1) ?? start;
  };
}

/** The same as map, which of another list makes only what differs. */
export function createMap<T, U>(make: (value: T) => U): (list: readonly T[]) => readonly U[] {
  let known: readonly T[] = [];
  const made: U[] = [];
  return (list) => {
    const [above, below] = alike(list, known);
    replaceIn(made, above, made.length - above - below, list.slice(above, list.length - below).map(make));
    known = list;
    return made;
  };
}

/** How many values are the same at the start and, of the rest, at the end. */
export function alike<T>(fresh: readonly T[], old: readonly T[]): [number, number] {
  const most = Math.min(fresh.length, old.length);
  let above = 0;
  while (above < most && fresh[above] === old[above]) above++;
  let below = 0;
  while (below < most - above && fresh.at(-1 - below) === old.at(-1 - below)) below++;
  return [above, below];
}

const AT_ONCE = 10_000;

/** As splice does, which takes no more values than a call has room for. */
export function replaceIn<T>(list: T[], from: number, count: number, values: readonly T[]): void {
  list.splice(from, count, ...values.slice(0, AT_ONCE));
  for (let at = AT_ONCE; at < values.length; at += AT_ONCE) {
    list.splice(from + at, 0, ...values.slice(at, at + AT_ONCE));
  }
}
