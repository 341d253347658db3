import type { Framework } from "../follow/value.ts";

/** One part of a path between slashes. */
export type Segment =
  /** `written` is what stands in the pattern, where it has what is escaped: no framework decodes that. */
  | { readonly kind: "word"; readonly word: string; readonly written?: string }
  /** Any one that is not empty. */
  | { readonly kind: "one" }
  /** Any number, none as well but where it is of some; as a tail it stands for what is below a mount, and gives way to that. */
  | { readonly kind: "rest"; readonly isTail?: true; readonly isSome?: true };

/** The paths that a pattern answers: of each alternative one. */
export interface PathSet {
  readonly ways: readonly (readonly Segment[])[];
  /** False where it answers fewer than it says: then it covers nothing for certain. */
  readonly isExact: boolean;
}

const REST: Segment = { kind: "rest" };
/** A star of Express stands for something. */
const SOME: Segment = { kind: "rest", isSome: true };
/** What stands behind a last slash. */
const CLOSED: Segment = { kind: "word", word: "" };
const TAIL: Segment = { kind: "rest", isTail: true };
export const EVERYTHING: PathSet = { ways: [[REST]], isExact: true };
/** Anything may be one of them, and nothing is for certain. */
export const SOMETHING: PathSet = { ways: [[REST]], isExact: false };

