import { withStars } from "./wildcard.ts";

/**
 * True when `outer` matches every text that `inner` matches. Errs on the side of no: what several stars of `outer` take in
 * only together may be missed.
 *
 * @example takesIn("iam:*", "iam:Get*") // true
 */
export function takesIn(outer: string, inner: string): boolean {
  return takesInOrdered(questionsFirst(outer), questionsFirst(inner));
}

/** `*?` and `?*` are the same, and only the second is read from left to right. */
function questionsFirst(pattern: string): string {
  return pattern.replace(/[*?]{2,}/g, (run) => run.replaceAll("*", "") + (run.includes("*") ? "*" : ""));
}

function takesInOrdered(outer: string, inner: string): boolean {
  let places = withStars(outer, [0]);
  for (const character of inner.split("")) {
    const next: number[] = [];
    for (const place of places) {
      const there = outer[place];
      if (there === "*") next.push(place);
      else if (character !== "*" && (there === "?" || there === character)) next.push(place + 1);
    }
    places = withStars(outer, next);
  }
  return places.has(outer.length);
}

/**
 * True when some text is matched by both patterns.
 *
 * @example overlap("iam:*User", "iam:Get*") // true: `iam:GetUser`
 */
export function overlap(one: string, other: string): boolean {
  // For each place in `other`: whether what follows there and what follows in `one` can be the same.
  let below: readonly boolean[] = [];
  for (let i = one.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    for (let j = other.length; j >= 0; j -= 1) {
      const [a, b] = [one[i], other[j]];
      if (a === undefined && b === undefined) row[j] = true;
      else if (a === "*" || b === "*") row[j] = below[j] === true || row[j + 1] === true;
      else row[j] = alike(a, b) && below[j + 1] === true;
    }
    below = row;
  }
  return below[0] === true;
}

function alike(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || a === "?" || b === "?");
}
