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