/** The paths of a pattern as a framework reads it. `isPrefix` for what answers all below as well. */
export function pathSet(pattern: string, framework: Framework, isPrefix: boolean): PathSet {
  let isExact = true;
  // Hono tells a path that ends in a slash from one that does not.
  const isClosed = framework === "hono" && /[^/]\/$/.test(pattern);
  const ways = alternatives(pattern, framework).map((way) => {
    const segments = way
      .split("/")
      .filter((part) => part !== "")
      .map((part, index, all): Segment => {
        const segment = segmentOf(part, framework);
        if (segment === undefined) {
          isExact = false;
          return /[*(+{]/.test(part) ? REST : { kind: "one" };
        }
        // A star that is not the last of a path is one segment in Hono.
        const isLast = index === all.length - 1;
        return segment.kind === "rest" && framework === "hono" && !isLast ? { kind: "one" } : segment;
      });
    if (isClosed) return [...segments, CLOSED];
    return isPrefix ? [...segments, TAIL] : segments;
  });
  return { ways, isExact };
}

/** What is optional, there and not there. */
function alternatives(pattern: string, framework: Framework): readonly string[] {
  const braces = framework === "express" ? /\{([^{}]*)\}/ : undefined;
  // Hono knows it at the end of a path alone.
  const isThere = framework === "hono" ? /\/:\w+\?$/ : /\/:\w+\?(?=\/|$)/;
  const optional = braces?.exec(pattern) ?? isThere.exec(pattern);
  if (optional === null || optional === undefined) return [pattern];
  const [whole, within = whole.slice(0, -1)] = optional;
  const put = (text: string): string =>
    pattern.slice(0, optional.index) + text + pattern.slice(optional.index + whole.length);
  return [...alternatives(put(within), framework), ...alternatives(put(""), framework)].slice(0, 64);
}

/** A part as a segment; undefined where it is a pattern of its own. */
function segmentOf(part: string, framework: Framework): Segment | undefined {
  if (framework === "express" && /^(?:\*\w*|\(\.\*\))$/.test(part)) return SOME;
  if (part === "*") return REST;
  if (/^:\w+$/.test(part)) return { kind: "one" };
  if (/^[^*():?+{}[\]!|\\^$]+$/.test(part)) return wordOf(part);
  return undefined;
}

function wordOf(part: string): Segment {
  const word = decoded(part);
  return { kind: "word", word, ...(word !== part && { written: part }) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A set below another: what a mount makes of the paths within. */
export function below(mount: PathSet, path: PathSet): PathSet {
  const ways = mount.ways.flatMap((before) =>
    path.ways.map((way) => [...before.filter((one) => one !== CLOSED && !isTail(one)), ...way]),
  );
  // A star within a path stands for one part in some frameworks, and for any number in others.
  const isStarred = mount.ways.some((way) => way.some((one) => one.kind === "rest" && !isTail(one)));
  return { ways: ways.slice(0, 256), isExact: mount.isExact && path.isExact && !isStarred };
}

function isTail(segment: Segment): boolean {
  return segment.kind === "rest" && segment.isTail === true;
}

type Same = (a: string, b: string) => boolean;

const sameLetters: Same = (a, b) => a === b;
const sameWord: Same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** True when some path may be in both; without regard to case, for that asks for more. */
export function overlaps(a: PathSet, b: PathSet): boolean {
  return a.ways.some((one) => b.ways.some((other) => meet(one, other)));
}

function meet(a: readonly Segment[], b: readonly Segment[]): boolean {
  const [first, ...restA] = a;
  const [second, ...restB] = b;
  if (first === undefined) return b.every(({ kind }) => kind === "rest");
  if (second === undefined) return a.every(({ kind }) => kind === "rest");
  if (first.kind === "rest") return meet(restA, b) || meet(a, restB);
  if (second.kind === "rest") return meet(a, restB) || meet(restA, b);
  const isSame = first.kind === "one" || second.kind === "one" || sameWord(first.word, second.word);
  return isSame && meet(restA, restB);
}

/** The paths of a set that lie in an area, by its own words; where `keepsParts`, what stands for any part, or any number of them, stays that. */
export function within(paths: PathSet, area: PathSet, keepsParts = false): PathSet {
  const ways = paths.ways.flatMap((way) => area.ways.flatMap((other) => common(way, other, keepsParts)));
  return { ways, isExact: paths.isExact && area.isExact };
}

type Ways = readonly (readonly Segment[])[];

function common(way: readonly Segment[], area: readonly Segment[], keepsParts: boolean): Ways {
  const [first, ...rest] = way;
  const [second, ...restArea] = area;
  if (second === undefined) return way.every(({ kind }) => kind === "rest") ? [[]] : [];
  if (second.kind === "rest") return [way];
  if (first === undefined) return [];
  if (first === CLOSED) return [];
  if (first.kind === "rest") {
    if (keepsParts) return [[SOME, ...rest]];
    if (rest.length === 0) return [area];
    return [
      ...common(rest, area, keepsParts),
      ...common(way, restArea, keepsParts).map((one) => [second, ...one]),
    ];
  }
  if (first.kind === "word" && second.kind === "word" && !sameWord(first.word, second.word)) return [];
  const own = first.kind === "word" || keepsParts ? first : second;
  return common(rest, restArea, keepsParts).map((one) => [own, ...one]);
}

/** True when every path of `inner` is one of `outer`, for certain. */
export function covers(outer: PathSet, inner: PathSet, isCaseSensitive: boolean): boolean {
  if (!outer.isExact) return false;
  const same = isCaseSensitive ? sameLetters : sameWord;
  return inner.ways.every((way) => outer.ways.some((other) => holds(other, way, same)));
}

function holds(outer: readonly Segment[], inner: readonly Segment[], same: Same): boolean {
  const [first, ...restOuter] = outer;
  const [second, ...restInner] = inner;
  if (first === undefined) return inner.length === 0;
  if (first.kind === "rest") {
    if (first.isSome === true) {
      const isThere = second !== undefined && (second.kind !== "rest" || second.isSome === true);
      return isThere && holds([REST, ...restOuter], restInner, same);
    }
    if (restOuter.length === 0) return true;
    return holds(restOuter, inner, same) || (second !== undefined && holds(outer, restInner, same));
  }
  if (second === undefined || second.kind === "rest") return false;
  if (second === CLOSED && first.kind === "one") return false;
  if (
    first.kind === "word" &&
    (second.kind !== "word" || !same(first.written ?? first.word, second.written ?? second.word))
  )
    return false;
  return holds(restOuter, restInner, same);
}
