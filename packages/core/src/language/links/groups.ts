const none: readonly never[] = Object.freeze([]);

/** Looks up what belongs to a key, in the order given; what names a key twice belongs to it once. */
export function groupsOf<T>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  for (const group of groups.values()) Object.freeze(group);
  return (key) => groups.get(key) ?? none;
}

/** Each id once, in order of its first mention, as it was last defined. */
export function onePerId<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return Object.freeze([...new Map(all.map((one) => [one.id, one])).values()]);
}
