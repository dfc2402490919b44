/** Things by their id, each made when it is first asked for. */
export interface Shelf<T> {
  get(id: string): T | undefined;
  values(): Iterable<T>;
}

export function shelf<T>(ids: readonly string[], make: (id: string) => T): Shelf<T> {
  const known = new Set(ids);
  const made = new Map<string, T>();
  const get = (id: string): T | undefined => {
    if (!made.has(id) && known.has(id)) made.set(id, make(id));
    return made.get(id);
  };
  return { get, values: () => ids.map((it) => get(it) as T) };
}

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let value: { made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

/** What is made of one thing and a few words, made once for as long as the thing is there. */
export function perThing<K extends object, A extends string[], T>(make: (of: K, ...words: A) => T): typeof make {
  const known = new WeakMap<K, Map<string, T>>();
  return (of, ...words) => {
    const made = known.get(of) ?? new Map<string, T>();
    known.set(of, made);
    const key = words.join(' ');
    if (!made.has(key)) made.set(key, make(of, ...words));
    return made.get(key) as T;
  };
}
