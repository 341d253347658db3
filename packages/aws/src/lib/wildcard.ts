/** True when `pattern` matches the whole of `text`: `*` stands for any run of characters, `?` for one. */
export function matches(pattern: string, text: string): boolean {
  return placesAfter(pattern, text).has(pattern.length);
}

/** True when `pattern` matches at least one text that begins with `prefix`. */
export function matchesSome(pattern: string, prefix: string): boolean {
  return placesAfter(pattern, prefix).size > 0;
}

/** True when `pattern` matches every text that begins with `prefix`, the prefix itself among them. */
export function matchesEvery(pattern: string, prefix: string): boolean {
  return pattern.endsWith("*") && matches(pattern, prefix);
}

/** True when `pattern` matches every text that begins with `prefix` and goes on. */
export function matchesEveryLonger(pattern: string, prefix: string): boolean {
  return matchesEvery(pattern, prefix) || (pattern.endsWith("?*") && matches(pattern.slice(0, -2), prefix));
}

/** Every place in `pattern` where matching can stand once it has read `text`. */
function placesAfter(pattern: string, text: string): ReadonlySet<number> {
  let places = withStars(pattern, [0]);
  for (const character of text.split("")) {
    const next: number[] = [];
    for (const place of places) {
      if (pattern[place] === "*") next.push(place);
      else if (pattern[place] === "?" || pattern[place] === character) next.push(place + 1);
    }
    places = withStars(pattern, next);
  }
  return places;
}

/** A star may stand for nothing, so whoever stands before it stands behind it too. */
export function withStars(pattern: string, places: readonly number[]): Set<number> {
  const all = new Set<number>();
  for (const place of places) {
    let at = place;
    all.add(at);
    while (pattern[at] === "*") all.add(++at);
  }
  return all;
}
