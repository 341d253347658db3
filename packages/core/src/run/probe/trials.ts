import type { Take } from "./round.ts";

/** Takes by their keys. */
export type Takes = ReadonlyMap<string, Take>;

/** What stands in for which takes: those without a stand-in are handed out as they are. */
export type Assignment = ReadonlyMap<string, unknown>;

/** How the things that code took are tried. */
export interface Trial {
  readonly what: string;
  /** True where nothing is left to a sample. */
  readonly everything: boolean;
  /** True when it was taken at its word, and only what could not be read is tried again. */
  readonly repeated: boolean;
  readonly literals: readonly unknown[];
  readonly standIns: readonly unknown[];
}

/** So many paths have all their subsets tried; of more, each alone, all but each, and pairs. */
const FEW = 6;

/** How many single takes, and how many pairs of paths, are tried. */
const SINGLES = 25;
const PAIRS = 120;

/** How many assignments are drawn. */
const DRAWN = 24;

/** Where a take stands, whichever resource or item of a list it is of. */
export function pathOf({ kind, path }: Take): string {
  return `${kind} ${path.replaceAll(/\[\d+\]/g, "[]")}`;
}

/** Takes by their path: the same field of every resource of a list is one. */
export function byPath(takes: Takes): readonly Takes[] {
  const groups = new Map<string, Map<string, Take>>();
  for (const [key, take] of takes) {
    const path = pathOf(take);
    const group = groups.get(path) ?? new Map<string, Take>();
    groups.set(path, group.set(key, take));
  }
  return [...groups.values()];
}

/**
 * What is tried in the place of what cannot matter, what tells most first: the same for all, one path alone, some paths and
 * not others, single takes, and what is drawn. What is drawn is the same in every run.
 */
export function* assignments(takes: Takes, standIns: readonly unknown[]): Generator<Assignment> {
  const all = [...takes.keys()];
  for (const standIn of standIns) yield each(all, standIn);
  const paths = byPath(takes).map((group) => [...group.keys()]);
  if (paths.length > 1) for (const path of paths) yield each(path, false);
  const drawn = draw();
  for (let time = 0; time < DRAWN && all.length > 1; time += 1) {
    yield new Map(
      all.flatMap((key) => {
        const kept = drawn(3) === 0;
        const standIn = drawn(2) === 0 ? false : standIns[drawn(standIns.length)];
        return kept ? [] : [[key, standIn] as const];
      }),
    );
  }
  yield* mixed(paths);
  if (all.length > paths.length) for (const key of all.slice(0, SINGLES)) yield each([key], false);
  if (paths.length > 1) for (const path of paths) for (const standIn of standIns) yield each(path, standIn);
}

/** Some paths are there and some are not. */
function* mixed(paths: readonly (readonly string[])[]): Generator<Assignment> {
  if (paths.length <= FEW) {
    for (let bits = 1; bits < 2 ** paths.length; bits += 1) {
      yield each(paths.filter((_, at) => (bits >> at) & 1).flat(), false);
    }
  } else {
    for (const path of paths) yield each(paths.filter((one) => one !== path).flat(), false);
  }
  const pairs = paths.flatMap((one) =>
    paths.filter((other) => other !== one).map((other) => [one, other] as const),
  );
  for (const [one, other] of pairs.slice(0, PAIRS)) {
    yield new Map([...each(one, true), ...each(other, false)]);
    if (paths.length > FEW) yield each([...one, ...other], false);
  }
}

function each(keys: readonly string[], standIn: unknown): Assignment {
  return new Map(keys.map((key) => [key, standIn]));
}

/** Numbers below `below`, in an order without an order that is always the same. */
function draw(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % below;
  };
}
